import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import { committedFile } from '../../committed-file.ts';
import { elementsReport } from '../../contract/mutation-elements-report.ts';
import type { JudgedPackage } from '../../contract/mutation-document.ts';
import { mutationSummaryDocument } from '../../contract/mutation-summary-document.ts';
import { outFolder } from '../../out-folder.ts';
import { renderJson } from '../../render/json.ts';
import { mutationHtml } from '../../render/mutation-html.ts';
import type { World } from '../../world/world.ts';
import { SCORES } from './committed-scores.ts';
import type { TriedPackage } from './try-packages.ts';

const ELEMENTS = 'mutation-testing-elements/dist/mutation-test-elements.js';
const PAGE = 'mutation.html';

/** Writes the page that shows every mutant in its code, and gives its path. */
export function writeMutationPage(
  world: World,
  root: string,
  tried: readonly TriedPackage[],
): Result<string[]> {
  const script = world.resolveModule(ELEMENTS, import.meta.dirname);
  const bytes = script === null ? null : world.files.read(script);
  if (bytes === null) return ok([]);
  const ready = outFolder(world, root);
  if (!ready.ok) return ready;
  const runs = tried.map(({ target, run }) => ({
    path: target.owner.ref.path,
    run,
    sources: target.sources,
  }));
  const html = mutationHtml(elementsReport(runs), Buffer.from(bytes).toString('utf8'));
  const written = world.files.write(path.join(ready.value, PAGE), [html]);
  return written.ok ? ok([`coverage/.out/${PAGE}`]) : written;
}

/** Writes the scores that are committed, and gives their path. */
export function writeScores(world: World, root: string, judged: readonly JudgedPackage[]): Result<string[]> {
  const file = committedFile(world, root, SCORES);
  if (!file.ok) return file;
  const text = renderJson(mutationSummaryDocument(judged), { indent: true });
  const written = world.files.write(file.value, [text]);
  return written.ok ? ok([SCORES]) : written;
}
