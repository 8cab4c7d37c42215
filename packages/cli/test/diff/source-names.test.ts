import { createRepository, lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { aggregate, diff, hits, source } from '../run-tidemark.ts';

const NAMES = ['src/Apple.TS', 'src/pear.astro', 'src/plum.Jsx', 'src/pwa.manifest.ts'];

function orchard() {
  const repository = createRepository({
    'package.json': '{"name":"orchard"}',
    'feature.manifest.ts': "export default { name: 'orchard' };\n",
  });
  repository.write({
    ...Object.fromEntries(NAMES.map((name) => [name, source(1)])),
    'bin/cli': `#!/usr/bin/env node\n${source(1)}`,
    'coverage/lcov.info': lcov({ 'src/Apple.TS': hits(1) }),
  });
  return repository;
}

test('code is told by its ending in letters of either case, and only feature.manifest.ts is a manifest', async () => {
  const { document } = await diff(orchard());
  expect(document.uncovered.map(({ kind, file }) => `${kind} ${file}`)).toEqual(
    NAMES.slice(1).map((name) => `unmeasured ${name}`),
  );
  expect(document.excluded).toContainEqual({ file: 'bin/cli', rule: 'not a source file', lines: 2 });
});

test('the whole workspace has the same files', async () => {
  const { document } = await aggregate(orchard());
  expect(document.unmeasured.map((entry) => entry.file)).toEqual(NAMES.slice(1));
});
