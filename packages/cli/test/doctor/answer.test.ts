import { existsSync, symlinkSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import { doctor, found, orchard } from './healthy-orchard.ts';
import { tidemark } from '../run-tidemark.ts';
import type { DoctorDocument } from '../../src/contract/documents.ts';

test('a healthy workspace passes every check, and nothing of it is changed', async () => {
  const repository = orchard();
  const answer = await doctor(path.join(repository.root, 'packages/apple'));
  expect(answer).toMatchObject({
    code: 0,
    document: {
      status: 'pass',
      reason: 'healthy',
      summary: { packages: 2, errors: 0, warnings: 0 },
      findings: [],
      next: [],
    },
  });
  expect(answer.stderr).toContain('✓ Nothing here makes the gates lie');
  expect(repository.git('status', '--porcelain').match(/^.[^ ]/m)).toBeNull();
  expect(JSON.parse(readFileSync(path.join(repository.root, 'coverage/.out/doctor.json'), 'utf8'))).toEqual(
    answer.document,
  );
});

test('a repository without package.json, manifest or anything else is healthy', async () => {
  expect(await found(createRepository({ 'README.md': '' }))).toEqual([]);
});

test('errors come before warnings, each with its place, its way out and its code', async () => {
  const answer = await doctor(
    orchard({ 'turbo.json': '{ "tasks": { "test:coverage": {} } }', '.nvmrc': '22\n' }),
  );
  expect(answer).toMatchObject({
    code: 1,
    document: {
      status: 'fail',
      reason: 'unhealthy',
      summary: { errors: 1, warnings: 1 },
      next: ['tidemark doctor'],
    },
  });
  expect(answer.document.findings.map((finding) => finding.severity)).toEqual(['error', 'warning']);
  expect(answer.stderr).toMatch(
    /^✗ turbo\.json:1 {2}turbo caches test:coverage.*\(cache-loses-report\)\n {2}Add "coverage\/\*\*"/,
  );
  expect(answer.stderr).toContain('1 error, 1 warning: the gates cannot be trusted');
});

test('what cannot be looked at is 2: outside of a repository, under a broken manifest, without git', async () => {
  expect(await doctor(temporaryFolder())).toMatchObject({
    code: 2,
    document: { error: { code: 'not-a-repository' } },
  });
  const broken = await doctor(orchard({ 'packages/apple/feature.manifest.ts': 'export default {' }));
  expect(broken).toMatchObject({
    code: 2,
    document: { status: 'error', error: { code: 'invalid-manifest' } },
  });
  expect(broken.stderr).toContain('Could not look: invalid-manifest');
});

test.each(['--cached', '-v', 'core.sparseCheckout', 'check-ignore'])(
  'a git that fails at %s is git-failed, 2',
  async (word) => {
    const { run } = nodeWorld();
    const refuse = { code: 128, stdout: new Uint8Array(), stderr: 'fatal: no orchard' };
    const answer = await doctor(orchard(), {
      run: (program, words, options) =>
        words.includes(word) && (word !== '-v' || words.includes('ls-files'))
          ? Promise.resolve(refuse)
          : run(program, words, options),
    });
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'git-failed' } } });
    expect(answer.document.error?.message).toContain('fatal: no orchard');
  },
);

test('many findings are paged, and counted in the summary', async () => {
  const packages = Array.from({ length: 30 }, (_, index) => ({
    [`packages/p${index}/package.json`]: `{"name":"p${index}"}`,
    [`packages/p${index}/src/a.ts`]: 'pick(1);\n',
    [`packages/p${index}/src/a.test.ts`]: 'pick(1);\n',
  }));
  const repository = orchard(Object.assign({}, ...packages));
  const { document, stderr } = await doctor(repository);
  expect(document.findings).toHaveLength(30);
  expect(stderr).toContain('and 10 more (--verbose lists them)');
  const page = await tidemark<DoctorDocument>(repository, [
    'doctor',
    '--max-items',
    '2',
    '--offset',
    '29',
    '--verbose',
  ]);
  expect(page.document.findings).toHaveLength(1);
  expect(page.document.truncated.omitted).toBe(29);
  expect(page.stderr).not.toContain('more (--verbose');
  expect(page.stderr).toContain('and 29 more, left out by --max-items or --offset');
});

test('a configuration that is a link is not followed', async () => {
  const repository = orchard({ 'turbo.json': null });
  symlinkSync(path.join(temporaryFolder(), 'turbo.json'), path.join(repository.root, 'turbo.json'));
  repository.commit('a link');
  expect(existsSync(path.join(repository.root, 'turbo.json'))).toBe(false);
  expect(await found(repository)).toEqual(['unreadable-config turbo.json']);
});
