import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, runProcess, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { diff, hits, source } from '../run-tidemark.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

function uncovered(nFiles = 1) {
  const names = Array.from({ length: nFiles }, (_, index) => `src/apple-${index}.ts`);
  const repository = createRepository({ 'README.md': '' });
  repository.write({
    ...Object.fromEntries(names.map((name) => [name, source(3)])),
    'coverage/lcov.info': lcov(
      Object.fromEntries(
        names.map((name, index) => [name, hits(3, { 1: 0, ...(index === 1 ? { 3: 0 } : {}) })]),
      ),
    ),
  });
  return repository;
}

async function onTerminal(repository: Repository, ...words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal: true,
    write: (text: string) => void (said[name] += text),
  });
  await main(['diff', ...words], {
    ...nodeWorld(),
    cwd: repository.root,
    env: {},
    stdout: output('stdout'),
    stderr: output('stderr'),
  });
  return said;
}

describe('stdout', () => {
  test('out: is one JSON document on one line, and the summary is on stderr', async () => {
    const { stdout, stderr, code } = await runProcess(process.execPath, [BIN, 'diff'], {
      cwd: uncovered().root,
    });
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'fail' });
    expect(stderr).toContain('src/apple-0.ts:1');
    expect(code).toBe(1);
  });

  test('is empty on a terminal, unless --json asks for the document, which is indented then', async () => {
    expect((await onTerminal(uncovered())).stdout).toBe('');
    expect((await onTerminal(uncovered(), '--json')).stdout).toMatch(/^\{\n {2}"\$schema"/);
    expect((await onTerminal(uncovered(), '--reporter', 'json')).stdout).toContain('"status": "fail"');
  });

  test('is empty where the folder that one stands in is gone', async () => {
    const line = `mkdir gone && cd gone && rmdir ../gone && ${process.execPath} ${BIN} diff`;
    expect(await runProcess('sh', ['-c', line], { cwd: uncovered().root })).toEqual({
      code: 2,
      stdout: '',
      stderr: '✗ the folder that this was started in is gone\n',
    });
  });

  test('a reader that goes away is no failure of ours', async () => {
    const { stderr } = await runProcess('sh', ['-c', `${process.execPath} ${BIN} diff | true`], {
      cwd: uncovered(300).root,
    });
    expect(stderr).not.toContain('EPIPE');
  });

  // -- only Linux has a device that is always full
  test.runIf(existsSync('/dev/full'))(
    'that cannot be written is no pass, and the reason is told',
    async () => {
      const { root } = createRepository({ 'README.md': '' });
      const line = `${process.execPath} ${BIN} diff > /dev/full`;
      expect(await runProcess('sh', ['-c', line], { cwd: root })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('the answer could not be written: ENOSPC'),
      });
    },
  );
});

describe('stderr', () => {
  test('has colour on a terminal, and none with --no-color, NO_COLOR or in a pipe', async () => {
    expect((await onTerminal(uncovered())).stderr).toContain('\u001b[31m');
    expect((await onTerminal(uncovered(), '--no-color')).stderr).not.toContain('\u001b');
    expect((await diff(uncovered())).stderr).not.toContain('\u001b');
  });

  test('is silent with --quiet, and lists everything with --verbose', async () => {
    expect((await diff(uncovered(), '--quiet')).stderr).toBe('');
    const many = uncovered(30);
    expect((await diff(many)).stderr).toContain('and 10 more (--verbose lists them)');
    const verbose = (await diff(many, '--verbose')).stderr;
    expect(verbose).toContain('src/apple-29.ts:1');
    expect(verbose).toContain('let out: not a source file');
  });
});

test('the summary counts the files that a rule lets out, but not what was written to a folder of coverage', async () => {
  const repository = uncovered();
  expect((await diff(repository)).stderr).not.toContain('let out');
  repository.write({ 'README.md': 'An orchard.\n', 'packages/pear/coverage/lcov.info': '' });
  expect((await diff(repository)).stderr).toContain('1 file let out by a rule (--verbose lists them)');
});

