import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { configJsonSchema, manifestJsonSchema } from '../src/json-schema.ts';

test.each([
  ['feature-manifest', manifestJsonSchema],
  ['workspace-config', configJsonSchema],
])('the published JSON Schema of a %s is the one made from the schema', async (name, made) => {
  const file = path.join(import.meta.dirname, `../schema/${name}.v1.schema.json`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(await made())));
});

interface Part {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Part>>;
}

/** Keys that an editor could not explain. */
function unexplained({ properties = {} }: Part, way: string): string[] {
  return Object.entries(properties).flatMap(([name, part]) => [
    ...(part.description === undefined ? [`${way}${name}`] : []),
    ...unexplained(part, `${way}${name}.`),
  ]);
}

test.each([manifestJsonSchema, configJsonSchema])('every key tells its meaning', async (made) => {
  const schema: Part = JSON.parse(JSON.stringify(await made()));
  expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
  expect(unexplained(schema, '')).toEqual([]);
});
