import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import { aggregate, diff, hits, source, tidemark } from '../run-tidemark.ts';

const APPLE = 'src/apple.ts';
const TEST = 'src/apple.test.ts';

/** Writes what the provenance reporter writes: the blob ids of now. */
function measure(repository: Repository, files: readonly string[] = [APPLE, TEST]): void {
  const ids = files.map((file) => [file, repository.git('hash-object', file).trim()]);
  repository.write({
    'coverage/lcov.info': lcov({ [APPLE]: hits(5) }),
    'coverage/provenance.json': JSON.stringify({
      schemaVersion: 1,
      provider: { name: 'v8' },
      files: Object.fromEntries(ids),
    }),
  });
}

function measured() {
  const repository = createRepository({
    [APPLE]: source(5),
    [TEST]: source(1),
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard","scripts":{"coverage":"vitest run --coverage"}}',
  });
  repository.write({ [APPLE]: source(5).replace('pick(2)', 'pick(22)') });
  measure(repository);
  return repository;
}

describe('B21: evidence with provenance', () => {
  test('that fits the tree is proven', async () => {
    expect((await diff(measured())).document).toMatchObject({
      status: 'pass',
      freshness: 'proven',
      warnings: [],
    });
  });

  test('is stale once a measured source was edited', async () => {
    const repository = measured();
    repository.write({ [APPLE]: source(5).replace('pick(2)', 'pick(23)') });
    const answer = await diff(repository);
    expect(answer).toMatchObject({
      code: 2,
      document: { reason: 'stale-evidence', summary: { stale: 1 }, error: { files: [APPLE] } },
    });
    expect(answer.document.next).toEqual(['npm run coverage', 'tidemark diff']);
    expect((await aggregate(repository)).document).toMatchObject({
      status: 'error',
      reason: 'stale-evidence',
      error: {
        message: `the coverage of orchard was measured before ${APPLE} changed`,
        files: ['coverage/lcov.info'],
      },
      next: ['npm run coverage', 'tidemark aggregate'],
    });
  });

  test('is stale once a test was edited, deleted or added', async () => {
    const edited = measured();
    edited.write({ [TEST]: source(2) });
    expect((await diff(edited)).document.error?.message).toContain(TEST);
    const deleted = measured();
    deleted.remove(TEST);
    expect((await diff(deleted)).document.reason).toBe('stale-evidence');
    const added = measured();
    added.write({ 'src/pear.test.ts': source(1) });
    expect((await diff(added)).document.error?.message).toContain('src/pear.test.ts');
  });

  test('is stale once an edited test was put back, for then other tests were run', async () => {
    const repository = measured();
    repository.write({ [TEST]: source(3) });
    measure(repository);
    repository.git('checkout', '-q', TEST);
    expect((await diff(repository)).document.reason).toBe('stale-evidence');
  });

  test('that fits a file which was committed since is still proven', async () => {
    const repository = measured();
    repository.git('checkout', '-q', '-b', 'harvest');
    repository.commit('the change');
    expect((await diff(repository)).document).toMatchObject({ status: 'pass', freshness: 'proven' });
    expect((await diff(repository, '--head', 'HEAD')).document).toMatchObject({
      status: 'pass',
      freshness: 'proven',
    });
  });

  test.each([
    '',
    '[]',
    '{"schemaVersion":2}',
    '{"schemaVersion":1}',
    '{"schemaVersion":1,"files":{"src/apple.ts":"x"}}',
  ])('of %j cannot be read, and is not taken for none', async (provenance) => {
    const repository = measured();
    repository.write({ 'coverage/provenance.json': provenance });
    expect((await diff(repository)).document.error).toMatchObject({ code: 'bad-evidence' });
  });
});

test('evidence without provenance is unproven, and that is said once', async () => {
  const repository = measured();
  repository.remove('coverage/provenance.json');
  const { document } = await diff(repository);
  expect(document).toMatchObject({ status: 'pass', freshness: 'unproven' });
  expect(document.warnings.filter((warning) => warning.code === 'unproven')).toHaveLength(1);
});

describe('a report that speaks of files outside its own package', () => {
  const PEAR = 'packages/pear/src/pear.ts';
  const PEAR_TEST = 'packages/pear/src/pear.test.ts';

  function rootRun(recorded: readonly string[]) {
    const repository = createRepository({
      [APPLE]: source(1),
      [PEAR]: source(5),
      [PEAR_TEST]: source(1),
      'packages/pear/package.json': '{"name":"pear"}',
      '.gitignore': '/coverage/\n',
    });
    repository.write({ [PEAR]: source(5).replace('pick(2)', 'pick(22)') });
    measure(repository, recorded);
    repository.write({ 'coverage/lcov.info': lcov({ [PEAR]: hits(5) }) });
    return repository;
  }

  test('does not prove those that its provenance does not name', async () => {
    const repository = rootRun([APPLE]);
    expect(await diff(repository, '--coverage', 'coverage/lcov.info')).toMatchObject({
      code: 2,
      document: { reason: 'stale-evidence', error: { files: [PEAR] } },
    });
  });

  test('proves those that it names, until a test beside them changes', async () => {
    const repository = rootRun([APPLE, PEAR, PEAR_TEST]);
    expect((await diff(repository, '--coverage', 'coverage/lcov.info')).document).toMatchObject({
      status: 'pass',
      freshness: 'proven',
    });
    repository.write({ 'packages/pear/src/other.test.ts': source(1) });
    expect((await diff(repository, '--coverage', 'coverage/lcov.info')).document.reason).toBe(
      'stale-evidence',
    );
  });
});

test('provenance says where its package lies, so a report may be moved', async () => {
  const repository = measured();
  repository.write({
    'shards/1/lcov.info': lcov({ [APPLE]: hits(5) }),
    'shards/1/provenance.json': JSON.stringify({
      ...JSON.parse(readFileSync(path.join(repository.root, 'coverage/provenance.json'), 'utf8')),
      package: '',
    }),
    '.git/info/exclude': '/shards/\n',
  });
  expect((await diff(repository, '--coverage', 'shards/*/lcov.info')).document).toMatchObject({
    status: 'pass',
    freshness: 'proven',
  });
});

test('two reports of different providers for one file are told of', async () => {
  const repository = measured();
  repository.write({ 'other/lcov.info': lcov({ [APPLE]: hits(5) }), '.git/info/exclude': '/other/\n' });
  const { document } = await diff(
    repository,
    '--coverage',
    'coverage/lcov.info',
    '--coverage',
    'other/lcov.info',
  );
  expect(document.warnings).toContainEqual({
    code: 'mixed-providers',
    message: `${APPLE} was measured by an unknown provider and by v8: their counts do not add up alike`,
  });
});

test.each(['ls-files', 'diff-files'])('is not known when git %s fails', async (question) => {
  const { run } = nodeWorld();
  const refusing: typeof run = async (program, args, options) =>
    args.includes(question) && args.includes('--literal-pathspecs')
      ? { code: 128, stdout: new Uint8Array(), stderr: 'index file corrupt' }
      : run(program, args, options);
  expect(await tidemark(measured(), ['diff'], { run: refusing })).toMatchObject({
    code: 2,
    document: { error: { code: 'git-failed', message: `git ${question} failed: index file corrupt` } },
  });
});
