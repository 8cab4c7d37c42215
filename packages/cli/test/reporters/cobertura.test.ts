import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, istanbul, lcov, type Repository } from '@tidemark/test-kit';
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const DTD = readFileSync(path.join(import.meta.dirname, 'fixtures/coverage-04.dtd'));

function read(repository: Repository, name: string): string {
  return readFileSync(path.join(repository.root, name), 'utf8');
}

/** Throws where the document does not hold the DTD. */
function validate(text: string): void {
  const dtd = XmlDtd.fromBuffer(DTD);
  const document = XmlDocument.fromString(text);
  new DtdValidator(dtd).validate(document);
  document.dispose();
  dtd.dispose();
}

function orchard(): Repository {
  const repository = createRepository({ '.gitignore': '/coverage/\n', 'src/old.ts': source(2) });
  repository.write({
    'src/apple & <pear>.ts': source(4),
    'coverage/lcov.info': lcov(
      { 'src/old.ts': hits(2), 'src/apple & <pear>.ts': hits(4, { 2: 0 }) },
      {
        'src/apple & <pear>.ts': [
          [3, 0, 0, 1],
          [3, 0, 1, 0],
        ],
      },
    ),
  });
  return repository;
}

test('of diff: the changed files, in a document that holds the DTD', async () => {
  const repository = orchard();
  expect((await diff(repository, '--reporter', 'cobertura:out/change.xml')).code).toBe(1);
  const text = read(repository, 'out/change.xml');
  validate(text);
  expect(text).toContain('filename="src/apple &amp; &lt;pear&gt;.ts"');
  expect(text).not.toContain('old.ts');
  expect(text).toContain('lines-covered="3" lines-valid="4"');
});

test('of aggregate: all files, as in coverage/.out, also with --check', async () => {
  const repository = orchard();
  await aggregate(repository, '--reporter', 'cobertura:all.xml');
  const text = read(repository, 'all.xml');
  validate(text);
  expect(text).toBe(read(repository, 'coverage/.out/cobertura.xml'));
  await aggregate(repository, '--check', '--reporter', 'cobertura:checked.xml');
  expect(read(repository, 'checked.xml')).toBe(text);
});

test('with functions and statements it holds the DTD too, and the DTD refuses what it must', async () => {
  const repository = createRepository({ 'README.md': '' });
  repository.write({
    'src/apple.ts': source(2),
    'coverage/coverage-final.json': istanbul({
      'src/apple.ts': [
        [1, 1, 1],
        [2, 2, 0],
      ],
    }),
  });
  await diff(repository, '--reporter', 'cobertura:out.xml');
  const text = read(repository, 'out.xml');
  validate(text);
  expect(() => validate(text.replace('line-rate=', 'rate='))).toThrow('line-rate');
});

test('a change that could not be judged leaves no document of an earlier one behind', async () => {
  const repository = orchard();
  await diff(repository, '--reporter', 'cobertura:out.xml');
  repository.write({ 'coverage/lcov.info': 'SF:src/old.ts\nDA:x\n' });
  expect((await diff(repository, '--reporter', 'cobertura:out.xml')).code).toBe(2);
  expect(existsSync(path.join(repository.root, 'out.xml'))).toBe(false);
  expect((await diff(repository, '--reporter', 'cobertura:out.xml')).code).toBe(2);
  expect(existsSync(path.join(repository.root, 'out.xml'))).toBe(false);
});
