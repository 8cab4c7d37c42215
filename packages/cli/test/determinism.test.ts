import { createRepository, lcov, type Repository, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { chmodSync, cpSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostileConfig } from './hostile-config.ts';
import { hits, source } from './run-tidemark.ts';
import { spawnTidemark } from './spawn-tidemark.ts';

const NAMES = ['apple', 'İncir', 'ılık', 'Iris', 'zebra', 'äpfel', 'red pear', '10', '9'];
const at = (name: string) => `packages/orchard/src/${name}.ts`;

/** A band that always holds: the summary is written only where every band is held. */
const manifest = (name: string) =>
  `export default { name: '${name}', coverage: { bands: { baseline: { statements: 0, branches: 0, functions: 0, lines: 0 } } } };\n`;

/** Something of everything: two packages, names that locales order differently, edits of every kind. */
function orchard(): Repository {
  const report = Object.fromEntries(NAMES.map((name) => [`src/${name}.ts`, hits(6, { 2: 0, 5: 0 })]));
  const repository = createRepository({
    '.gitignore': 'coverage/\n',
    'package.json': '{"name":"shop","workspaces":["packages/*"]}',
    'packages/cellar/package.json': '{"name":"@shop/cellar"}',
    'packages/cellar/feature.manifest.ts': manifest('@shop/cellar'),
    'packages/cellar/src/plum.ts': source(3),
    'packages/orchard/package.json': '{"name":"@shop/orchard","scripts":{"test:coverage":""}}',
    'packages/orchard/feature.manifest.ts': manifest('@shop/orchard'),
    [at('old')]: source(30),
    ...Object.fromEntries(NAMES.map((name) => [at(name), source(6)])),
  });
  repository.git('checkout', '-q', '-b', 'harvest');
  repository.write(
    Object.fromEntries(NAMES.slice(0, 4).map((name) => [at(name), source(6).replaceAll('pick', 'take')])),
  );
  repository.commit('a change that is committed');
  repository.git('mv', at('old'), at('new'));
  repository.write({
    ...Object.fromEntries(NAMES.slice(4).map((name) => [at(name), `till();\r\n${source(5)}`])),
    [at('new')]: `${source(30)}peel();\n`,
    [at('untracked')]: source(2),
    'packages/cellar/src/plum.test.ts': source(1),
    'packages/orchard/coverage/lcov.info': lcov({
      ...report,
      'src/new.ts': hits(31, { 31: 0 }),
      'src/untracked.ts': hits(2),
    }),
    'packages/cellar/coverage/lcov.info': lcov({ 'src/plum.ts': hits(3, { 3: 0 }) }),
  });
  repository.git('rm', '-q', '--cached', 'packages/cellar/src/plum.ts');
  return repository;
}

/** The bytes of what both commands write and say, and their exit codes. */
async function bytesOf(
  root: string,
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const diff = await spawnTidemark(cwd, ['diff', '--base', 'main', ...words], env);
  const aggregate = await spawnTidemark(cwd, ['aggregate', ...words], env);
  return {
    codes: [diff.code, aggregate.code],
    said: [diff.stdout, aggregate.stdout],
    diff: readFileSync(path.join(root, 'coverage/.out/diff.json'), 'utf8'),
    summary: readFileSync(path.join(root, 'coverage/summary.json'), 'utf8'),
  };
}

type Bytes = Awaited<ReturnType<typeof bytesOf>>;

/** What is to be typed next is to be typed where the question was asked, so from elsewhere it is something else. */
function besidesNext({ said, diff, ...rest }: Bytes): Bytes {
  const without = (document: string) => document.replace(/"next":\s*\[[^\]]*\]/, '');
  return { ...rest, said: said.map(without), diff: without(diff) };
}

describe('the same tree gives the same bytes', () => {
  const plain = async (repository: Repository): Promise<Bytes> => {
    const bytes = await bytesOf(repository.root, repository.root, [], {});
    expect(bytes.codes).toEqual([1, 0]);
    expect(bytes.diff).toContain('İncir');
    return bytes;
  };

  test('on every run, and from any folder or through a link but for what is to be typed there', async () => {
    const repository = orchard();
    const { root } = repository;
    const expected = await plain(repository);
    expect(await bytesOf(root, root, [], {})).toEqual(expected);
    const from = async (folder: string, ...words: readonly string[]) =>
      besidesNext(await bytesOf(root, folder, words, {}));
    expect(await from(path.join(root, 'packages/cellar/src'))).toEqual(besidesNext(expected));
    const elsewhere = temporaryFolder();
    expect(await from(elsewhere, '--cwd', root)).toEqual(besidesNext(expected));
    symlinkSync(root, path.join(elsewhere, 'link'));
    expect(await from(path.join(elsewhere, 'link/packages'))).toEqual(besidesNext(expected));
  });

  test('in another folder, with other times of its files', async () => {
    const repository = orchard();
    const expected = await plain(repository);
    const copy = path.join(temporaryFolder(), 'a copy');
    cpSync(repository.root, copy, { recursive: true });
    for (const name of NAMES) utimesSync(path.join(copy, at(name)), 1, 1);
    expect(await bytesOf(copy, copy, [], {})).toEqual(expected);
  });

  test('under any locale, time zone and terminal', async () => {
    const repository = orchard();
    const expected = await plain(repository);
    for (const env of [
      { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
      { LC_ALL: 'C.UTF-8', LANGUAGE: 'de', LANG: 'de_DE.UTF-8', TZ: 'Pacific/Niue' },
      { LC_ALL: '', LANG: '', FORCE_COLOR: '1', COLUMNS: '20', TERM: 'xterm' },
    ])
      expect(await bytesOf(repository.root, repository.root, [], env)).toEqual(expected);
  });

  test('under every setting of git that could change what it says', async () => {
    const repository = orchard();
    const expected = await plain(repository);
    const folder = temporaryFolder();
    writeTree(folder, {
      config: hostileConfig(folder),
      attributes: '* diff=shift\n*.ts -diff linguist-generated\napple.ts binary\n',
      order: 'z*\n',
      'silent-monitor': '#!/bin/sh\nprintf "token\\0"\n',
    });
    chmodSync(path.join(folder, 'silent-monitor'), 0o755);
    const env = { GIT_CONFIG_GLOBAL: path.join(folder, 'config') };
    for (const name of NAMES) utimesSync(path.join(repository.root, at(name)), 1, 1);
    expect(await bytesOf(repository.root, repository.root, [], env)).toEqual(expected);
  });
});
