import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jsonSchemas } from '../../packages/cli/src/contract/json-schema.ts';
import { configJsonSchema, manifestJsonSchema } from '../../packages/manifest/src/json-schema.ts';
import { withKinds } from './kind-advice.ts';
import { referencePages } from './reference-pages.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** What agents read about the kinds of findings. */
const TOLD_KINDS = ['.sandcastle/implementer.prompt.md', 'packages/cli/skills/tidemark/SKILL.md'];
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** Writes every file that is derived from code: JSON Schemas, the pages of the reference, what agents read. Gives those that were not up to date. */
export async function writeDerivedFiles(): Promise<string[]> {
  const stale = await staleFiles();
  for (const [name, text] of stale) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return stale.map(([name]) => name);
}

/** Names those that are not up to date, and writes nothing. */
export async function staleDerivedFiles(): Promise<string[]> {
  return (await staleFiles()).map(([name]) => name);
}

async function staleFiles(): Promise<[name: string, text: string][]> {
  const files: Record<string, string> = {
    'packages/manifest/schema/feature-manifest.v1.schema.json': json(await manifestJsonSchema()),
    'packages/manifest/schema/workspace-config.v1.schema.json': json(await configJsonSchema()),
    ...Object.fromEntries(
      Object.entries(jsonSchemas()).map(([name, schema]) => [`packages/cli/schema/${name}`, json(schema)]),
    ),
    ...(await referencePages()),
    ...Object.fromEntries(
      await Promise.all(TOLD_KINDS.map(async (name) => [name, await withKinds(root, name)] as const)),
    ),
  };
  const stale: [string, string][] = [];
  for (const [name, text] of Object.entries(files)) {
    const before = await readFile(path.join(root, name), 'utf8').catch(() => null);
    if (before !== text) stale.push([name, text]);
  }
  return stale;
}
