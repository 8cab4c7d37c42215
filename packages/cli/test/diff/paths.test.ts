import { createRepository, lcov } from '@tidemark/test-kit';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DiffDocument } from '../../src/contract/documents.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { diff, hits, source, tidemark, uncoveredLines } from '../run-tidemark.ts';

describe('a path with', () => {
  test.each([
    ['S03, B8: a letter outside of ASCII', 'src/é.ts'],
    ['S04: a space', 'src/red apple.ts'],
    ['S05: a quote', 'src/a"b.ts'],
    ['S06: ` b/` in it', 'x b/y.ts'],
    ['a tab', 'src/a\tb.ts'],
    ['a backslash', String.raw`src/a\b.ts`],
    ['brackets and a star', 'src/[id]*.ts'],
    ['a dash in front', '-rf/--help.ts'],
    ['a colon', 'src/c:d.ts'],
  ])('%s is judged', async (_what, name) => {
    const repository = createRepository({ [name]: source(3) });
    repository.write({
      [name]: `pick(11);\n${source(3).split('\n').slice(1).join('\n')}`,
      'coverage/lcov.info': lcov({ [name]: hits(3, { 1: 0 }) }),
    });
    const answer = await diff(repository);
    expect(uncoveredLines(answer)).toEqual([`${name}:1`]);
    expect(answer.code).toBe(1);
  });

  test('a line break in it is judged, and printed as an escape', async () => {
    const name = 'src/a\nb.ts';
    const repository = createRepository({ 'README.md': '' });
    repository.write({
      [name]: 'pick(1);\n',
      'coverage/lcov.info': lcov({ 'src/other.ts': { 1: 1 } }),
      'src/other.ts': 'pick(1);\n',
    });
    const answer = await diff(repository);
    expect(answer.document.uncovered).toMatchObject([{ kind: 'unmeasured', file: name }]);
    expect(answer.stderr).toContain(String.raw`src/a\u000ab.ts:1`);
  });
});

test('a path of the index that looks like a stage is no stage of another file', async () => {
  const repository = createRepository({ 'types.ts': 'export interface Tree {\n  rings: 1;\n}\n' });
  repository.write({ '0:types.ts': source(3), 'coverage/lcov.info': lcov({ 'types.ts': {} }) });
  repository.git('add', '0:types.ts');
  const staged = await diff(repository, '--staged');
  expect(uncoveredLines(staged)).toEqual(['0:types.ts:1', '0:types.ts:2', '0:types.ts:3']);
});

describe('an untracked file', () => {
  const unread = () => {
    const repository = createRepository({ 'src/apple.ts': source(3) });
    repository.write({ 'coverage/lcov.info': lcov({ 'src/apple.ts': hits(3) }) });
    return repository;
  };

  test.each(['untracked', 'committed', 'staged'])(
    'whose name is not UTF-8 is a bad diff by name, %s too',
    async (where) => {
      const repository = unread();
      const name = Buffer.concat([Buffer.from(`${repository.root}/src/caf`), Buffer.from([0xe9])]);
      writeFileSync(Buffer.concat([name, Buffer.from('.md')]), 'x\n');
      expect((await diff(repository)).document.status).toBe('pass');
      writeFileSync(Buffer.concat([name, Buffer.from('.ts')]), source(3));
      repository.git('checkout', '-q', '-b', 'harvest');
      if (where === 'committed') repository.commit('add it');
      if (where === 'staged') repository.git('add', '-A');
      const answer = await diff(repository, ...(where === 'staged' ? ['--staged'] : []));
      expect(answer).toMatchObject({
        code: 2,
        document: { error: { code: 'bad-diff', files: ['src/caf\u{fffd}.ts'] } },
      });
    },
  );

  test('that cannot be read is not let out', async () => {
    const repository = unread();
    repository.write({ 'src/pear.ts': source(3) });
    const { files } = nodeWorld();
    const read = (file: string) => (file.endsWith('pear.ts') ? null : files.read(file));
    const answer = await tidemark<DiffDocument>(repository, ['diff'], { files: { ...files, read } });
    expect(answer).toMatchObject({ code: 1, document: { uncovered: [{ file: 'src/pear.ts' }] } });
  });
});

