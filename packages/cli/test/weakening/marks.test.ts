import { describe, expect, test } from 'vitest';
import { hits } from '../run-tidemark.ts';
import { lcov } from '@tidemark/test-kit';
import { because, manifest, MANIFEST, orchard, weakened } from './orchard.ts';

const PEAR = 'packages/orchard/src/pear.ts';
const TEST = 'packages/orchard/src/pear.test.ts';
const REPORT = 'packages/orchard/coverage/lcov.info';

/** An orchard whose sources are changed to these and run in every line, but for those given. */
function changed(files: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const repository = orchard([], before);
  const nLines = (text: string) => text.split('\n').length - 1;
  const sources = Object.entries(files).filter(([at]) => !at.includes('.test.'));
  const report = lcov(
    Object.fromEntries(
      sources.map(([at, text]) => [at.replace('packages/orchard/', ''), hits(nLines(text))]),
    ),
  );
  repository.write({ ...files, [REPORT]: report, '.git/info/exclude': 'coverage\n' });
  return repository;
}

describe('an ignore hint', () => {
  test.each([
    '/* v8 ignore next */',
    '// istanbul ignore else',
    '/* c8 ignore start */',
    '// Stryker disable all',
  ])('%s on a new line fails without a reason', async (hint) => {
    const repository = changed({ [PEAR]: `${hint}\nexport const pear = 1;\n` });
    const text = hint.replaceAll(/[/*]/g, '').trim();
    expect(await weakened(repository)).toMatchObject({
      code: 1,
      reason: 'weakened',
      list: [`ignore-added src/pear.ts:1 ${text} (null → ${text})`],
    });
  });

  test('with a reason is listed with it and passes', async () => {
    const repository = changed({
      [PEAR]: '/* v8 ignore next -- no Windows here */\nexport const pear = 1;\n',
    });
    const { code, list } = await weakened(repository);
    expect(code).toBe(0);
    expect(list[0]).toMatch(/^ignore-added .* because no Windows here$/);
  });

  test('may be explained by an allow entry for the file', async () => {
    const repository = changed({ [PEAR]: '/* v8 ignore next */\nexport const pear = 1;\n' });
    repository.write({ [MANIFEST]: manifest(because('as agreed', 'src/pear.ts')) });
    expect((await weakened(repository)).list).toContainEqual(
      expect.stringMatching(/^ignore-added .* because as agreed$/),
    );
  });

  test.each(["'/* v8 ignore next */'", '`\n/* v8 ignore start */\n`'])('in %s is none', async (text) => {
    const repository = changed({ [PEAR]: `export const pear = ${text};\n` });
    expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
  });

  test('that was there before, or is only indented, weakens nothing', async () => {
    const old = '/* v8 ignore next */\nexport const pear = 1;\n';
    const repository = changed({ [PEAR]: `  ${old}export const plum = 2;\n` }, { [PEAR]: old });
    expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
  });

  test('without a reason fails for code that is added under it', async () => {
    const old = '/* v8 ignore start */\nexport const pear = 1;\n/* v8 ignore stop */\n';
    const repository = changed({}, { [PEAR]: old });
    repository.write({
      [PEAR]: old.replace('1;\n', '1;\nexport const plum = 2;\n'),
      [REPORT]: lcov({ 'src/pear.ts': {} }),
    });
    expect(await weakened(repository)).toMatchObject({
      code: 1,
      list: ['ignore-added src/pear.ts:1 v8 ignore start (null → 1 changed line)'],
    });
  });

  const block = (stop: string) =>
    `/* v8 ignore start */\nexport const pear = 1;\n${stop}export const plum = 2;\n`;
  const STOP = '/* v8 ignore stop */\n';

  test('that hides more because its stop is gone fails', async () => {
    const repository = changed({ [PEAR]: block('') }, { [PEAR]: block(STOP) });
    expect((await weakened(repository)).list).toEqual([
      'ignore-added src/pear.ts:1 v8 ignore start (null → v8 ignore start)',
    ]);
  });

  test('that hides more because its stop was moved fails', async () => {
    const repository = changed({ [PEAR]: `${block('')}${STOP}` }, { [PEAR]: block(STOP) });
    expect((await weakened(repository)).code).toBe(1);
  });

  test('in a language without a parser is found by the look of a comment', async () => {
    const repository = changed({
      'packages/orchard/src/pear.vue': '<script>\n// v8 ignore next\n</script>\n',
    });
    expect((await weakened(repository)).list).toEqual([
      'ignore-added src/pear.vue:2 v8 ignore next (null → v8 ignore next)',
    ]);
  });
});