describe('the document', () => {
  test('is kept whole in coverage/.out, which ignores itself', async () => {
    const repository = uncovered(3);
    const { document } = await diff(repository, '--max-items', '1');
    const kept = JSON.parse(readFileSync(path.join(repository.root, 'coverage/.out/diff.json'), 'utf8'));
    expect(kept.uncovered).toHaveLength(3);
    expect(document.uncovered).toHaveLength(1);
    expect(document.truncated.omitted).toBeGreaterThanOrEqual(2);
    expect(readFileSync(path.join(repository.root, 'coverage/.out/.gitignore'), 'utf8')).toBe('*\n');
  });

  test('is cut to 25 KB, worst first, and paged by --max-items and --offset', async () => {
    const repository = uncovered(400);
    const answer = await diff(repository);
    expect(Buffer.byteLength(answer.stdout)).toBeLessThanOrEqual(25_001);
    expect(answer.document.truncated.omitted).toBeGreaterThan(0);
    expect(answer.document.uncovered.map((finding) => finding.file)).toContain('src/apple-1.ts');
    const first = (await diff(repository, '--max-items', '2')).document.uncovered.map(
      (finding) => finding.file,
    );
    const second = (await diff(repository, '--max-items', '2', '--offset', '2')).document.uncovered.map(
      (finding) => finding.file,
    );
    expect(new Set([...first, ...second]).size).toBe(4);
  });

  test('and the summary show the same page, which says how much it leaves out', async () => {
    const repository = uncovered(4);
    const page = await diff(repository, '--max-items', '1', '--offset', '1');
    expect(page.document.uncovered).toHaveLength(1);
    expect(page.stderr.split('✗')).toHaveLength(2);
    expect(page.stderr).toContain(`✗ ${page.document.uncovered[0]?.file}`);
    expect(page.stderr).toContain('and 3 more, left out by --max-items or --offset');
    expect(page.stderr).not.toContain('let out by a rule');
    const beyond = await diff(repository, '--offset', '99');
    expect(beyond.document.uncovered).toEqual([]);
    expect(beyond.stderr).not.toContain('✗');
    expect(beyond.stderr).toContain('and 4 more, left out by --max-items or --offset');
    await diff(repository, '--offset', '99', '--reporter', 'text:out/whole.txt');
    const whole = readFileSync(path.join(repository.root, 'out/whole.txt'), 'utf8');
    expect(whole.split('✗')).toHaveLength(5);
  });

  test('is written to the file that --reporter names, and so is the text', async () => {
    const repository = uncovered();
    await diff(repository, '--reporter', 'json:out/a:b.json', '--reporter', 'text:out/a.txt');
    expect(JSON.parse(readFileSync(path.join(repository.root, 'out/a:b.json'), 'utf8'))).toMatchObject({
      status: 'fail',
    });
    expect(readFileSync(path.join(repository.root, 'out/a.txt'), 'utf8')).toContain('src/apple-0.ts:1');
  });

  test('leaves no temporary file behind', async () => {
    const repository = uncovered();
    await diff(repository);
    expect(existsSync(path.join(repository.root, 'coverage/.out/diff.json'))).toBe(true);
    expect(repository.git('status', '--porcelain', '--ignored')).not.toContain('.tmp');
  });
});

test('a path with escapes, and text that turns round, reach the terminal as escapes', async () => {
  const name = 'src/\u001b[2J\u202egnp.ts';
  const repository = createRepository({ 'README.md': '' });
  repository.write({ [name]: source(1), 'coverage/lcov.info': lcov({ [name]: { 1: 0 } }) });
  const { stderr } = await diff(repository);
  expect(stderr).toContain(String.raw`src/\u001b[2J\u202egnp.ts:1`);
});

test('the document holds such a name as escapes too, and the name is the same', async () => {
  const name = 'src/\u009b31m\u202egnp\u007f\u2028.ts';
  const repository = createRepository({ 'README.md': '' });
  repository.write({ [name]: source(1), 'coverage/lcov.info': lcov({ [name]: { 1: 0 } }) });
  const { stdout } = await onTerminal(repository, '--json');
  expect(stdout).toContain(String.raw`src/\u009b31m\u202egnp\u007f\u2028.ts`);
  expect(JSON.parse(stdout)).toMatchObject({ uncovered: [{ file: name }] });
  expect((await diff(repository)).stdout).toContain(String.raw`\u009b31m`);
});
