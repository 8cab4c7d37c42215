import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { failed } from '@tidemark/kernel';
import { emptyRepository, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { SelfTestDocument } from '../../src/contract/documents.ts';
import { nodeFiles } from '../../src/world/node-files.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { World } from '../../src/world/world.ts';
import { source, tidemark } from '../run-tidemark.ts';
import { expectNoTrace, selfTest, trialOrchard } from './trial-orchard.ts';

describe('a gate that sees', () => {
  test('names the planted lines and no others, passes without them, and leaves no trace', async () => {
    const repository = trialOrchard();
    const answer = await selfTest(repository);
    expect(answer).toMatchObject({
      code: 0,
      document: {
        status: 'pass',
        reason: 'noticed',
        package: { name: '@shop/apple', path: 'packages/apple' },
        planted: { file: 'packages/apple/src/apple.ts', ranges: [[5, 8]] },
        run: 'node ../../measure.mjs',
        seen: [
          { step: 'planted', status: 'fail', reason: 'uncovered' },
          { step: 'removed', status: 'pass', reason: 'no-changes', named: [] },
        ],
        findings: [],
        warnings: [],
      },
    });
    expect(answer.document.seen[0]?.named.map((entry) => entry.file)).toEqual([
      'packages/apple/src/apple.ts',
    ]);
    expect(answer.stderr).toContain('✓ The gate names a line that no test runs');
    expect(answer.stderr).toContain(
      'planted packages/apple/src/apple.ts:5-8, measured by node ../../measure.mjs',
    );
    const kept = readFileSync(path.join(repository.root, 'coverage/.out/self-test.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(answer.document);
    expectNoTrace(repository);
  });

  test('is believed though the tests end with 1, as they do under a threshold', async () => {
    expect((await selfTest(trialOrchard('node ../../measure.mjs; exit 1'))).document.reason).toBe('noticed');
  });

  test('is tried at HEAD, which is said when something is not committed', async () => {
    const repository = trialOrchard();
    repository.write({ 'packages/apple/src/apple.ts': 'broken(\n' });
    const answer = await selfTest(repository);
    expect(answer.document).toMatchObject({ status: 'pass', warnings: [{ code: 'head-only' }] });
    expect(answer.stderr).toContain('! HEAD was tried');
  });

  test('is tried by --command at the root, and by the reports that --coverage names', async () => {
    const repository = trialOrchard(null);
    const command = 'cd packages/apple && node ../../measure.mjs elsewhere';
    const report = 'packages/apple/elsewhere/lcov.info';
    expect((await selfTest(repository, '--command', command)).document.error?.code).toBe('tool-error');
    const answer = await selfTest(repository, '--command', command, '--coverage', report);
    expect(answer.document).toMatchObject({ status: 'pass', run: command });
  });
});

test('a gate that does not see is gate-blind, 1, with the lines it missed', async () => {
  const report = 'SF:src/apple.ts\\nDA:1,1\\nDA:5,1\\nDA:6,1\\nDA:7,1\\nend_of_record\\n';
  const repository = trialOrchard(`mkdir -p coverage && printf '${report}' > coverage/lcov.info`);
  const answer = await selfTest(repository);
  expect(answer).toMatchObject({
    code: 1,
    document: {
      status: 'fail',
      reason: 'blind',
      findings: [{ code: 'gate-blind', file: 'packages/apple/src/apple.ts', line: 6 }],
      next: ['tidemark doctor', 'tidemark self-test'],
    },
  });
  expect(answer.document.findings[0]?.message).toContain('did not name lines 6, 7: it said pass (covered)');
  expect(answer.stderr).toContain('The gate cannot be trusted');
  expectNoTrace(repository);
});

test('a gate that names what was not planted is gate-stray, before and after', async () => {
  const answer = await selfTest(trialOrchard(`node ../../measure.mjs; printf 'pick();\\n' > src/pear.ts`));
  expect(answer).toMatchObject({
    code: 1,
    document: {
      reason: 'stray',
      findings: [
        { code: 'gate-stray', file: 'packages/apple/src/pear.ts', line: 1 },
        { code: 'gate-stray', file: 'packages/apple/src/pear.ts', line: 1 },
      ],
    },
  });
});

describe('the package', () => {
  const two = {
    'packages/pear/package.json':
      '{"name":"@shop/pear","scripts":{"unit":"nyc node","test":"x","coverage":"node ../../measure.mjs"}}',
    'packages/pear/src/no-end.ts': 'pick();',
    'packages/pear/src/types.ts': 'export type Pear = 1;\n',
    'packages/pear/src/ignored.ts': '/* v8 ignore next */\npick();\n',
    'packages/pear/src/pear.ts': 'pick();\n',
    'packages/pear/src/a.test.ts': source(1),
    'packages/pear/src/b.test.ts': source(1),
  };

  test('is the one with the fewest tests, else the one that --package names', async () => {
    const repository = trialOrchard(undefined, two);
    expect((await selfTest(repository)).document.package?.name).toBe('@shop/apple');
    const answer = await selfTest(repository, '--package', '@shop/pear');
    expect(answer.document).toMatchObject({
      status: 'pass',
      planted: { file: 'packages/pear/src/pear.ts', ranges: [[2, 5]] },
      run: 'node ../../measure.mjs',
    });
  });

  test('that nobody knows is usage, with the nearest name or all of them', async () => {
    const near = await selfTest(trialOrchard(), '--package', '@shop/aple');
    expect(near).toMatchObject({
      code: 2,
      document: { error: { code: 'usage', hint: 'Did you mean @shop/apple?' } },
    });
    const far = await selfTest(trialOrchard(), '--package', 'harvester');
    expect(far.document.error?.hint).toBe('Use one of: orchard, @shop/apple');
  });

  test('without a script, or without anything to plant in, is tool-error', async () => {
    for (const repository of [
      trialOrchard(null),
      trialOrchard(undefined, { 'packages/apple/src/apple.ts': 'pick();' }),
    ])
      expect(await selfTest(repository, '--package', '@shop/apple')).toMatchObject({
        code: 2,
        document: { error: { code: 'tool-error' } },
      });
  });
});

test('installed packages, scopes and programs are there, and the tested package is the scratch copy', async () => {
  const script =
    'grow && test "$(realpath ../../node_modules/@shop/apple)" = "$PWD" && node ../../measure.mjs';
  const repository = trialOrchard(script);
  repository.write({
    'node_modules/.cache/x': '',
    'packages/apple/node_modules/.bin/grow':
      '#!/bin/sh\ntest -f node_modules/kit/kit.txt -a ! -e ../../node_modules/.cache\n',
    'packages/apple/node_modules/kit/kit.txt': '',
  });
  chmodSync(path.join(repository.root, 'packages/apple/node_modules/.bin/grow'), 0o755);
  mkdirSync(path.join(repository.root, 'node_modules/@shop'));
  symlinkSync('../../packages/apple', path.join(repository.root, 'node_modules/@shop/apple'));
  expect((await selfTest(repository)).document).toMatchObject({ status: 'pass', error: null });
});

describe('what cannot be tried is 2', () => {
  test('tests that leave no report, with what they said last', async () => {
    const answer = await selfTest(trialOrchard("printf '\\033[31mno apple\\033[0m\\n\\nno pear\\n'; exit 3"));
    expect(answer).toMatchObject({ code: 2, document: { status: 'error', error: { code: 'tool-error' } } });
    expect(answer.document.error?.message).toMatch(
      /ended with 3 and left nothing to judge \(no-evidence: .*it said: no apple \| no pear$/,
    );
    expect(answer.stderr).toContain('Could not try: tool-error');
  });

  test('a git that fails in the worktree', async () => {
    const { run } = nodeWorld();
    const answer = await tidemark<SelfTestDocument>(trialOrchard(), ['self-test'], {
      run: (program, words, options) =>
        words[0] === 'ls-files'
          ? Promise.resolve({ code: 128, stdout: new Uint8Array(), stderr: 'fatal: no orchard' })
          : run(program, words, options),
    });
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'git-failed' } } });
  });

  test('a tree that the tests ruined', async () => {
    const script = 'node ../../measure.mjs; echo "export default {" > feature.manifest.ts';
    expect((await selfTest(trialOrchard(script))).document.error?.message).toContain('invalid-manifest');
  });

  test('a folder outside of a repository, a repository without a commit, a manifest that is none', async () => {
    expect((await selfTest(temporaryFolder())).document.error?.code).toBe('not-a-repository');
    expect((await selfTest(emptyRepository())).document.error?.code).toBe('git-failed');
    const broken = trialOrchard(undefined, { 'packages/apple/feature.manifest.ts': 'export default {' });
    expect((await selfTest(broken)).document.error?.code).toBe('invalid-manifest');
    const twice = trialOrchard(undefined, { 'packages/b/package.json': '{' });
    expect((await selfTest(twice)).document.error?.code).toBe('invalid-workspace');
  });
});

