import { describe, expect, test } from 'vitest';
import { applePackage, doctor, found, orchard } from './healthy-orchard.ts';

const turbo = (task: string) => ({ 'turbo.json': `{ "tasks": {\n  "test:coverage": ${task}\n} }\n` });
const nx = (task: string, more = '') => ({
  'turbo.json': null,
  'nx.json': `{ ${more}"targetDefaults": {\n  "test:coverage": ${task}\n} }\n`,
});

describe('cache-loses-report', () => {
  test.each([
    ['no outputs', '{}', 2],
    ['outputs of a build', '{\n  "outputs": ["dist/**"] }', 3],
    ['outputs that take coverage away', '{\n  "outputs": ["coverage/**", "!coverage/*.*"] }', 3],
  ])('is found in a turbo task with %s', async (_what, task, line) => {
    expect(await found(orchard(turbo(task)))).toEqual([`cache-loses-report turbo.json:${line}`]);
  });

  test.each([
    ['that is not cached', '{ "cache": false }'],
    ['whose outputs name the folder', '{ "outputs": ["./coverage/"] }'],
    ['whose outputs name the report', '{ "outputs": ["coverage/lcov.info"] }'],
  ])('is not found in a turbo task %s', async (_what, task) => {
    expect(await found(orchard(turbo(task)))).toEqual([]);
  });

  test('is found where a package overrides the task of the root, and not where it extends it', async () => {
    const own = (outputs: string) =>
      orchard({
        'packages/apple/turbo.json': `{ "extends": ["//"],\n"tasks": { "test:coverage": { "outputs": [${outputs}] } } }`,
      });
    expect(await found(own('"dist/**"'))).toEqual(['cache-loses-report packages/apple/turbo.json:2']);
    expect(await found(own('"$TURBO_EXTENDS$", "dist/**"'))).toEqual([]);
  });

  test('is found in a task of one package, of the root, and of a pipeline', async () => {
    const root = { 'package.json': '{"name":"orchard","scripts":{"coverage":"c8 node --test"}}' };
    const tasks =
      '{ "apple#test:coverage": {},\n"//#coverage": {},\n"test:coverage": {"outputs":["coverage"]} }';
    expect(await found(orchard({ ...root, 'turbo.json': `{ "pipeline": ${tasks} }` }))).toEqual([
      'cache-loses-report turbo.json:1',
      'cache-loses-report turbo.json:2',
    ]);
  });

  test('is found in a cached Nx target whose outputs bring no coverage', async () => {
    expect(await found(orchard(nx('{ "cache": true }')))).toEqual(['cache-loses-report nx.json:2']);
    expect(await found(orchard(nx('{ "cache": true,\n"outputs": ["{projectRoot}/dist"] }')))).toEqual([
      'cache-loses-report nx.json:3',
    ]);
    const legacy =
      '"tasksRunnerOptions": {"default": {"options": {"cacheableOperations": ["test:coverage"]}}}, ';
    expect(await found(orchard(nx('{}', legacy)))).toEqual(['cache-loses-report nx.json:2']);
  });

  test.each([
    '{projectRoot}/coverage',
    '{workspaceRoot}/coverage/{projectRoot}',
    '{options.reportsDirectory}',
  ])('is not found in an Nx target with outputs %s', async (output) => {
    expect(await found(orchard(nx(`{ "cache": true, "outputs": ["${output}"] }`)))).toEqual([]);
  });

  test('is not found in an Nx target that is not cached', async () => {
    expect(await found(orchard(nx('{}')))).toEqual([]);
    expect(await found(orchard({ 'nx.json': '{}' }))).toEqual([]);
  });

  test('is found in the target of a project, by its executor, its command or its options', async () => {
    const project = (target: string) =>
      orchard({
        ...nx('{ "outputs": ["{projectRoot}/coverage"] }', '"namedInputs": {}, '),
        'packages/apple/project.json': `{\n"targets": { "unit": ${target} } }`,
      });
    expect(await found(project('{ "cache": true, "command": "vitest --coverage" }'))).toEqual([
      'cache-loses-report packages/apple/project.json:2',
    ]);
    expect(
      await found(project('{ "cache": true, "executor": "x", "options": { "coverage": true } }')),
    ).toEqual(['cache-loses-report packages/apple/project.json:2']);
    expect(await found(project('{ "cache": true, "options": { "command": "echo" } }'))).toEqual([]);
  });

  test('is found in the targets that a package.json gives to Nx', async () => {
    const targets = {
      nx: { targets: { 'test:coverage': { cache: true, outputs: ['{projectRoot}/dist'] } } },
    };
    const [finding] = await found(orchard({ 'turbo.json': null, 'nx.json': '{}', ...applePackage(targets) }));
    expect(finding).toMatch(/^cache-loses-report packages\/apple\/package\.json:\d+$/);
  });
});

test('a task that the runner does not know is none of its cache', async () => {
  expect(await found(orchard({ 'turbo.json': '{ "tasks": { "build": {} } }' }))).toEqual([]);
});

describe('cache-outlives-code', () => {
  const inputs = (list: string) => turbo(`{ "outputs": ["coverage/**"],\n"inputs": [${list}] }`);

  test.each(['"src/**"', '"$TURBO_DEFAULT$", "!**/*.test.ts"', '"$TURBO_DEFAULT$", "!src"'])(
    'is found in a turbo task with inputs %s',
    async (list) => {
      expect(await found(orchard(inputs(list)))).toEqual(['cache-outlives-code turbo.json:3']);
    },
  );

  test.each(['', '"$TURBO_DEFAULT$", "!README.md"', '"src/**", "*.ts"'])(
    'is not found in a turbo task with inputs [%s]',
    async (list) => {
      expect(await found(orchard(inputs(list)))).toEqual([]);
    },
  );

  test('names a file that would change unnoticed, and counts the others', async () => {
    const { document } = await doctor(orchard(inputs('"src/*.test.ts"')));
    expect(document.findings[0]?.message).toContain(
      'leave out packages/apple/feature.manifest.ts and 3 more: after a change there',
    );
  });

  test('is found in Nx inputs that leave tests out, and not where a name lets them in', async () => {
    const named = (list: string) =>
      orchard(
        nx(
          `{ "cache": true, "outputs": ["{projectRoot}/coverage"],\n"inputs": [${list}] }`,
          '"namedInputs": { "default": ["{projectRoot}/**/*", "shared"], "shared": ["{workspaceRoot}/x"], "production": ["default", "!{projectRoot}/**/*.test.ts"] }, ',
        ),
      );
    expect(await found(named('"production", "^production"'))).toEqual(['cache-outlives-code nx.json:3']);
    expect(await found(named('"default", "^default"'))).toEqual([]);
    expect(await found(named('"unheard-of"'))).toEqual([]);
  });
});
