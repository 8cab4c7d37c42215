import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { emptyRepository, runProcess, type ProcessOutcome, type Repository } from '@tidemark/test-kit';

const PACKAGE = path.join(import.meta.dirname, '..');
const BUILD = path.join(PACKAGE, '../build/src/build-package.ts');
const LINKED = [
  '@nx/devkit',
  '@tidemark/core-testing',
  '@tidemark/manifest',
  '@vitest/coverage-v8',
  'jsonc-parser',
  'nx',
  'ts-morph',
  'vitest',
  'yaml',
];
/** No daemon, no cloud, no screen of its own, no questions. */
const QUIET = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_INTERACTIVE: 'false',
  NO_COLOR: '1',
  CI: 'true',
};

export interface NxWorkspace extends Repository {
  /** Runs nx with the words of a line. */
  nx(line: string): Promise<ProcessOutcome>;
}

/** A real Nx workspace of npm, in which `@tidemark/nx` is installed as it is published and everything else is linked. */
export async function nxWorkspace(): Promise<NxWorkspace> {
  const repository = emptyRepository();
  const modules = path.join(repository.root, 'node_modules');
  for (const name of LINKED) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(realpathSync(path.join(PACKAGE, 'node_modules', name)), path.join(modules, name));
  }
  symlinkSync(path.join(PACKAGE, 'node_modules/.bin'), path.join(modules, '.bin'));
  await installPlugin(path.join(modules, '@tidemark/nx'));
  repository.write({
    '.gitignore': 'node_modules/\n.nx/\n/packages/*/coverage/\n',
    'package.json': '{ "name": "orchard", "private": true, "workspaces": ["packages/*"] }\n',
    'nx.json':
      '{\n  // quiet\n  "analytics": false,\n  "neverConnectToCloud": true,\n  "useDaemonProcess": false\n}\n',
  });
  keep(repository);
  const env = { ...QUIET, PATH: [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter) };
  const bin = path.join(modules, 'nx/dist/bin/nx.js');
  return {
    ...repository,
    nx: (line) => runProcess(process.execPath, [bin, ...line.split(' ')], { cwd: repository.root, env }),
  };
}

/** Commits what git does not ignore. */
export function keep(repository: Repository): void {
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '-m', 'an orchard');
}

/** The package as it goes to the registry: built, with faces that point at what was built. */
async function installPlugin(folder: string): Promise<void> {
  for (const name of ['generators.json', 'schemas'])
    cpSync(path.join(PACKAGE, name), path.join(folder, name), { recursive: true });
  const described: { publishConfig: object } = JSON.parse(
    readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'),
  );
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...described, ...described.publishConfig }),
  );
  const words = [BUILD, path.join(folder, 'dist')];
  const { code, stderr } = await runProcess(process.execPath, words, { cwd: PACKAGE });
  if (code !== 0) throw new Error(stderr);
}
