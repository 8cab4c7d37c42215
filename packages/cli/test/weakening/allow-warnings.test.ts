import { lcov } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { aggregate, diff, hits } from '../run-tidemark.ts';
import { because, orchard } from './orchard.ts';

const PEAR = 'packages/orchard/src/pear.ts';
const REPORT = 'packages/orchard/coverage/lcov.info';

function measured(allow: string) {
  const repository = orchard([allow], { 'package.json': '{"name":"root","workspaces":["packages/*"]}' });
  repository.write({
    [PEAR]: 'export const pear = 2;\n',
    [REPORT]: lcov({ 'src/pear.ts': hits(1), 'src/entities/apple.ts': hits(1) }),
    '.git/info/exclude': 'coverage\n',
  });
  return repository;
}

test('an allow entry whose day is over lets nothing out, and diff and aggregate say so', async () => {
  const repository = measured(because('goes in May', 'src/pear.ts').replace('2099', '2020'));
  const warning = {
    code: 'allow-expired',
    message:
      'orchard: the allow entry for src/pear.ts expired on 2020-12-31 (ada): test the code and take the entry away',
  };
  const judged = await diff(repository);
  expect(judged.document).toMatchObject({ reason: 'covered', summary: { covered: 1, excluded: 0 } });
  expect(judged.document.warnings).toContainEqual(warning);
  expect((await aggregate(repository)).document.warnings).toContainEqual(warning);
});

test('an allow entry that matches no file is told by aggregate', async () => {
  const repository = measured(because('goes in May', 'src/plum.ts'));
  expect((await aggregate(repository)).document.warnings).toContainEqual({
    code: 'allow-idle',
    message: 'orchard: the allow entry for src/plum.ts matches no file: take it away',
  });
});

test('an allow entry that holds and matches is no matter for a warning', async () => {
  const repository = measured(because('goes in May', 'src/pear.ts'));
  const { document } = await aggregate(repository);
  expect(document.warnings.filter((warning) => warning.code.startsWith('allow'))).toEqual([]);
});
