import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const CONFIG = 'tidemark.config.ts';
const config = (text: string) => `export default ${text};\n`;

describe('the base of the config', () => {
  /** `main` and `harvest` part; the work goes on from `harvest`. */
  function branches(text: string): Repository {
    const repository = createRepository({ 'package.json': '{"name":"orchard"}', [CONFIG]: config(text) });
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.write({ 'notes.md': 'ripe\n' });
    repository.commit('ripe');
    repository.git('checkout', '-q', '-b', 'work');
    return repository;
  }
  const base = async (repository: Repository, ...words: readonly string[]) => {
    const { document } = await diff(repository, ...words);
    return [document.base?.ref, document.base?.foundBy];
  };

  test('is taken where nothing else names one', async () => {
    const repository = branches("{ base: 'harvest' }");
    expect(await base(repository)).toEqual(['harvest', 'config']);
    expect(await base(repository, '--base', 'main')).toEqual(['main', 'flag']);
    expect(await base(repository, '--cwd', '.')).toEqual(['harvest', 'config']);
    repository.git('update-ref', 'refs/worktree/tidemark/base', 'main');
    expect((await base(repository))[1]).toBe('recorded');
  });

  test('is that of the branch it would be without one: a change cannot name its own', async () => {
    const repository = branches('{}');
    repository.write({ [CONFIG]: config("{ base: 'work' }") });
    repository.commit('judge me by myself');
    expect(await base(repository)).toEqual(['main', 'main']);
  });

  test('is that of the commit, whatever lies on disk, and by whatever way one stands there', async () => {
    const repository = branches("{ base: 'harvest' }");
    repository.write({ 'packages/apple/package.json': '{"name":"apple"}' });
    repository.commit('apple');
    const link = path.join(temporaryFolder(), 'apple');
    symlinkSync(path.join(repository.root, 'packages/apple'), link);
    expect(await base(repository, '--cwd', link)).toEqual(['harvest', 'config']);
    mkdirSync(path.join(repository.root, 'packages/apple/.git'));
    expect(await base(repository, '--cwd', 'packages/apple')).toEqual(['harvest', 'config']);
    repository.remove(CONFIG);
    expect(await base(repository, '--head', 'HEAD')).toEqual(['harvest', 'config']);
    expect(await base(repository, '--staged')).toEqual(['harvest', 'config']);
  });

  test('that is not there is an error, and a config that cannot be read is told as one', async () => {
    const lost = await diff(branches("{ base: 'gone' }"));
    expect(lost.document.error).toMatchObject({
      code: 'unknown-base',
      message: "there is no revision 'gone' in this clone",
    });
    expect((await diff(branches('{ base: 7 }'))).document.reason).toBe('invalid-config');
  });
});

describe('the reports of the config', () => {
  const report = (ran: number) => lcov({ 'src/apple.ts': hits(2, { 2: ran }) });

  function orchard(text: string): Repository {
    const repository = createRepository({
      '.gitignore': '/out/\n/coverage/\n',
      'package.json': '{"name":"orchard"}',
      'src/apple.ts': source(1),
      'src/apple.test.ts': source(1),
      'sub/readme.md': '',
      [CONFIG]: config(text),
    });
    repository.write({
      'src/apple.ts': source(2),
      'out/lcov.info': report(1),
      'coverage/lcov.info': report(0),
    });
    return repository;
  }

  test('are read instead of those of the packages, from the root wherever the command stands', async () => {
    const repository = orchard("{ reports: ['out/*.info'] }");
    expect((await diff(repository, '--base', 'HEAD')).code).toBe(0);
    expect((await diff(`${repository.root}/sub`, '--base', 'HEAD')).code).toBe(0);
    expect((await aggregate(repository)).document.summary?.lines.covered).toBe(2);
  });

  test('give way to those that a flag names', async () => {
    const repository = orchard("{ reports: ['out/*.info'] }");
    expect((await diff(repository, '--base', 'HEAD', '--coverage', 'coverage/lcov.info')).code).toBe(1);
    const { document } = await aggregate(repository, '--coverage', 'coverage/lcov.info');
    expect(document.summary?.lines.covered).toBe(1);
  });

  test('are those before the change for a diff, and those that stand there for an aggregate', async () => {
    const repository = orchard('{}');
    repository.write({ [CONFIG]: config("{ reports: ['out/lcov.info'] }") });
    expect((await diff(repository, '--base', 'HEAD')).code).toBe(1);
    expect((await aggregate(repository)).document.summary?.lines.covered).toBe(2);
    repository.write({ [CONFIG]: config('{ reports: [] }') });
    expect((await aggregate(repository)).document.reason).toBe('invalid-config');
  });
});
