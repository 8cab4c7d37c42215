import { createRepository, lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { diff, hits, source } from '../run-tidemark.ts';

const MANIFEST = 'feature.manifest.ts';

/** An orchard whose change did not run, and a manifest on disk that lets all of it out. */
function orchard(ignored: string) {
  const repository = createRepository({
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard"}',
    'src/apple.ts': source(1),
  });
  repository.write({
    '.git/info/exclude': ignored,
    'src/apple.ts': source(2),
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(2, { 2: 0 }) }),
  });
  return repository;
}
const LENIENT = "export default { name: 'orchard', coverage: { exclude: ['src/**'] } };\n";
const untold = (file: string) => ({ code: 'invalid-manifest', files: [file] });

test.each([MANIFEST, `src/${MANIFEST}`])(
  'a manifest that git ignores, %s, lets nothing out',
  async (file) => {
    const repository = orchard(`${MANIFEST}\n`);
    repository.write({ [file]: LENIENT.replace('src/**', '**/*.ts') });
    const { code, document } = await diff(repository, '--base', 'HEAD');
    expect({ code, error: document.error }).toMatchObject({ code: 2, error: untold(file) });
    repository.git('add', '--force', file);
    expect((await diff(repository, '--base', 'HEAD')).document.error).toBeNull();
  },
);

test('a manifest that is committed, or comes with the change, is read', async () => {
  const repository = orchard('');
  repository.write({ [MANIFEST]: "export default { name: 'orchard' };\n" });
  expect((await diff(repository, '--base', 'HEAD')).document.reason).toBe('uncovered');
  repository.git('add', MANIFEST);
  repository.git('commit', '--quiet', '-m', 'promise');
  expect((await diff(repository, '--base', 'HEAD')).document.reason).toBe('uncovered');
});

test('a manifest that a patch leaves out lets nothing out', async () => {
  const repository = orchard('');
  repository.write({ 'change.patch': repository.git('diff', '--full-index'), [MANIFEST]: LENIENT });
  const { document } = await diff(repository, '--diff-file', 'change.patch');
  expect(document.error).toMatchObject(untold(MANIFEST));
});
