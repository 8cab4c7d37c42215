// Writes every file that is derived from code: JSON Schemas, the reference of the command line. `--check` only compares.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../packages/cli/src/contract/json-schema.ts';
import { cliReference } from '../packages/cli/src/flags/reference.ts';
import { manifestJsonSchema } from '../packages/manifest/src/json-schema.ts';

const root = path.resolve(import.meta.dirname, '..');
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const words = process.argv.slice(2);
if (words.some((word) => word !== '--check')) {
  console.error(`pnpm generate does not know ${words.join(' ')}; it takes --check`);
  process.exit(2);
}

const files: Record<string, string> = {
  'packages/manifest/schema/feature-manifest.v1.schema.json': json(await manifestJsonSchema()),
  ...Object.fromEntries(
    Object.entries(jsonSchemas()).map(([name, schema]) => [`packages/cli/schema/${name}`, json(schema)]),
  ),
  'docs/reference/cli.md': cliReference(),
};

const stale: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const file = path.join(root, name);
  const before = await readFile(file, 'utf8').catch(() => null);
  if (before === text) continue;
  stale.push(name);
  if (words.includes('--check')) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
for (const name of stale) console.error(`${words.includes('--check') ? 'out of date' : 'written'}: ${name}`);
if (words.includes('--check') && stale.length > 0) process.exitCode = 1;