describe('a test', () => {
  test.each([
    ["it.skip('ripens', () => {});", 'test-skipped src/pear.test.ts:1 ripens (null → it.skip)'],
    ["it.todo('ripens');", 'test-skipped src/pear.test.ts:1 ripens (null → it.todo)'],
    ["describe.only('ripens', () => {});", 'test-focused src/pear.test.ts:1 ripens (null → describe.only)'],
  ])('changed to %s fails', async (text, entry) => {
    const repository = orchard([]);
    repository.write({ [TEST]: `${text}\n` });
    expect(await weakened(repository)).toEqual({ code: 1, reason: 'weakened', list: [entry] });
  });

  test('skipped with a reason beside it is listed and passes', async () => {
    const repository = orchard([]);
    repository.write({ [TEST]: "// off -- waits for #12\nit.skip('ripens', () => {});\n" });
    expect(await weakened(repository)).toMatchObject({
      code: 0,
      list: [expect.stringContaining('because waits for #12')],
    });
  });

  test('that was skipped before weakens nothing when another is added', async () => {
    const skipped = "it.skip('ripens', () => {});\n";
    const repository = orchard([], { [TEST]: skipped });
    repository.write({ [TEST]: `${skipped}it('falls', () => {});\n` });
    expect((await weakened(repository)).list).toEqual([]);
  });
});

describe('a test file', () => {
  const ORCHARD = ['feature.manifest.ts', 'package.json', 'src/entities/apple.ts', 'src/pear.ts'];

  test('that is removed while its source stays fails', async () => {
    const repository = orchard([]);
    repository.git('rm', '-q', TEST);
    expect(await weakened(repository)).toEqual({
      code: 1,
      reason: 'weakened',
      list: [
        'test-removed src/pear.test.ts src/pear.test.ts (packages/orchard/src/pear.test.ts → null)'.replace(
          'src/pear.test.ts (',
          'packages/orchard/src/pear.test.ts (',
        ),
      ],
    });
  });

  test('that loses the name of one fails', async () => {
    const repository = orchard([]);
    repository.git('mv', TEST, 'packages/orchard/src/pear-test.ts');
    expect((await weakened(repository)).list[0]).toContain('test-removed src/pear.test.ts');
  });

  test('may be explained by an allow entry for its path', async () => {
    const repository = orchard([]);
    repository.git('rm', '-q', TEST);
    repository.write({ [MANIFEST]: manifest(because('said twice', 'src/pear.test.ts')) });
    expect(await weakened(repository)).toMatchObject({ code: 0 });
  });

  test('that goes with its source, or is renamed, or replaced, weakens nothing', async () => {
    const gone = orchard([]);
    gone.git('rm', '-q', TEST, PEAR);
    const renamed = orchard([]);
    renamed.git('mv', TEST, 'packages/orchard/src/plum.test.ts');
    const replaced = orchard([]);
    replaced.git('rm', '-q', TEST);
    replaced.write({
      'packages/orchard/test/pear.spec.ts':
        "import { pear } from '../src/pear.ts';\nit('is one', () => expect(pear).toBe(1));\n",
    });
    for (const repository of [gone, renamed, replaced]) {
      expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
    }
  });

  test('that goes with its whole package weakens nothing', async () => {
    const repository = orchard([]);
    repository.git('rm', '-q', TEST, ...ORCHARD.map((at) => `packages/orchard/${at}`));
    expect(await weakened(repository)).toMatchObject({ code: 0, list: [] });
  });
});

test('weakenings are told beside what could not be judged', async () => {
  const repository = orchard([]);
  repository.write({ [PEAR]: '/* v8 ignore next */\nexport const pear = 2;\n' });
  expect(await weakened(repository)).toMatchObject({
    code: 2,
    reason: 'no-evidence',
    list: [expect.stringContaining('ignore-added')],
  });
});
