import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifestJsonSchema } from '../src/json-schema.ts';

test('the published JSON Schema is the one made from the schema', async () => {
  const file = path.join(import.meta.dirname, '../schema/feature-manifest.v1.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(await manifestJsonSchema())),
  );
});
