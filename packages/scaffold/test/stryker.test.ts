import { expect, test } from 'vitest';
import { planStryker } from '../src/index.ts';
import { at, orchardView } from './orchard-view.ts';

const APPLE = at('packages/apple');

function planned(described: string, files: readonly string[] = []) {
  const texts = Object.fromEntries(files.map((name) => [`${APPLE}/${name}`, '{}']));
  const view = orchardView({ ...texts, 'package.json': '{}', [`${APPLE}/package.json`]: described });
  const result = planStryker({ wanted: 'apple', folder: APPLE }, view);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

test('a package gets a configuration that extends the base, the tools, and a script', () => {
  expect(planned('{"name":"@shop/apple"}')).toEqual({
    packageName: '@shop/apple',
    folder: APPLE,
    files: [
      {
        path: `${APPLE}/stryker.config.json`,
        before: null,
        after: '{ "extends": "@tidemark/core-testing/stryker.base.json" }\n',
      },
    ],
    scripts: { mutate: 'tidemark mutate --package @shop/apple --shard 1/1' },
    devDependencies: {
      '@stryker-mutator/core': '^10.1.1',
      '@stryker-mutator/vitest-runner': '^10.1.1',
      '@tidemark/core-testing': '^1.2.3',
    },
  });
});

test.each(['stryker.config.json', 'stryker.conf.mjs', '.stryker.conf.json', 'stryker.config.ts'])(
  'a package with a %s keeps it, and its script and ranges too',
  (name) => {
    const described = {
      scripts: { mutate: 'stryker run' },
      devDependencies: { '@stryker-mutator/core': '9.0.0' },
    };
    expect(planned(JSON.stringify(described), [name])).toMatchObject({
      packageName: APPLE,
      files: [],
      scripts: {},
      devDependencies: {
        '@stryker-mutator/vitest-runner': '9.0.0',
        '@tidemark/core-testing': '^1.2.3',
      },
    });
  },
);

test('there is no plan for a package that is not there', () => {
  expect(planStryker({ wanted: 'pear', folder: null }, orchardView({}))).toMatchObject({
    ok: false,
    problems: [{ code: 'usage', message: "there is no package 'pear' in the workspace" }],
  });
});
