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