describe('a path of the report', () => {
  function orchard(report: string, at: string) {
    const apple = 'packages/orchard/src/apple.ts';
    const repository = createRepository({
      '.gitignore': 'coverage\n',
      'package.json': '{"name":"root"}',
      'packages/orchard/package.json': '{"name":"@shop/orchard"}',
      'packages/cellar/package.json': '{"name":"@shop/cellar"}',
      [apple]: source(3),
      'packages/cellar/src/apple.ts': source(3),
    });
    repository.write({ [apple]: source(2) + 'pick(33);\n', [at]: report });
    return { repository, apple };
  }
  const relative = lcov({ 'src/apple.ts': hits(3, { 3: 0 }) });

  test('S11, B24: is taken from its package, whether the command stands at the root or in the package', async () => {
    const { repository, apple } = orchard(relative, 'packages/orchard/coverage/lcov.info');
    expect(uncoveredLines(await diff(repository))).toEqual([`${apple}:3`]);
    expect(uncoveredLines(await diff(path.join(repository.root, 'packages/orchard')))).toEqual([
      `${apple}:3`,
    ]);
  });

  test('S11: is taken from its package when --coverage names the report, from the root or from the package', async () => {
    const { repository, apple } = orchard(relative, 'packages/orchard/coverage/lcov.info');
    expect(
      uncoveredLines(await diff(repository, '--coverage', 'packages/orchard/coverage/lcov.info')),
    ).toEqual([`${apple}:3`]);
    const inside = path.join(repository.root, 'packages/orchard');
    expect(uncoveredLines(await diff(inside, '--coverage', 'coverage/*.info'))).toEqual([`${apple}:3`]);
  });

  test('S11: is taken from its package also where nothing of that package changed', async () => {
    const { repository, apple } = orchard(relative, 'packages/orchard/coverage/lcov.info');
    repository.write({ 'packages/cellar/coverage/lcov.info': lcov({ 'src/apple.ts': hits(3) }) });
    const answer = await diff(repository, '--coverage', 'packages/*/coverage/lcov.info');
    expect(answer.document.error).toBeNull();
    expect(uncoveredLines(answer)).toEqual([`${apple}:3`]);
  });

  test('S11: of a package where nothing changed does not stand for a file of the root', async () => {
    const { repository, apple } = orchard(relative, 'packages/orchard/coverage/lcov.info');
    repository.write({ [apple]: source(3), 'src/apple.ts': source(1) });
    const answer = await diff(repository, '--coverage', 'packages/*/coverage/lcov.info');
    expect(answer.document.uncovered).toMatchObject([{ kind: 'unmeasured', file: 'src/apple.ts' }]);
  });

  test('S11b: that is absolute is found from the package too', async () => {
    const { repository, apple } = orchard('', 'packages/orchard/coverage/lcov.info');
    const absolute = path.join(repository.root, apple);
    repository.write({ 'packages/orchard/coverage/lcov.info': lcov({ [absolute]: hits(3, { 3: 0 }) }) });
    expect(uncoveredLines(await diff(path.join(repository.root, 'packages/orchard')))).toEqual([
      `${apple}:3`,
    ]);
  });

  test('S24, B25: of Windows, or of another machine, is found by its end', async () => {
    const { repository, apple } = orchard('', 'packages/orchard/coverage/lcov.info');
    for (const foreign of [
      String.raw`C:\build\shop\packages\orchard\src\apple.ts`,
      `/ci/work/shop/${apple}`,
      String.raw`src\apple.ts`,
    ]) {
      repository.write({ 'packages/orchard/coverage/lcov.info': lcov({ [foreign]: hits(3, { 3: 0 }) }) });
      expect(uncoveredLines(await diff(repository))).toEqual([`${apple}:3`]);
    }
  });

  test('B24: that fits two packages is an error naming both', async () => {
    const { repository } = orchard(relative, 'merged.info');
    const answer = await diff(repository, '--coverage', 'merged.info');
    expect(answer.code).toBe(2);
    expect(answer.document.error).toMatchObject({ code: 'path-mismatch' });
    expect(answer.document.error?.message).toContain(
      'packages/cellar/src/apple.ts or packages/orchard/src/apple.ts',
    );
  });

  test('B24: of which none is a file of the repository is an error', async () => {
    const { repository } = orchard(
      lcov({ '/elsewhere/lib/plum.ts': { 1: 1 } }),
      'packages/orchard/coverage/lcov.info',
    );
    const answer = await diff(repository);
    expect(answer.code).toBe(2);
    expect(answer.document.error).toMatchObject({ code: 'path-mismatch' });
  });

  test('in a dependency does not stand for a file of ours with the same ending', async () => {
    const dependency = '/ci/shop/node_modules/pomology/packages/orchard/src/apple.ts';
    const { repository, apple } = orchard('', 'packages/orchard/coverage/lcov.info');
    repository.write({
      'packages/orchard/coverage/lcov.info': lcov({ [dependency]: hits(3), 'src/pear.ts': hits(1) }),
      'packages/orchard/src/pear.ts': source(1),
    });
    const answer = await diff(repository);
    expect(answer.document.uncovered).toMatchObject([{ kind: 'unmeasured', file: apple }]);
  });

  test('outside of the repository lends no hits to a file of ours with the same ending', async () => {
    const { repository, apple } = orchard('', 'coverage/lcov.info');
    const linked = path.join(path.dirname(repository.root), 'linked', apple);
    const ours = (name: string) => path.join(repository.root, name);
    for (const report of [
      lcov({ [ours(apple)]: hits(3, { 3: 0 }), [linked]: hits(3) }),
      lcov({ [ours('packages/cellar/src/apple.ts')]: hits(3), [linked]: hits(3) }),
      lcov({ 'packages/cellar/src/apple.ts': hits(3), [`../linked/${apple}`]: hits(3) }),
      // The changed file is wanted by its name, and the one that tells where the report was made is not.
      lcov({ [ours('packages/orchard/src/pear.ts')]: hits(1), [linked]: hits(3) }),
    ]) {
      repository.write({ 'coverage/lcov.info': report, 'packages/orchard/src/pear.ts': source(1) });
      expect((await diff(repository)).document.uncovered.map(({ file }) => file)).toContain(apple);
    }
  });

  test('of another machine counts for one folder there, not for another that ends alike', async () => {
    const { repository, apple } = orchard('', 'coverage/lcov.info');
    const cellar = 'packages/cellar/src/apple.ts';
    const report = lcov({
      [`/ci/shop/${apple}`]: hits(3, { 3: 0 }),
      [`/ci/shop/${cellar}`]: hits(3),
      [`/ci/linked/${apple}`]: hits(3),
    });
    repository.write({ 'coverage/lcov.info': report });
    expect(uncoveredLines(await diff(repository))).toEqual([`${apple}:3`]);
  });
});
