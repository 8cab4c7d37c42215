import { truncateSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createRepository, istanbul, lcov } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const REPORT = 'coverage/lcov.info';

function changedApple(report: string | null, at = REPORT) {
  const packageJson = '{"name":"orchard","scripts":{"coverage":"vitest run --coverage"}}';
  const repository = createRepository({ [APPLE]: source(5), 'package.json': packageJson });
  repository.write({ [APPLE]: source(5).replace('pick(4)', 'pick(44)') });
  if (report !== null) repository.write({ [at]: report });
  return repository;
}

describe('evidence of a change', () => {
  test('S07, B19: a new file that no report mentions is unmeasured and fails', async () => {
    const repository = createRepository({ [APPLE]: source(5) });
    repository.write({ 'src/pear.ts': source(40), [REPORT]: lcov({ [APPLE]: hits(5) }) });
    const answer = await diff(repository);
    expect(answer.code).toBe(1);
    expect(answer.document).toMatchObject({
      status: 'fail',
      reason: 'uncovered',
      summary: { unmeasured: 40 },
    });
    expect(answer.document.uncovered).toMatchObject([
      { kind: 'unmeasured', file: 'src/pear.ts', ranges: [[1, 40]] },
    ]);
  });

  test('S08, B23: a line that one of two reports measured without a hit is uncovered', async () => {
    const repository = changedApple(null);
    repository.write({ 'a.info': lcov({ [APPLE]: { 1: 1 } }), 'b.info': lcov({ [APPLE]: { 4: 0 } }) });
    expect(uncoveredLines(await diff(repository, '--coverage', '*.info'))).toEqual([`${APPLE}:4`]);
  });

  test('S08: a line that either report hit is covered', async () => {
    const repository = changedApple(null);
    repository.write({ 'a.info': lcov({ [APPLE]: { 4: 0 } }), 'b.info': lcov({ [APPLE]: { 4: 2 } }) });
    expect((await diff(repository, '--coverage', 'a.info', '--coverage', 'b.info')).code).toBe(0);
  });

  test('B22: a line that the istanbul report did not see run and the lcov report did is covered', async () => {
    const repository = changedApple(istanbul({ [APPLE]: [[4, 4, 0]] }), 'coverage/coverage-final.json');
    repository.write({ 'coverage/e2e.info': lcov({ [APPLE]: { 4: 3 } }) });
    expect((await diff(repository)).code).toBe(1);
    expect((await diff(repository, '--coverage', 'coverage/*.{json,info}')).code).toBe(0);
  });

  test('S09, B22: a file named twice in one report has the sum of its hits', async () => {
    const twice = lcov({ [APPLE]: { 4: 0 } }) + lcov({ [APPLE]: { 4: 3 } });
    expect((await diff(changedApple(twice))).document).toMatchObject({
      status: 'pass',
      summary: { covered: 1 },
    });
  });

  test('S13, B17: a continuation line of a call that never ran is uncovered, by statements and by lines', async () => {
    const before = 'export function pick() {\n  return grow(\n    1,\n    2,\n  );\n}\n';
    for (const [at, report, granularity] of [
      ['coverage/coverage-final.json', istanbul({ [APPLE]: [[2, 5, 0]] }), 'statement'],
      [REPORT, lcov({ [APPLE]: { 2: 0 } }), 'line'],
    ] as const) {
      const repository = createRepository({ [APPLE]: before });
      repository.write({ [APPLE]: before.replace('    2', '    22'), [at]: report });
      const answer = await diff(repository);
      expect(uncoveredLines(answer)).toEqual([`${APPLE}:4`]);
      expect(answer.document.uncovered).toMatchObject([{ granularity, symbol: 'pick' }]);
    }
  });

  test('S14, B18: an arm never taken on a changed line fails a strict layer and is named as a branch', async () => {
    const repository = createRepository({ 'src/entities/apple.ts': source(3) });
    repository.write({
      'src/entities/apple.ts': source(2) + 'if (ripe) pick(3);\n',
      [REPORT]: lcov(
        { 'src/entities/apple.ts': hits(3) },
        {
          'src/entities/apple.ts': [
            [3, 0, 0, 1],
            [3, 0, 1, 0],
          ],
        },
      ),
    });
    const answer = await diff(repository);
    expect(answer.document.uncovered).toMatchObject([
      {
        kind: 'branch',
        layer: 'entities',
        ranges: [[3, 3]],
        actual: { covered: 1, total: 2 },
        required: 100,
      },
    ]);
    expect((await diff(repository, '--partial', 'ignore')).code).toBe(0);
  });

  test('B18: one of two statements on a line never ran', async () => {
    const repository = changedApple(
      istanbul({
        [APPLE]: [
          [4, 4, 1],
          [4, 4, 0],
        ],
      }),
      'coverage/coverage-final.json',
    );
    const answer = await diff(repository);
    expect(answer.document.uncovered).toMatchObject([
      { kind: 'line', metric: 'statements', ranges: [[4, 4]] },
    ]);
  });

  test('S22: records of lcov 2.x, comments, blank lines and a byte order mark are no obstacle', async () => {
    const report = `\ufeff# made by lcov 2\n\nTN:\nSF:${APPLE}\nVER:1\nFN:1,3,pick<a, b>\nFNDA:1,pick<a, b>\nMCDC:1,2,t,0,0,a\nDA:4,0,checksum\nLF:1\nLH:0\nend_of_record\n`;
    const answer = await diff(changedApple(report));
    expect(uncoveredLines(answer)).toEqual([`${APPLE}:4`]);
    expect(answer.document.warnings.map((warning) => warning.code)).toEqual(['unproven']);
  });

  test.each([
    ['S23, B20: empty', ''],
    ['of white space', ' \n\n'],
    ['without a file', 'TN:\n'],
    ['truncated', `SF:${APPLE}\nDA:4,1\n`],
    ['S25: with a negative count', `SF:${APPLE}\nDA:4,-1\nend_of_record\n`],
    ['with a line 0', `SF:${APPLE}\nDA:0,1\nend_of_record\n`],
    ['with a count that is no number', `SF:${APPLE}\nDA:4,many\nend_of_record\n`],
    ['of JSON that is cut off', '{"a":'],
    ['of JSON that is no report', '{"src/apple.ts":{"lines":3}}'],
    ['of XML that is no report', '<html></html>'],
  ])('a report that is %s is bad evidence, never a pass', async (_what, report) => {
    const answer = await diff(changedApple(report));
    expect(answer.code).toBe(2);
    expect(answer.document).toMatchObject({ status: 'error', error: { code: 'bad-evidence' } });
  });

  test('B20: no report at all is no evidence, with the command that makes one', async () => {
    const answer = await diff(changedApple(null));
    expect(answer.code).toBe(2);
    expect(answer.document).toMatchObject({
      status: 'error',
      reason: 'no-evidence',
      error: { files: [APPLE] },
    });
    expect(answer.document.next).toEqual(['npm run coverage', 'tidemark diff']);
  });

  test('--coverage that names no file is no evidence', async () => {
    const answer = await diff(changedApple(lcov({ [APPLE]: hits(5) })), '--coverage', 'reports/*.info');
    expect(answer.document).toMatchObject({ status: 'error', error: { code: 'no-evidence' } });
    expect(answer.document.error?.hint).toContain('Run the tests with coverage');
  });

  test.each([
    ['no file tells of the report of another format', 'coverage/coverage-final.json'],
    ['a folder tells of the report', 'coverage'],
  ])('--coverage that names %s that lies there', async (_, named) => {
    const repository = changedApple(lcov({ [APPLE]: hits(5) }));
    const answer = await diff(repository, '--coverage', named);
    expect(answer.document.error).toMatchObject({
      code: 'no-evidence',
      hint: `Name ${path.join('coverage', 'lcov.info')} if the tests wrote that format`,
    });
  });

  test('a report that is named already is not the one to name', async () => {
    const repository = changedApple(lcov({ [APPLE]: hits(5) }));
    const named = ['coverage/lcov.info', 'coverage/coverage-final.json'];
    const answer = await diff(repository, ...named.flatMap((name) => ['--coverage', name]));
    expect(answer.document.error?.hint).toContain('Run the tests with coverage');
  });

  test('S19, B21: a report with lines past the end of the file is stale', async () => {
    const answer = await diff(changedApple(lcov({ [APPLE]: hits(9) })));
    expect(answer.document).toMatchObject({
      status: 'error',
      reason: 'stale-evidence',
      summary: { stale: 1 },
    });
  });

  test('B21: a report that knows nothing of a changed statement does not cover it', async () => {
    const answer = await diff(changedApple(lcov({ [APPLE]: { 1: 1, 2: 1 } })));
    expect(answer.document.uncovered).toMatchObject([{ kind: 'unmeasured', ranges: [[4, 4]] }]);
  });
});

