import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { adoptable, init, REPORT } from './adoptable.ts';

const LCOV = (line: number) =>
  `SF:src/domain/apple.ts\\nDA:1,1\\nDA:2,1\\nDA:3,1\\nDA:4,${line}\\nend_of_record\\nSF:src/pick.ts\\nDA:1,1\\nend_of_record\\n`;

/** A workspace whose vitest is a program of the package that does this. */
function withVitest(script: string): Repository {
  const repository = adoptable();
  const program = 'packages/apple/node_modules/.bin/vitest';
  repository.write({ [program]: `#!/bin/sh\n${script}\n` });
  chmodSync(path.join(repository.root, program), 0o755);
  return repository;
}

test('--measure runs the command that is planned, tells it, and proposes what it found', async () => {
  const repository = withVitest(`mkdir -p coverage; printf '${LCOV(0)}' > coverage/lcov.info`);
  const { document, stderr } = await init(repository, ['--measure', '--dry-run']);
  expect(stderr).toContain(
    'measuring packages/apple: vitest run --coverage --coverage.include=src/**/*.ts --coverage.reporter=json',
  );
  expect(document.packages).toMatchObject([
    { bands: { entities: { lines: 75 }, baseline: { lines: 100 } }, bandsFrom: REPORT },
  ]);
});

test('what a script holds moves no cursor when it is told', async () => {
  const scripts = { test: 'vitest run', coverage: 'true \u001b[2J' };
  const repository = adoptable({
    'packages/apple/package.json': JSON.stringify({ name: '@shop/apple', scripts }),
  });
  const { stderr } = await init(repository, ['--measure', '--dry-run']);
  expect(stderr).toContain(String.raw`measuring packages/apple: true \u001b[2J`);
  expect(stderr).not.toContain('\u001b');
});

test('tests that fail propose nothing, whatever report lies there, and their last words are told', async () => {
  const repository = withVitest(
    `mkdir -p coverage; printf '${LCOV(1)}' > coverage/lcov.info; echo; echo "apple is rotten"; exit 3`,
  );
  const { document, stderr } = await init(repository, ['--measure', '--dry-run']);
  expect(document.packages).toMatchObject([{ bands: {}, bandsFrom: 'its tests with coverage ended with 3' }]);
  expect(stderr).toContain('  apple is rotten\n');
});

test('--quiet measures without a word', async () => {
  const repository = withVitest('exit 1');
  expect((await init(repository, ['--measure', '--dry-run', '--quiet'])).stderr).toBe('');
});

test('a package that nothing tells how to measure is said to be one', async () => {
  const repository = adoptable({
    'packages/apple/package.json': '{ "name": "@shop/apple", "scripts": { "test": "mocha" } }',
  });
  const { document } = await init(repository, ['--measure', '--dry-run']);
  expect(document.packages[0]?.bandsFrom).toBe('nothing here tells how it is measured');
});

test('packages that one run measures are measured by it once', async () => {
  const pear = {
    'packages/pear/package.json': '{ "name": "pear" }',
    'packages/pear/src/pear.ts': 'pick(1);\n',
  };
  const repository = adoptable({
    ...pear,
    'packages/pear/src/pear.test.ts': 'pick(1);\n',
    'packages/apple/package.json': '{ "name": "@shop/apple" }',
    'package.json':
      '{ "name": "orchard", "scripts": { "test": "vitest", "test:coverage": "echo >> runs.txt; exit 1" } }',
  });
  const { document, stderr } = await init(repository, ['--measure', '--dry-run']);
  expect(stderr.match(/^measuring at the root/gm)).toHaveLength(1);
  expect(document.packages.map(({ measuredBy }) => measuredBy)).toEqual(['root', 'root']);
});
