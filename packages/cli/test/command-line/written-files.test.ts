import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createRepository, lcov, runProcess, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { diff, hits, source, tidemark } from '../run-tidemark.ts';
import type { DiffDocument } from '../../src/contract/documents.ts';
import { nodeFiles } from '../../src/world/node-files.ts';

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

function uncovered(): Repository {
  const repository = createRepository({ 'README.md': '' });
  repository.write({
    'src/apple.ts': source(3),
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(3, { 1: 0 }) }),
  });
  return repository;
}

async function pipeIn(folder: string): Promise<string> {
  const pipe = path.join(folder, 'pipe');
  await runProcess('mkfifo', [pipe], { cwd: folder });
  return pipe;
}

const refused = { code: 2, document: { status: 'error', error: { code: 'usage' } } };

describe('what --reporter names', () => {
  test('is written into when it is a pipe that somebody reads', async () => {
    const repository = uncovered();
    const pipe = await pipeIn(temporaryFolder());
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    expect((await diff(repository, '--reporter', `json:${pipe}`)).code).toBe(1);
    expect(JSON.parse(readFileSync(reader, 'utf8'))).toMatchObject({ status: 'fail' });
    closeSync(reader);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('is refused when it is a pipe that nobody reads, which stays a pipe', async () => {
    const pipe = await pipeIn(temporaryFolder());
    expect(await diff(uncovered(), '--reporter', `json:${pipe}`)).toMatchObject(refused);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('is refused when it is a folder, with one document on stdout', async () => {
    const repository = uncovered();
    const { code, stdout } = await runProcess(process.execPath, [BIN, 'diff', '--reporter', 'json:src'], {
      cwd: repository.root,
    });
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'usage',
      message: expect.stringContaining('folder'),
    });
  });

  test('is refused when a file stands where a folder of its path would be', async () => {
    expect(await diff(uncovered(), '--reporter', 'text:README.md/a.txt')).toMatchObject(refused);
  });

  // -- only Linux has such a folder
  test.runIf(existsSync('/proc/self'))('is refused below a folder that takes no folder', () => {
    const words = [BIN, 'diff', '--reporter', 'text:/proc/orchard/a.txt'];
    const { status } = spawnSync(process.execPath, words, { cwd: uncovered().root, timeout: 60_000 });
    expect(status).toBe(2);
  });

  test('is refused when it is a socket', async () => {
    const socket = path.join(temporaryFolder(), 'socket');
    const server = createServer().listen(socket);
    await once(server, 'listening');
    expect(await diff(uncovered(), '--reporter', `json:${socket}`)).toMatchObject(refused);
    server.close();
  });

  test('stays a link to a file, which is written', async () => {
    const repository = uncovered();
    const real = path.join(temporaryFolder(), 'real.json');
    writeFileSync(real, 'old');
    symlinkSync(real, path.join(repository.root, 'link.json'));
    await diff(repository, '--reporter', 'json:link.json');
    expect(lstatSync(path.join(repository.root, 'link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toMatchObject({ status: 'fail' });
  });

  test('reaches stderr by its name when that is a pipe, and is refused when it is an open file', async () => {
    const { root } = uncovered();
    const run = (redirect: string) =>
      runProcess(
        'sh',
        ['-c', `"$0" "$1" diff --quiet --reporter json:/dev/stderr ${redirect}`, process.execPath, BIN],
        {
          cwd: root,
        },
      );
    expect(JSON.parse((await run('2>&1 >/dev/null | cat')).stdout)).toMatchObject({ status: 'fail' });
    expect(await run('2>log.txt')).toMatchObject({ code: 2 });
  });

  test('does not hide that there was nothing to judge', async () => {
    const answer = await diff(createRepository({ a: '' }), '--base', 'nowhere', '--reporter', 'json:.git');
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'unknown-base' } } });
  });

  test('holds the answer too when the answer is that Tidemark failed', async () => {
    const repository = uncovered();
    const file = path.join(repository.root, 'answer.json');
    writeFileSync(file, '{"status":"pass"}');
    const run = () => Promise.reject(new TypeError('pear is not a function'));
    const answer = await tidemark<DiffDocument>(repository, ['diff', '--reporter', 'json:answer.json'], {
      run,
    });
    expect(answer.code).toBe(70);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ status: 'error', reason: 'internal' });
  });
});

test('what a killed run left beside a file is cleared away, and what another run writes is not', async () => {
  const repository = uncovered();
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const left = ['diff.json.4fj2k.tmp', ...[gone, process.pid].map((id) => `diff.json.${id}-4fj2k.tmp`)];
  const kept = [
    'diff.json.1-9zk1x.tmp',
    `diff.json.${process.ppid}-9zk1x.tmp`,
    'diff.json.notes.txt',
    'lcov.info.4fj2k.tmp',
  ];
  const fresh = ['diff.json.9zk1x.tmp', `diff.json.${gone}-9zk1x.tmp`];
  const names = [...left, ...kept, ...fresh];
  repository.write(Object.fromEntries(names.map((name) => [`coverage/.out/${name}`, 'half'])));
  const hourAgo = new Date(Date.now() - 3_600_000);
  const out = path.join(repository.root, 'coverage/.out');
  for (const name of [...left, ...kept]) utimesSync(path.join(out, name), hourAgo, hourAgo);
  await diff(repository);
  expect(readdirSync(out).toSorted()).toEqual(['.gitignore', 'diff.json', ...kept, ...fresh].toSorted());
});

test('a bug of ours while a file is written leaves the old file and no other', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'apple.json');
  writeFileSync(file, 'old');
  const chunks = function* () {
    yield 'new';
    throw new TypeError('pear is not a function');
  };
  expect(() => nodeFiles.write(file, chunks())).toThrow('pear is not a function');
  expect(readdirSync(folder)).toEqual(['apple.json']);
  expect(readFileSync(file, 'utf8')).toBe('old');
});
