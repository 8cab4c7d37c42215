import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import { elementsReport } from '../../contract/mutation-elements-report.ts';
import type { JudgedPackage } from '../../contract/mutation-document.ts';
import { mutationSummaryDocument } from '../../contract/mutation-summary-document.ts';
import { outFolder } from '../../out-folder.ts';
import { renderJson } from '../../render/json.ts';
import { mutationHtml } from '../../render/mutation-html.ts';
import { leadsOut } from '../../world/leads-out.ts';
import type { World } from '../../world/world.ts';
import { SCORES, scoresFile } from './committed-scores.ts';
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
  const file = scoresFile(root);
  if (leadsOut(world, root, file)) {
    return failed({
      code: 'usage',
      message: `${SCORES} is a symbolic link out of the repository`,
      hint: 'Put a file in its place',
      file: SCORES,
    });
  }
  const text = renderJson(mutationSummaryDocument(judged), { indent: true });
  const written = world.files.write(file, [text]);
  return written.ok ? ok([SCORES]) : written;
}
