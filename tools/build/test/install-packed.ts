import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { PUBLIC } from './public-packages.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder `node_modules` outside of the workspace. */
    readonly installed: string;
  }
}

/** What whoever installs our packages has besides. */
const OF_THE_USER = ['@types/node', '@vitest/coverage-v8', 'eslint', 'nx', 'typescript', 'vitest'];
const HERE = path.resolve(import.meta.dirname, '..');
const ROOT = path.resolve(HERE, '../..');

let folder: string;

/** Packs the public packages as they are published and unpacks them side by side; all else is linked from here. */
export function setup({ provide }: TestProject): void {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tidemark-packed-')));
  const filters = Object.keys(PUBLIC).map((name) => `--filter=${name}`);
  execFileSync('pnpm', [...filters, 'pack', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  const modules = path.join(folder, 'node_modules');
  for (const [name, place] of Object.entries(PUBLIC)) {
    const target = path.join(modules, name);
    mkdirSync(target, { recursive: true });
    const { version } = described(path.join(ROOT, place));
    const tarball = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
    execFileSync('tar', ['-xzf', path.join(folder, tarball), '--strip-components=1', '-C', target]);
    const { dependencies, peerDependencies } = described(target);
    for (const wanted of Object.keys({ ...dependencies, ...peerDependencies }))
      if (!(wanted in PUBLIC)) link(wanted, path.join(ROOT, place), modules);
  }
  for (const name of OF_THE_USER) link(name, HERE, modules);
  provide('installed', modules);
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}

interface Description {
  readonly version: string;
  readonly dependencies: object;
  readonly peerDependencies?: object;
}

function described(place: string): Description {
  return JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'));
}

function link(name: string, from: string, modules: string): void {
  const target = path.join(modules, name);
  mkdirSync(path.dirname(target), { recursive: true });
  rmSync(target, { force: true });
  symlinkSync(realpathSync(path.join(from, 'node_modules', name)), target);
}
