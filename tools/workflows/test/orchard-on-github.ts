import path from 'node:path';
import {
  createRepository,
  repositoryAt,
  temporaryFolder,
  type FileTree,
  type Repository,
} from '@tidemark/test-kit';
import { ROOT } from './parse-workflow.ts';
import type { GithubContext } from './run-job.ts';

export const APPLE = 'src/apple.ts';

const CLI = `node ${path.join(ROOT, 'packages/cli/src/bin.ts')}`;

/** Covers what is not named in untested.json; fails as tests do where broken.txt lies. */
export const MEASURE = `import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const untested = JSON.parse(readFileSync('untested.json', 'utf8'));
const lines = readFileSync('src/apple.ts', 'utf8').trimEnd().split('\\n');
const records = lines.map((_, index) => \`DA:\${index + 1},\${untested.includes(index + 1) ? 0 : 1}\`);
mkdirSync('coverage', { recursive: true });
writeFileSync('coverage/lcov.info', ['TN:', 'SF:src/apple.ts', ...records, 'end_of_record', ''].join('\\n'));
process.exitCode = existsSync('broken.txt') ? 1 : 0;
`;

const PASSES = { lint: 'true', typecheck: 'true', layers: 'true', generate: 'true', 'check:docs': 'true' };

/** A small workspace with the scripts that the steps start: checks that pass, tests that measure, and Tidemark itself. */
const ORCHARD: FileTree = {
  '.gitignore': 'node_modules\n/coverage/*\n!/coverage/summary.json\n!/coverage/mutation.json\n',
  'package.json': JSON.stringify({
    name: 'orchard',
    private: true,
    type: 'module',
    scripts: {
      ...PASSES,
      'test:coverage': 'node measure.mjs',
      'coverage:aggregate': `${CLI} aggregate`,
      'coverage:diff': `${CLI} diff`,
      tidemark: CLI,
    },
  }),
  'pnpm-lock.yaml':
    "lockfileVersion: '9.0'\n\nsettings:\n  autoInstallPeers: true\n  excludeLinksFromLockfile: false\n\nimporters:\n\n  .: {}\n",
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\npmOnFail: ignore\n',
  'measure.mjs': MEASURE,
  'untested.json': '[]',
  [APPLE]: trees(10),
  ...Object.fromEntries(
    ['land-summary', 'propose-scores', 'tell-of-drift'].map((name) => [
      `scripts/ci/${name}.ts`,
      `import '${path.join(ROOT, 'scripts/ci', `${name}.ts`)}';\n`,
    ]),
  ),
};

/** Source of so many statements, one a line. */
export function trees(nLines: number): string {
  return Array.from({ length: nLines }, (_, index) => `pick(${index + 1});\n`).join('');
}

/** A working repository, and the bare one on the host that it is a clone of. */
export interface Hosted {
  readonly work: Repository;
  readonly host: Repository;
}

export function hosted(files: FileTree = {}): Hosted {
  const work = createRepository({ ...ORCHARD, ...files });
  const host = path.join(temporaryFolder(), 'orchard.git');
  work.git('clone', '--quiet', '--bare', work.root, host);
  work.git('remote', 'add', 'origin', host);
  return { work, host: repositoryAt(host) };
}

/** Commits files on the branch that is checked out, and pushes it. */
export function pushed({ work }: Hosted, files: FileTree, message = 'grow'): string {
  work.write(files);
  const commit = work.commit(message);
  work.git('push', '--quiet', 'origin', 'HEAD');
  return commit;
}

/** What the checkout action makes: the whole history, the branches of origin, and no word about which is the first. */
export function checkout({ host }: Hosted, revision: string): Repository {
  const folder = path.join(temporaryFolder(), 'orchard');
  host.git('clone', '--quiet', host.root, folder);
  const clone = repositoryAt(folder);
  clone.git('remote', 'set-head', 'origin', '--delete');
  clone.git('checkout', '--quiet', '--detach', revision);
  return clone;
}

const NOTHING: GithubContext = { event_name: '', event: {}, base_ref: '', ref_name: 'main', actor: 'pomona' };

export const PULL_REQUEST: GithubContext = {
  ...NOTHING,
  event_name: 'pull_request',
  event: { pull_request: { number: 3 } },
  base_ref: 'main',
  ref_name: '3/merge',
};
export const PUSH: GithubContext = { ...NOTHING, event_name: 'push' };
export const BY_HAND: GithubContext = { ...NOTHING, event_name: 'workflow_dispatch' };

/** The queue tests on top of a commit that no branch may point at. */
export function mergeGroup(base: string): GithubContext {
  const event = { merge_group: { base_sha: base, base_ref: 'refs/heads/main' } };
  return { ...NOTHING, event_name: 'merge_group', event, ref_name: 'gh-readonly-queue/main/pr-3' };
}
