import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type OutputChunk, rolldown, type RolldownOutput } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { bareBuiltins, isBareBuiltin } from './bare-builtins.ts';
import { joinedParts } from './joined-parts.ts';
import { lateImports, notInstalled, outsideOf, type Installed } from './outside-of.ts';

interface Description extends Installed {
  readonly exports: Readonly<Record<string, string>>;
}

/** Modules that something starts or loads by its path, beside those that a package exports. */
const STARTED = ['src/bin.ts', 'src/provenance-reporter.ts', 'src/stryker-plugin.ts'];

/**
 * Bundles a package into a folder, which it empties: what it exports and what is started of it as JavaScript, our private
 * packages in, dependencies out, lazy parts apart; and the types of what it exports. Throws where a dependency is missing.
 */
export async function bundlePackage(folder: string, out: string): Promise<void> {
  const description: Description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const exported = Object.values(description.exports).filter((face) => face.endsWith('.ts'));
  const started = [...STARTED, ...generators(folder)].filter((face) => existsSync(path.join(folder, face)));
  rmSync(out, { recursive: true, force: true });

  const isOutside = outsideOf(description);
  const settings = { cwd: folder, platform: 'node', external: isOutside } as const;
  const { groups, plugin } = joinedParts(folder);
  const code = await rolldown({
    ...settings,
    input: [...exported, ...started],
    external: (id) => !isBareBuiltin(id) && isOutside(id),
    plugins: [plugin, bareBuiltins()],
  });
  const written = await code.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: false,
    codeSplitting: { groups: [...groups] },
  });
  await code.close();
  const bin = path.join(out, 'bin.js');
  if (existsSync(bin)) chmodSync(bin, 0o755);

  const imported = importsOf(written);
  if (exported.length > 0) {
    // Oxc takes the type of each export from its own file, which says it or has a plain constant there; else it says so.
    const declarations = dts({ cwd: folder, generator: 'oxc', tsconfig: false, emitDtsOnly: true });
    const types = await rolldown({ ...settings, input: exported, plugins: [declarations] });
    imported.push(...importsOf(await types.write({ dir: out, format: 'esm' })));
    await types.close();
  }
  const missing = notInstalled(imported, description);
  if (missing.length > 0) throw new Error(`${description.name} does not depend on ${missing.join(', ')}`);
}

/** Nx starts each generator by a module of its own. */
function generators(folder: string): string[] {
  const file = path.join(folder, 'generators.json');
  if (!existsSync(file)) return [];
  const { generators: all }: { readonly generators: object } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.keys(all).map((name) => `src/${name}.ts`);
}

/** What the chunks import that is no chunk. */
function importsOf({ output }: RolldownOutput): string[] {
  const chunks = output.filter((one): one is OutputChunk => one.type === 'chunk');
  const names = new Set(chunks.map(({ fileName }) => fileName));
  return chunks
    .flatMap(({ imports, dynamicImports, code }) => [...imports, ...dynamicImports, ...lateImports(code)])
    .filter((id) => !names.has(id));
}
