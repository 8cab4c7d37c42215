import { failed, ok, type Problem, type RepoPath, type Result } from '@tidemark/kernel';
import { isBoundedGlob, surelyMatches } from '@tidemark/manifest';
import { isRecord, readPackageJson } from './package-json.ts';
import type { Tree } from './tree.ts';

/** Which folders the workspace names as its packages, and which it leaves out by a negated glob. */
export interface WorkspaceGlobs {
  readonly isMember: (folder: RepoPath) => boolean;
  readonly isLeftOut: (folder: RepoPath) => boolean;
}

const WORKSPACE_FILE = 'pnpm-workspace.yaml' as RepoPath;
const PACKAGE_FILE = 'package.json' as RepoPath;

/** Reads the globs of pnpm-workspace.yaml, or else the `workspaces` of the root package.json; either may be missing. */
export async function workspaceGlobsOf(tree: Tree): Promise<Result<WorkspaceGlobs>> {
  const top = await tree.read([WORKSPACE_FILE, PACKAGE_FILE]);
  if (!top.ok) return top;
  const workspaceFile = top.value.get(WORKSPACE_FILE) ?? null;
  const packageJson = top.value.get(PACKAGE_FILE) ?? null;
  const globs =
    workspaceFile === null
      ? workspacesOf(packageJson)
      : await pnpmGlobs(Buffer.from(workspaceFile).toString('utf8'));
  if (!globs.ok) return globs;
  const unbounded = globs.value.find((glob) => !isBoundedGlob(glob));
  if (unbounded !== undefined) return failed(tooWild(unbounded));
  const clean = (glob: string) => glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const wanted = globs.value.filter((glob) => !glob.startsWith('!')).map(clean);
  const unwanted = globs.value.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob.slice(1)));
  const isWanted = anyOf(wanted);
  const isLeftOut = anyOf(unwanted);
  return ok({ isMember: (folder) => isWanted(folder) && !isLeftOut(folder), isLeftOut });
}

function anyOf(globs: readonly string[]): (folder: RepoPath) => boolean {
  const matchers = globs.map(surelyMatches);
  return (folder) => matchers.some((matches) => matches(folder));
}

function workspacesOf(packageJson: Uint8Array | null): Result<readonly string[]> {
  if (packageJson === null) return ok([]);
  const read = readPackageJson(packageJson, PACKAGE_FILE);
  return read.ok ? ok(read.value.workspaces) : read;
}

async function pnpmGlobs(text: string): Promise<Result<readonly string[]>> {
  const parsed = await parseYaml(text);
  if (parsed === undefined || (parsed !== null && !isRecord(parsed))) {
    return failed({
      code: 'invalid-workspace',
      message: 'pnpm-workspace.yaml is not a YAML mapping',
      hint: 'Mend pnpm-workspace.yaml',
      file: WORKSPACE_FILE,
    });
  }
  const packages = parsed?.['packages'];
  return ok(Array.isArray(packages) ? packages.filter((entry) => typeof entry === 'string') : []);
}

function tooWild(glob: string): Problem {
  return {
    code: 'invalid-workspace',
    message: `the glob ${glob} of the workspace has too many wildcards, or a group that repeats`,
    hint: 'Write several globs instead',
  };
}

/** The value of a YAML text, or undefined when it is none. The parser is loaded only here: few diffs need it. */
async function parseYaml(text: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
}
