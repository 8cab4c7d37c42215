import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { findViolations } from '../src/find-violations.ts';
import { RULES } from '../src/rules.ts';

/** A workspace of three packages that hold the rules. */
const SOUND = {
  'scripts/a.ts': 'console.log(1);\n',
  'tools/a.ts': 'console.log(1);\n',
  'packages/kernel/src/index.ts': "export { apple } from './apple.ts';\n",
  'packages/kernel/src/apple.ts': 'export const apple = 1;\n',
  'packages/changes/src/index.ts': "export { pear } from './pear.ts';\n",
  'packages/changes/src/pear.ts': 'export const pear = 1;\n',
  'packages/cli/src/index.ts': "export { read } from './render/read.ts';\n",
  'packages/cli/src/render/read.ts': 'export const read = 1;\n',
  'packages/cli/src/world/disk.ts': "import 'node:fs';\nimport '../index.ts';\nexport const disk = 1;\n",
};

async function rulesBroken(planted: Readonly<Record<string, string>>): Promise<string[]> {
  const root = temporaryFolder();
  writeTree(root, { ...SOUND, ...planted });
  const { modules, violations } = await findViolations(root);
  expect(modules).toBeGreaterThan(5);
  return [...new Set(violations.map((violation) => violation.rule))].toSorted();
}

test('a sound workspace breaks no rule', async () => {
  expect(await rulesBroken({})).toEqual([]);
});

test.each([
  ['app', []],
  ['b', ['features-stand-alone']],
])('%s imports a feature by its name, through its face and its manifest: %j', async (importer, broken) => {
  const root = temporaryFolder();
  const exports = { '.': './src/index.ts', './manifest': './feature.manifest.ts' };
  writeTree(root, {
    ...SOUND,
    'packages/features/a/package.json': JSON.stringify({ name: '@repo/a', type: 'module', exports }),
    'packages/features/a/feature.manifest.ts': 'export default 1;\n',
    'packages/features/a/src/index.ts': 'export const a = 1;\n',
    [`packages/features/${importer}/package.json`]: JSON.stringify({ dependencies: { '@repo/a': '*' } }),
    [`packages/features/${importer}/src/index.ts`]:
      "import { a } from '@repo/a';\nimport manifest from '@repo/a/manifest';\nexport const app = [a, manifest];\n",
  });
  const modules = path.join(root, 'packages/features', importer, 'node_modules/@repo');
  mkdirSync(modules, { recursive: true });
  symlinkSync(path.join(root, 'packages/features/a'), path.join(modules, 'a'), 'junction');
  const { violations } = await findViolations(root);
  expect([...new Set(violations.map(({ rule }) => rule))]).toEqual(broken);
  expect(violations).toHaveLength(broken.length * 2);
});

