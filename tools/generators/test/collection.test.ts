import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import * as face from '../src/index.ts';

const PACKAGE = path.join(import.meta.dirname, '..');
const json = (file: string) => JSON.parse(readFileSync(path.join(PACKAGE, file), 'utf8'));
const { generators }: { generators: Record<string, { factory: string; schema: string }> } =
  json('generators.json');

describe.each(Object.entries(generators))('the generator %s', (name, { factory, schema }) => {
  test('is a named function of its own module, built under the same name', () => {
    const [, module, exported = ''] = /^\.\/dist\/([\w-]+)#(\w+)$/.exec(factory) ?? [];
    expect(module).toBe(name);
    expect(existsSync(path.join(PACKAGE, `src/${name}.ts`))).toBe(true);
    expect(face).toHaveProperty(exported, expect.any(Function));
  });

  test('asks for what it cannot do without, and takes no other option', () => {
    const { $schema: _meta, $id: _id, ...described } = json(schema);
    const validate = new Ajv({ strict: false }).compile(described);
    const required: readonly string[] = described.required ?? [];
    expect(validate(Object.fromEntries(required.map((option) => [option, 'orders'])))).toBe(true);
    expect(
      validate({ ...Object.fromEntries(required.map((option) => [option, 'orders'])), wild: true }),
    ).toBe(false);
    for (const option of required) {
      expect(described.properties[option]).toMatchObject({
        'x-prompt': expect.any(String),
        $default: { $source: 'argv', index: 0 },
      });
    }
  });
});
