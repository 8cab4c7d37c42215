// Bundles the package it is started in: its faces into dist/ or the folder that is named, our private packages in, dependencies
// out, lazy parts apart.
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { joinedParts } from './joined-parts.ts';

const folder = process.cwd();
const out = path.resolve(folder, process.argv[2] ?? 'dist');
const manifest: { readonly dependencies?: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(path.join(folder, 'package.json'), 'utf8'),
);
const PUBLIC = ['@tidemark/manifest', '@tidemark/core-testing'];
const FACES = [
  'src/index.ts',
  'src/sync.ts',
  'src/bin.ts',
  'src/provenance-reporter.ts',
  'src/stryker-plugin.ts',
  ...generators(),
];

rmSync(out, { recursive: true, force: true });
const input = FACES.filter((face) => existsSync(path.join(folder, face)));
const { groups, plugin } = joinedParts(folder);
const bundle = await rolldown({
  cwd: folder,
  input,
  platform: 'node',
  external: (id) => isExternal(id),
  plugins: [plugin],
});
await bundle.write({
  dir: out,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  minify: false,
  codeSplitting: { groups: [...groups] },
});
await bundle.close();
if (existsSync(path.join(out, 'bin.js'))) chmodSync(path.join(out, 'bin.js'), 0o755);

/** Nx starts each generator by a module of its own. */
function generators(): string[] {
  const file = path.join(folder, 'generators.json');
  if (!existsSync(file)) return [];
  const { generators: all }: { readonly generators: object } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.keys(all).map((name) => `src/${name}.ts`);
}

/** Node's own modules, public packages of ours, and everything that comes from a registry. */
function isExternal(id: string): boolean {
  if (id.startsWith('node:') || isPublic(id)) return !bundlesPublic(id);
  return !id.startsWith('.') && !path.isAbsolute(id) && !id.startsWith('@tidemark/');
}

/** The command line holds what it needs of the manifest: it starts faster as one piece. */
function bundlesPublic(id: string): boolean {
  return manifest.dependencies?.['@tidemark/verdict'] !== undefined && isPublic(id);
}

function isPublic(id: string): boolean {
  return PUBLIC.some((name) => id === name || id.startsWith(`${name}/`));
}
