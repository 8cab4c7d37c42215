import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, runProcess, temporaryFolder } from '@tidemark/test-kit';
import { expect, inject, test } from 'vitest';

const PACKAGE = path.join(inject('installed'), 'tidemark');
const BIN = path.join(PACKAGE, 'dist/bin.js');
const tidemark = (cwd: string, ...words: readonly string[]) =>
  runProcess(process.execPath, [BIN, ...words], { cwd });

test('the packed tidemark --version is the version of its package.json', async () => {
  const { version }: { version: string } = JSON.parse(
    readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'),
  );
  expect(await tidemark(PACKAGE, '--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  accessSync(BIN, constants.X_OK);
});

test('the packed tidemark opens no input that it has no need of', async () => {
  const spy = path.join(temporaryFolder(), 'spy.cjs');
  writeFileSync(spy, `Object.defineProperty(process, 'stdin', { get: () => console.error('opened') });`);
  const words = ['--require', spy, BIN, 'diff', '--help'];
  expect(await runProcess(process.execPath, words, { cwd: PACKAGE })).toMatchObject({ code: 0, stderr: '' });
});

test('the packed tidemark diff judges a line of a repository by its lcov', async () => {
  const orchard = createRepository({
    '.gitignore': 'coverage/\n',
    'package.json': '{ "name": "orchard" }',
    'src/apple.ts': 'ripen();\n',
  });
  orchard.write({
    'src/apple.ts': 'ripen();\npick();\npress();\n',
    'coverage/lcov.info': lcov({ 'src/apple.ts': { 1: 1, 2: 1, 3: 0 } }),
  });
  const { code, stdout, stderr } = await tidemark(orchard.root, 'diff', '--coverage', 'coverage/lcov.info');
  expect(JSON.parse(stdout)).toMatchObject({
    command: 'diff',
    status: 'fail',
    uncovered: [{ file: 'src/apple.ts', ranges: [[3, 3]] }],
  });
  expect({ code, told: stderr.split('\n').at(-2) }).toMatchObject({
    code: 1,
    told: expect.stringContaining('1 of 2 changed executable lines covered'),
  });
});