const PLANTED: readonly (readonly [what: string, rule: string, files: Readonly<Record<string, string>>])[] = [
  [
    'an import upward',
    'floor-0-kernel',
    { 'packages/kernel/src/apple.ts': "export { pear as apple } from '../../changes/src/index.ts';\n" },
  ],
  [
    'a type-only import upward',
    'floor-0-kernel',
    {
      'packages/kernel/src/apple.ts':
        "import type { pear } from '../../changes/src/index.ts';\nexport const apple: typeof pear = 1;\n",
    },
  ],
  [
    'an import sideways',
    'floor-1-changes',
    {
      'packages/syntax/src/index.ts': 'export const fig = 1;\n',
      'packages/changes/src/pear.ts': "export { fig as pear } from '../../syntax/src/index.ts';\n",
    },
  ],
  [
    'an import past the face',
    'through-the-face',
    { 'packages/changes/src/pear.ts': "export { apple as pear } from '../../kernel/src/apple.ts';\n" },
  ],
  [
    'a relative way to another package',
    'no-relative-way-to-another-package',
    { 'packages/changes/src/pear.ts': "export { apple as pear } from '../../kernel/src/index.ts';\n" },
  ],
  [
    'the file system in an inner package',
    'edges-touch-the-world',
    { 'packages/changes/src/pear.ts': "import 'node:fs';\nexport const pear = 1;\n" },
  ],
  [
    'a renderer that reaches for the world',
    'render-makes-strings',
    {
      'packages/cli/src/render/read.ts': "import '../world/disk.ts';\nexport const read = 1;\n",
      'packages/cli/src/world/disk.ts': 'export const disk = 1;\n',
    },
  ],
  [
    'a cycle',
    'no-cycles',
    {
      'packages/kernel/src/apple.ts': "import './fig.ts';\nexport const apple = 1;\n",
      'packages/kernel/src/fig.ts': "import './apple.ts';\nexport const fig = 1;\n",
    },
  ],
  [
    'a module that nothing reaches',
    'no-orphans',
    { 'packages/kernel/src/fig.ts': 'export const fig = 1;\n' },
  ],
  [
    'a drawer',
    'no-drawers',
    {
      'packages/kernel/src/apple.ts': "export { fig as apple } from './utils/fig.ts';\n",
      'packages/kernel/src/utils/fig.ts': 'export const fig = 1;\n',
    },
  ],
  [
    'a feature that knows another',
    'features-stand-alone',
    {
      'packages/features/a/src/index.ts': "import '../../b/src/index.ts';\nexport const a = 1;\n",
      'packages/features/b/src/index.ts': 'export const b = 1;\n',
    },
  ],
  [
    'a feature that knows the app',
    'features-stand-alone',
    {
      'packages/features/a/src/index.ts': "import '../../app/src/index.ts';\nexport const a = 1;\n",
      'packages/features/app/src/index.ts': 'export const app = 1;\n',
    },
  ],
  [
    'an app that reaches into a feature',
    'app-wires-features',
    {
      'packages/features/app/src/index.ts': "import '../../a/src/entities/fig.ts';\nexport const app = 1;\n",
      'packages/features/a/src/entities/fig.ts': 'export const fig = 1;\n',
    },
  ],
  [
    'an app that uses a floor below the manifest',
    'app-wires-features',
    {
      'packages/features/app/src/index.ts': "import '../../../kernel/src/index.ts';\nexport const app = 1;\n",
    },
  ],
  [
    'a test-kit that uses a package',
    'test-kit-knows-nothing-of-ours',
    {
      'tools/test-kit/src/index.ts':
        "import '../../../packages/kernel/src/index.ts';\nexport const kit = 1;\n",
    },
  ],
  [
    'core-testing that imports a floor',
    'side-core-testing',
    {
      'packages/core-testing/src/index.ts': "import '../../changes/src/index.ts';\nexport const core = 1;\n",
    },
  ],
  [
    'a gate that could write the ledger, however far away',
    'gate-only-looks',
    {
      'packages/ledger/src/index.ts': "export { move } from './git/move-ref.ts';\n",
      'packages/ledger/src/git/move-ref.ts': 'export const move = 1;\n',
      'packages/cli/src/gather/mark.ts': "export { move } from '../../../ledger/src/git/move-ref.ts';\n",
      'packages/cli/src/gate/judge.ts': "export { move } from '../gather/mark.ts';\n",
    },
  ],
  [
    'a gate that reaches the train',
    'gate-only-looks',
    {
      'packages/train/src/index.ts': 'export const runTrain = 1;\n',
      'packages/cli/src/gather/land.ts': "export { runTrain } from '../../../train/src/index.ts';\n",
      'packages/cli/src/commands/gate.ts': "export { runTrain } from '../gather/land.ts';\n",
    },
  ],
  [
    'a verdict that reaches the train',
    'gate-only-looks',
    {
      'packages/train/src/index.ts': 'export const runTrain = 1;\n',
      'packages/verdict/src/index.ts': "export { runTrain } from '../../train/src/index.ts';\n",
    },
  ],
];

test.each(PLANTED)('%s is found (%s)', async (_what, rule, planted) => {
  expect(await rulesBroken(planted)).toContain(rule);
});

const names = (RULES.forbidden ?? []).flatMap((rule) => rule.name ?? []);
const floors = names.flatMap((name) => {
  const [, floored] = /^floor-\d+-(.+)$/.exec(name) ?? [];
  return floored === undefined ? [] : [[floored, name] as const];
});

test.each(floors)('%s may not import a feature (%s)', async (name, rule) => {
  const planted = {
    'packages/features/a/src/index.ts': 'export const a = 1;\n',
    [`packages/${name}/src/index.ts`]: "export { a as apple } from '../../features/a/src/index.ts';\n",
  };
  expect(await rulesBroken(planted)).toContain(rule);
});

test('no rule is without a violation that is planted here', () => {
  const broken = new Set([...PLANTED.map(([, rule]) => rule), ...floors.map(([, rule]) => rule)]);
  expect(names.filter((name) => !broken.has(name))).toEqual([]);
});
