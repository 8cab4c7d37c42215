import path from 'node:path';
import { ok } from '@tidemark/kernel';
import { loadParser } from '@tidemark/syntax';
import { diffError } from '../contract/diff-document.ts';
import type { DiffDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { filterWarnings } from '../gather/filtered-sources.ts';
import { refuseHiddenEdits } from '../gather/hidden-edits.ts';
import { sourceReader } from '../gather/source-reader.ts';
import { diffText } from '../render/diff-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { AskedGit } from './ask-git.ts';
import { judgeChanges, type AskedSettings } from './judge-changes.ts';

/** An answer of `diff`. */
export interface DiffReport extends Report {
  readonly document: DiffDocument;
}

/** Judges the change that the flags name, by what git answers. */
export async function runDiff(flags: FlagValues, world: World, asked: AskedGit): Promise<DiffReport> {
  const { cwd, answers } = asked;
  if (!answers.ok) return reportOf(diffError(errorPart(answers.problems)), asked.root);
  const { repository, source, judged, tracked, filters } = answers.value;
  const { root } = repository;
  const sources = sourceReader(world, root);
  void tracked.then((paths) => sources.readAhead(paths));
  const isOnDisk = source.kind === 'worktree' || source.kind === 'patch';
  // Git is at work, so this is the time to load what the first source would wait for.
  const parser = loadParser();
  const [changes, seen, filtered] = await Promise.all([
    answers.value.changes,
    isOnDisk ? refuseHiddenEdits(world, repository) : ok(null),
    filters.then((names) => filterWarnings(world, root, names)),
    parser,
  ]);
  if (!seen.ok) return reportOf(diffError(errorPart(seen.problems)), root);
  if (!changes.ok) return reportOf(diffError(errorPart(changes.problems)), root);
  const place = { root, cwd, reports: flags.list('coverage'), sources };
  const told = { ...changes.value, warnings: [...changes.value.warnings, ...filtered] };
  const { document, ...measured } = await judgeChanges(judged, told, place, askedOf(flags));
  if (!flags.has('with-mutation') || document.status === 'error')
    return { ...reportOf(document, root), ...measured };
  const { tryChange } = await import('./try-change.ts');
  const tried = await tryChange(world, told, document, { root, cwd, isSilent: flags.has('quiet') });
  return { ...reportOf(tried, root), ...measured };
}

function askedOf(flags: FlagValues): AskedSettings {
  const asked = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === flags.text(name)) ?? null;
  return {
    lines: asked('lines', ['all', 'band']),
    partial: asked('partial', ['fail', 'band', 'ignore']),
    weakening: asked('weakening', ['fail', 'warn', 'off']),
  };
}

function reportOf(document: DiffDocument, root: string | null): DiffReport {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/diff.json');
  return { document, summary: (style, page) => diffText(document, style, page), root, keptAt };
}
