import { createRepository, lcov } from '@tidemark/test-kit';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const MANIFEST = 'packages/orchard/feature.manifest.ts';

test.each(['link', 'folder'])('a manifest that is a %s is invalid, not overlooked', async (kind) => {
  const repository = createRepository({
    'package.json': '{"name":"shop","workspaces":["packages/*"]}',
    'strict.ts': `export default { name: 'orchard' };\n`,
    'packages/orchard/package.json': '{"name":"@shop/orchard"}',
    'packages/orchard/src/apple.ts': source(1),
    '.gitignore': 'coverage/\n',
  });
  const file = path.join(repository.root, MANIFEST);
  if (kind === 'link') symlinkSync('../../strict.ts', file);
  else mkdirSync(file);
  repository.write({
    'packages/orchard/src/apple.ts': source(2),
    'packages/orchard/coverage/lcov.info': lcov({ 'src/apple.ts': hits(2) }),
  });
  const invalid = {
    code: 'invalid-manifest',
    files: [MANIFEST],
    message: expect.stringContaining('regular'),
  };
  expect(await diff(repository)).toMatchObject({ code: 2, document: { error: invalid } });
  expect(await aggregate(repository)).toMatchObject({ code: 2, document: { error: invalid } });
  if (kind === 'folder') return;
  repository.commit('link');
  repository.git('checkout', '-q', '-b', 'harvest');
  for (const words of [['--staged'], ['--head', 'HEAD']])
    expect(await diff(repository, '--base', 'HEAD~1', ...words)).toMatchObject({
      code: 2,
      document: { error: { code: 'invalid-manifest', files: [MANIFEST] } },
    });
});
