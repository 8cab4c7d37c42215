import { createRepository, lcov } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const REPORT = 'coverage/lcov.info';

describe('a source too deep to be parsed', () => {
  test.each([
    ['a sum', `export const rings =${" 'a' +\n".repeat(6000)}'b';\n`],
    ['lists', `export const rings = ${'['.repeat(5000)}${']'.repeat(5000)};\n`],
    ['brackets', `export const rings = ${'('.repeat(300_000)}1${')'.repeat(300_000)};\n`],
  ])('is judged by the report alone: %s', async (_what, text) => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({ [APPLE]: text, [REPORT]: lcov({ [APPLE]: { 1: 0 } }) });
    expect(await diff(repository)).toMatchObject({
      code: 1,
      document: { uncovered: [{ kind: 'line', ranges: [[1, 1]] }] },
    });
  });

  test('is an invalid manifest when it is one', async () => {
    const repository = createRepository({ [APPLE]: source(3), 'package.json': '{"name":"orchard"}' });
    repository.write({
      [APPLE]: source(4),
      'feature.manifest.ts': `export default ${'['.repeat(100_000)}${']'.repeat(100_000)};\n`,
      [REPORT]: lcov({ [APPLE]: hits(4) }),
    });
    expect(await diff(repository)).toMatchObject({
      code: 2,
      document: { error: { code: 'invalid-manifest' } },
    });
  });
});

describe('a record without a line', () => {
  test.each([
    ['of a component', 'src/Tree.vue', '<script setup>\nplant(1);\n</script>\n'],
    ['of a text with a syntax error', 'src/flow.js', 'export function grow(x: number) {\n  return x;\n}\n'],
    ['of a very large source', 'src/big.ts', `plant();\n/*${'x\n'.repeat(1_100_000)}*/\n`],
    ['of a small source', 'src/small.ts', 'plant(1);\n'],
  ])('leaves a change unmeasured: %s', async (_what, path, text) => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({ [path]: text, [REPORT]: lcov({ [APPLE]: hits(3), [path]: {} }) });
    expect(await diff(repository)).toMatchObject({
      code: 1,
      document: { uncovered: [{ kind: 'unmeasured', file: path }] },
    });
  });
});

describe('a line break that coverage tools count and git does not', () => {
  const GROW = "export function grow() {\n  return '\u2028';\n}\n";
  const dead = (text: string) => `${text}export function fell() {\n  return 'dead';\n}\n`;

  test.each([
    ['U+2028', GROW],
    ['U+2029', GROW.replace('\u2028', '\u2029')],
    ['a lone carriage return', `/* a\rb */${GROW.replace('\u2028', '')}`],
  ])('before a changed line leaves nothing to judge by: %s', async (_what, text) => {
    const repository = createRepository({ [APPLE]: dead(text) });
    repository.write({
      [APPLE]: dead(text).replace("'dead'", "fallen('dead')"),
      [REPORT]: lcov({ [APPLE]: { 2: 7, 5: 1, 6: 0, 9: 1 } }),
    });
    expect(await diff(repository)).toMatchObject({
      code: 2,
      document: { error: { code: 'bad-evidence', files: [APPLE] } },
    });
  });

  test('behind every changed line leaves the report as it is', async () => {
    const repository = createRepository({ [APPLE]: `pick(1);\nlabel('\u2028');\n` });
    repository.write({
      [APPLE]: `pick(11);\nlabel('\u2028');\n`,
      [REPORT]: lcov({ [APPLE]: { 1: 1, 2: 1, 3: 1 } }),
    });
    expect(await diff(repository)).toMatchObject({ code: 0, document: { reason: 'covered' } });
  });

  test('is none in a file with carriage returns before its line feeds', async () => {
    const repository = createRepository({ [APPLE]: source(3) });
    repository.write({
      [APPLE]: `${source(3)}pick(4);\n`.replaceAll('\n', '\r\n'),
      [REPORT]: lcov({ [APPLE]: hits(4) }),
    });
    expect(await diff(repository)).toMatchObject({ code: 0, document: { reason: 'covered' } });
  });
});
