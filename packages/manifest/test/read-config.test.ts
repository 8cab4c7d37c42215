import { describe, expect, test } from 'vitest';
import { defineConfig, linesOfConfig, readConfig, resolveConfig } from '../src/index.ts';

const read = (text: string) => readConfig({ text, path: 'tidemark.config.ts' });
const problems = async (text: string) => {
  const result = await read(text);
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
};
const define = (body: string) =>
  `import { defineConfig } from '@tidemark/manifest';\n\nexport default defineConfig(${body});\n`;

test('a config that says nothing is what holds without one', async () => {
  expect(await read(define('{}'))).toEqual({
    ok: true,
    value: {
      base: null,
      reports: [],
      diff: { lines: 'all', partial: 'band', weakening: 'fail' },
      gate: {},
      land: {},
      because: null,
    },
  });
});

test('what a config says is read as it would be given, and the rest stays', async () => {
  const input = defineConfig({
    base: 'origin/harvest',
    reports: ['coverage/lcov.info', 'packages/*/lcov.info'],
    diff: { weakening: 'warn', because: 'the orchard is being moved' },
  });
  expect(await read(define(JSON.stringify(input)))).toEqual({ ok: true, value: resolveConfig(input) });
  expect(resolveConfig(input)).toMatchObject({
    diff: { lines: 'all', partial: 'band', weakening: 'warn' },
    because: 'the orchard is being moved',
  });
});

test('every problem is told at once with its line, and an unknown key with the nearest one', async () => {
  expect(
    await problems(
      define(`{
  bsae: 'main',
  base: '',
  reports: ['/etc/passwd', '../lcov.info', 'a\\\\b'],
  diff: {
    lines: 'some',
    weaken: 'off',
    because: ' ',
  },
}`),
    ),
  ).toEqual([
    '5: base is wrong: too small: expected string to have >=1 characters',
    '6: reports[0] is absolute; write it from the root',
    '6: reports[1] leaves the repository; write it without ..',
    '6: reports[2] holds a backslash; write it with /',
    '8: diff.lines is wrong: invalid option: expected one of "all"|"band"',
    '10: diff.because is wrong: is empty; say why',
    '9: diff.weaken is no key of a config; did you mean weakening?',
    '4: bsae is no key of a config; did you mean base?',
  ]);
});

test('code is no config, and neither is a manifest', async () => {
  expect(await problems('export default defineConfig(process.env);\n')).toEqual([
    '1: refers to process, which is no constant of @tidemark/manifest or of this file',
    '1: is no member of a known constant',
  ]);
  expect(await problems("export default defineFeature({ name: 'orchard' });\n")).toEqual([
    '1: does not export defineConfig({…}) with one argument',
  ]);
});

test('the line of a setting is where it stands, or what is around it', async () => {
  const lineOf = await linesOfConfig("export default {\n  diff: {\n    lines: 'band',\n  },\n};\n");
  expect([lineOf(['diff', 'lines']), lineOf(['diff', 'partial']), lineOf(['base'])]).toEqual([3, 2, 1]);
  expect((await linesOfConfig('export default {'))(['diff'])).toBe(1);
});

describe('the section gate', () => {
  const readGate = (section: string) =>
    readConfig({ text: `export default { gate: ${section} };\n`, path: 'tidemark.config.ts' });

  test('is read with what it says, and no default', async () => {
    const text =
      "{ enabled: true, repos: ['shop/orchard'], repository: 'shop/orchard', policy: 'both', metric: 'lines', floor: 79.5, epsilon: 0.05, failClosed: true, measure: 'pnpm test', timeoutMs: 600000, ledger: 'git' }";
    expect(await readGate(text)).toMatchObject({
      ok: true,
      value: {
        gate: {
          enabled: true,
          repos: ['shop/orchard'],
          repository: 'shop/orchard',
          policy: 'both',
          metric: 'lines',
          floor: 79.5,
          epsilon: 0.05,
          failClosed: true,
          measure: 'pnpm test',
          timeoutMs: 600_000,
          ledger: 'git',
        },
      },
    });
    expect(await readGate('{}')).toMatchObject({ ok: true, value: { gate: {} } });
  });

  test.each([
    ['{ flor: 80 }', 'gate.flor is no key of a config; did you mean floor?'],
    ['{ floor: 101 }', 'gate.floor'],
    ['{ floor: -1 }', 'gate.floor'],
    ['{ epsilon: 0.0000001 }', 'gate.epsilon has more than six decimals'],
    ["{ policy: 'some' }", 'gate.policy'],
    ['{ timeoutMs: 0 }', 'gate.timeoutMs'],
    [String.raw`{ measure: 'a\nb' }`, 'gate.measure'],
  ])('%s is refused with its line', async (section, message) => {
    const refused = await readGate(section);
    const [problem] = refused.ok ? [] : refused.problems;
    expect(problem).toMatchObject({ code: 'invalid-config', line: 1 });
    expect(problem?.message).toContain(message);
  });
});

describe('the section land', () => {
  const readLand = (section: string) =>
    readConfig({ text: `export default { land: ${section} };\n`, path: 'tidemark.config.ts' });

  test('is read with what it says, and no default', async () => {
    const land = {
      target: 'main',
      remote: 'origin',
      ttlMs: 60_000,
      checks: { security: 'pnpm audit', merge: 'pnpm test', 'image-freshness': './fresh.sh' },
      checkTimeoutMs: 600_000,
      tries: 3,
      store: 'sqlite:train.db',
    };
    expect(await readLand(JSON.stringify(land))).toMatchObject({ ok: true, value: { land } });
    expect(await readLand('{}')).toMatchObject({ ok: true, value: { land: {} } });
  });

  test.each([
    ["{ checks: { secruity: 'x' } }", 'land.checks.secruity is no key of a config; did you mean security?'],
    ["{ checks: { coverage: 'x' } }", 'land.checks.coverage'],
    ['{ ttlMs: 999 }', 'land.ttlMs'],
    ['{ tries: 0 }', 'land.tries'],
    [String.raw`{ target: 'a\nb' }`, 'land.target'],
  ])('%s is refused', async (section, message) => {
    const refused = await readLand(section);
    expect(refused.ok ? '' : refused.problems[0]?.message).toContain(message);
  });
});
