import path from 'node:path';
import type { ChangedFile, ChangeSet } from '@tidemark/changes';
import { isWithin, pathBelow, type RepoPath } from '@tidemark/kernel';
import type { Scope } from '@tidemark/mutation';
import type { World } from '../../world/world.ts';
import { baseName } from '../base-name.ts';
import { isCode, isTest } from '../source-file.ts';
import type { MutationPackage } from './mutation-package.ts';

/** A scope of changed lines and tests. */
export type ChangeScope = Extract<Scope, { kind: 'change' }>;

/** What a change asks of one package. */
export interface ChangedPackage {
  readonly scope: ChangeScope;
  /** The files to look for mutants in. */
  readonly files: readonly string[];
}

/**
 * What a change asks of a package: its changed lines in files to mutate, the changed tests (and those that use a changed
 * file beside them), and the files that changed or removed tests are named for. Null when that is nothing.
 */
export function changeScope(
  { files }: World,
  { files: changed }: ChangeSet,
  target: MutationPackage,
): ChangedPackage | null {
  const { owner, sources, folder } = target;
  const below = (at: RepoPath) => (isWithin(owner.ref.path, at) ? pathBelow(owner.ref.path, at) : null);
  const lines = Object.fromEntries(
    changed.flatMap((file) => {
      const at = below(file.path);
      return at !== null && sources.has(at) && file.added.length > 0 ? [[at, file.added] as const] : [];
    }),
  );
  const touched = changed
    .filter(isCodeFile)
    .flatMap((file) => pathsOf(file).flatMap((at) => below(at) ?? []));
  const tests = touched.filter((at) => isTest(at as RepoPath));
  const beside = touched.filter((at) => !sources.has(at) && !tests.includes(at)).concat(tests);
  const using = target.tests.filter((test) => {
    const bytes = files.read(path.join(folder, test));
    const text = bytes === null ? '' : Buffer.from(bytes).toString('utf8');
    return beside.some((at) => at !== test && mentions(text, at));
  });
  const asking = [...new Set([...tests, ...using])];
  const subjects = [...sources.keys()].filter((source) =>
    tests.some((test) => stemOf(test) === stemOf(source)),
  );
  if (Object.keys(lines).length + asking.length === 0) return null;
  const scope: ChangeScope = { kind: 'change', lines, tests: asking, subjects };
  const all = [...sources.keys()];
  const changedFiles = all.filter((source) => Object.hasOwn(lines, source));
  return { scope, files: asking.length > 0 ? all : changedFiles };
}

function isCodeFile({ kind, path: at }: ChangedFile): boolean {
  return kind === 'file' && isCode(at);
}

function pathsOf({ path: at, formerPath }: ChangedFile): RepoPath[] {
  return formerPath === null ? [at] : [at, formerPath];
}

/** Does a text import a file, as far as its words tell: `/season` before a quote or an ending? */
function mentions(text: string, at: string): boolean {
  const name = `/${baseName(at as RepoPath).replace(/\.[cm]?[jt]sx?$/, '')}`;
  const rests = text.split(name).slice(1);
  return rests.some((rest) => /^(?:\.[cm]?[jt]sx?)?['"`]/.test(rest));
}

/** The name of a file without what follows its first dot: what a test has in common with what it tests. */
function stemOf(at: string): string {
  return baseName(at as RepoPath).replace(/\..*$/, '');
}
