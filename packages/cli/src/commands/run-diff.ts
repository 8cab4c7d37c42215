import path from 'node:path';
import { findRepository, type WorktreePaths } from '@tidemark/changes';
import { ok, type Result } from '@tidemark/kernel';
import { diffError } from '../contract/diff-document.ts';
import type { DiffDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { changesOf } from '../gather/changes-of.ts';
import { filterWarnings } from '../gather/filtered-sources.ts';
import { refuseHiddenEdits } from '../gather/hidden-edits.ts';
import { worldOfIndex } from '../gather/hook-index.ts';
import { diffText } from '../render/diff-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import { changeSource } from './change-source.ts';
import type { AskedSettings } from './judge-changes.ts';

/** An answer of `diff`. */
export interface DiffReport extends Report {
  readonly document: DiffDocument;
}

/** What git was asked already: of a working tree, its untracked files. */
interface Begun {
  readonly cwd: string;
  readonly listing: Promise<Result<WorktreePaths>> | undefined;
}

/** Judges the change that the flags name. */
export async function runDiff(flags: FlagValues, world: World, { cwd, listing }: Begun): Promise<DiffReport> {
  const [repository, source] = await Promise.all([
    findRepository(world.run, cwd),
    changeSource(flags, world, cwd),
  ]);
  if (!repository.ok) return reportOf(diffError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  if (!source.ok) return reportOf(diffError(errorPart(source.problems)), root);
  const judged = source.value.kind === 'staged' ? await worldOfIndex(world, root) : ok(world);
  if (!judged.ok) return reportOf(diffError(errorPart(judged.problems)), root);
  // What judges is loaded, and the sources that git has named are read, while git is at work.
  const loading = import('./judge-changes.ts');
  const sources = loading.then(({ sourceReader }) => sourceReader(world, root));
  const isOnDisk = source.value.kind === 'worktree' || source.value.kind === 'patch';
  const [changes, seen, filtered, { judgeChanges }] = await Promise.all([
    changesOf(source.value, judged.value, { repository: repository.value, cwd, sources, listing }),
    isOnDisk ? refuseHiddenEdits(world, repository.value) : ok(null),
    isOnDisk ? filterWarnings(world, root) : [],
    loading,
  ]);
  if (!seen.ok) return reportOf(diffError(errorPart(seen.problems)), root);
  if (!changes.ok) return reportOf(diffError(errorPart(changes.problems)), root);
  const place = { root, cwd, reports: flags.list('coverage'), sources: await sources };
  const told = { ...changes.value, warnings: [...changes.value.warnings, ...filtered] };
  const { document, ...measured } = await judgeChanges(judged.value, told, place, askedOf(flags));
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