test('inside of a git hook nothing is tried: a worktree made there could overwrite the index', async () => {
  const repository = trialOrchard();
  for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE']) {
    const answer = await tidemark<SelfTestDocument>(repository, ['self-test'], {
      env: { [name]: '.git/index' },
    });
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'tool-error' } } });
    expect(answer.document.error?.message).toContain(name);
  }
});

test('the gate of this workspace sees what is planted in its own blog', async () => {
  const answer = await selfTest(path.join(import.meta.dirname, '../../../..'), '--package', '@repo/blog');
  expect(answer.document).toMatchObject({
    status: 'pass',
    reason: 'noticed',
    error: null,
    run: 'vitest run --coverage',
  });
});

test.each([1, 2])(
  'a disk that is full at the write %i of a trial is an error, and leaves no trace',
  async (failAt) => {
    const repository = trialOrchard();
    let nWrites = 0;
    const write: World['files']['write'] = (file, chunks) => {
      if (!file.endsWith('apple.ts') || (nWrites += 1) !== failAt) return nodeFiles.write(file, chunks);
      return failed({ code: 'usage', message: 'no space left on device', hint: 'Make room there' });
    };
    const files = { ...nodeFiles, write };
    const answer = await tidemark<SelfTestDocument>(repository, ['self-test'], { files });
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'usage' } } });
    expectNoTrace(repository);
  },
);
