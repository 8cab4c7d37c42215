import path from 'node:path';
import {
  findRepository,
  readChanges,
  readPatchFile,
  resolveBase,
  type ChangeSet,
  type ChangeSource,
} from '@tidemark/changes';
import { failed, ok, type RepoPath, type Result } from '@tidemark/kernel';
import { judgeDiff, type DiffPolicy } from '@tidemark/verdict';
import { diffDocument, diffError } from '../contract/diff-document.ts';
import type { DiffDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { gatherDiffEvidence } from '../gather/diff-evidence.ts';
import { diffText } from '../render/diff-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark diff`: did the tests run the lines that this change touched? */
export const diff: Command = { run, refuse: diffError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(diffError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  return reportOf(await judged(flags, world, { root, cwd }), path.join(root, 'coverage/.out/diff.json'));
}

interface Place {
  readonly root: string;
  readonly cwd: string;
}

async function judged(flags: FlagValues, world: World, place: Place): Promise<DiffDocument> {
  const changes = await changesOf(flags, world, place);
  if (!changes.ok) return diffError(errorPart(changes.problems));
  const reports = flags.list('coverage');
  const weakening = flags.text('weakening') === 'off' ? 'off' : 'gather';
  const evidence = await gatherDiffEvidence(world, changes.value, { ...place, reports, weakening });
  if (!evidence.ok) return { ...diffError(errorPart(evidence.problems)), ...placeOf(changes.value) };
  const { evidence: known, freshness, warnings } = evidence.value;
  return diffDocument(judgeDiff(known, policyOf(flags)), { changes: changes.value, freshness, warnings });
}

async function changesOf(flags: FlagValues, world: World, { root, cwd }: Place): Promise<Result<ChangeSet>> {
  const readFile = async (at: RepoPath) => {
    const file = path.join(root, at);
    return world.files.kindOf(file) === 'file' ? world.files.read(file) : null;
  };
  const source = await sourceOf(flags, world, root);
  if (!source.ok) return source;
  if (source.value.kind !== 'patch') return readChanges(world.run, root, source.value, { readFile });
  const patch = path.resolve(cwd, source.value.patch);
  const bytes = world.files.read(patch);
  if (bytes === null) {
    return failed({
      code: 'bad-diff',
      message: `${source.value.patch} cannot be read`,
      hint: 'Name a unified diff, such as git diff writes',
    });
  }
  return readPatchFile(world.run, root, { bytes, patch, readFile });
}

/** The flags that name the new side exclude one another. */
async function sourceOf(flags: FlagValues, world: World, root: string): Promise<Result<ChangeSource>> {
  const sides = ['head', 'staged', 'diff-file'].filter((name) => flags.has(name));
  const patch = flags.text('diff-file');
  if (sides.length > 1 || (patch !== null && flags.has('base'))) {
    const names = [...sides, ...(flags.has('base') ? ['base'] : [])].map((name) => `--${name}`).join(' and ');
    return failed({
      code: 'usage',
      message: `${names} do not go together`,
      hint: 'Name one new side: --head, --staged or --diff-file (which needs no --base)',
    });
  }
  if (patch !== null) return ok({ kind: 'patch', patch });
  const head = flags.text('head');
  const base = await resolveBase(world.run, {
    root,
    flag: flags.text('base'),
    environment: world.env['TIDEMARK_BASE'] ?? null,
    head: head ?? 'HEAD',
  });
  if (!base.ok) return base;
  if (head !== null) return ok({ kind: 'revision', base: base.value.base, revision: base.value.headSha });
  return ok({ kind: flags.has('staged') ? 'staged' : 'worktree', base: base.value.base });
}

function policyOf(flags: FlagValues): DiffPolicy {
  return {
    lines: flags.text('lines') === 'band' ? 'band' : 'all',
    partial:
      flags.text('partial') === 'fail' ? 'fail' : flags.text('partial') === 'ignore' ? 'ignore' : 'band',
    weakening: flags.text('weakening') === 'warn' ? 'warn' : 'fail',
  };
}

function placeOf({ source, head }: ChangeSet): Pick<DiffDocument, 'base' | 'head'> {
  return { base: source.kind === 'patch' ? null : { ...source.base }, head: { ...head } };
}

function reportOf(document: DiffDocument, keptAt: string | null): Report {
  return { document, summary: (style) => diffText(document, style), keptAt };
}
