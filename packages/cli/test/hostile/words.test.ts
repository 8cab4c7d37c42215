import { readdirSync } from 'node:fs';
import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { aggregate, diff, hits, source, tidemark, uncoveredLines } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';

function orchard(): Repository {
  const repository = createRepository({ [APPLE]: 'old();\n' });
  repository.write({ [APPLE]: source(3), 'coverage/lcov.info': lcov({ [APPLE]: hits(3, { 1: 0 }) }) });
  return repository;
}

const WORDS = [
  '--output=stolen',
  '-O',
  '--upload-pack=touch stolen',
  '--exec=touch stolen',
  '-c',
  '--help',
  '--',
  '-',
  '@{-1}',
  ':/base',
  'HEAD:src/apple.ts',
  'HEAD...HEAD',
  'main..main',
  '^main',
  'main^@',
  'refs/heads/*',
  '$(touch stolen)',
  '; touch stolen',
  'main\ntouch stolen',
  'main\0',
  '../../main',
  'x'.repeat(100_000),
  '\u001b[2J',
];

describe.each(WORDS)('the word %j', (word) => {
  test('is a revision or none, and nothing else to git', async () => {
    const repository = orchard();
    const answers = [
      await diff(repository, `--base=${word}`),
      await diff(repository, `--head=${word}`),
      await tidemark<{ error: { code: string } | null }>(repository, ['record-base', '--', word]),
      await tidemark<{ error: { code: string } | null }>(repository, ['diff'], {
        env: { TIDEMARK_BASE: word },
      }),
    ];
    for (const { document, stderr } of answers) {
      const code = document.error?.code ?? 'none';
      expect(['usage', 'unknown-base', 'bad-evidence', 'stale-evidence', 'none', 'no-evidence']).toContain(
        code,
      );
      expect(stderr).not.toMatch(CONTROL);
      expect(stderr.length).toBeLessThan(20_000);
    }
    expect(readdirSync(repository.root).toSorted()).toEqual(['.git', 'coverage', 'src']);
  });

  test('is a path or none where a path is asked for', async () => {
    const repository = orchard();
    for (const flag of ['coverage', 'diff-file', 'cwd']) {
      const { document, code } = await diff(repository, `--${flag}=${word}`);
      expect(code).not.toBe(70);
      expect(document.status).toBe('error');
    }
    expect(readdirSync(repository.root).toSorted()).toEqual(['.git', 'coverage', 'src']);
  });
});

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('a file name', () => {
  const NAMES = [
    'src/\u001b]0;owned\u0007\u001b[2Jred.ts',
    'src/a\nb\r\nc.ts',
    'src/**bold** [x](javascript:alert(1)) `code` | cell.ts',
    'src/<img src=x onerror=alert(1)>&amp;"\'.ts',
    'src/--output=x.ts',
    '-rf/$(touch stolen);.ts',
    'src/\u202egnp\u2066.ts',
    'src/]]>.ts',
    'src/::error file=x::y.ts',
    'src/C:\\apple\\..\\..\\pear.ts',
  ];

  test.each(NAMES)('%j is judged, and in no output more than a name', async (name) => {
    const repository = createRepository({ 'README.md': '' });
    repository.write({
      [name]: source(2),
      'coverage/coverage-final.json': JSON.stringify({ [name]: entry(name) }),
    });
    for (const words of [[], ['--verbose'], ['--reporter', 'text:out.txt']]) {
      const answer = await diff(repository, ...words);
      expect(uncoveredLines(answer)).toEqual([`${name}:1`, `${name}:2`]);
      expect(answer.stderr).not.toMatch(CONTROL);
      expect(answer.stderr.trimEnd().split('\n')).not.toContainEqual(
        expect.stringMatching(/^(?:::|b|c\.ts)/),
      );
    }
    const added = await aggregate(repository);
    expect(added.code).not.toBe(70);
    expect(added.stderr).not.toMatch(CONTROL);
    const read = await diff(repository, '--coverage', 'coverage/.out/coverage-final.json');
    expect(uncoveredLines(read)).toEqual([`${name}:1`, `${name}:2`]);
    expect(readdirSync(repository.root)).not.toContain('stolen');
  });
});

/** Two statements that never ran, in a function whose name is no better than the file's. */
function entry(name: string) {
  const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: null } });
  return {
    path: name,
    statementMap: { 0: at(1), 1: at(2) },
    s: { 0: 0, 1: 0 },
    fnMap: { 0: { name, decl: at(1), loc: at(1) } },
    f: { 0: 0 },
    branchMap: {},
    b: {},
  };
}