test('--coverage with nothing changed is answered like any other run', async () => {
  const repository = createRepository({ 'src/apple.ts': source(1) });
  repository.write({
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(1) }),
    '.git/info/exclude': 'coverage\n',
  });
  expect(await diff(repository, '--coverage', 'coverage/lcov.info')).toMatchObject({
    code: 0,
    document: { reason: 'no-changes' },
  });
});

// Left out -- a sparse file of gigabytes is none on Windows
test.skipIf(process.platform === 'win32')(
  'an untracked file too large to be read owes a run if it is code',
  async () => {
    const repository = createRepository({ 'README.md': '' });
    for (const name of ['src/pear.ts', 'core.dump']) {
      repository.write({ [name]: '' });
      truncateSync(path.join(repository.root, name), 3 * 2 ** 30);
    }
    repository.write({ 'coverage/lcov.info': lcov({ 'src/apple.ts': hits(1) }), 'src/apple.ts': source(1) });
    const { document } = await diff(repository);
    expect(document).toMatchObject({
      status: 'fail',
      uncovered: [{ kind: 'unmeasured', file: 'src/pear.ts', ranges: [[1, 1]] }],
    });
    expect(document.excluded).toContainEqual({ file: 'core.dump', lines: 1, rule: 'not a source file' });
  },
);
