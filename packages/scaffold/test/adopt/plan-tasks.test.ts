import { expect, test } from 'vitest';
import { planAdoption } from '../../src/index.ts';
import { withNxTargets, withTurboTasks } from '../../src/adopt/plan-tasks.ts';
import { apple, at, workspace } from './orchard.ts';

const TASKS = { names: ['test:coverage'], like: ['test'] };
const turbo = (text: string) => withTurboTasks({ path: at('turbo.json'), text }, TASKS);
const nx = (text: string) => withNxTargets({ path: at('nx.json'), text }, TASKS);

test('the task of Turborepo depends on what the tests depend on, and keeps its report', async () => {
  const text = '{ "tasks": { "test": { "dependsOn": ["^build"], "env": ["TREE"], "cache": false } } }';
  expect(JSON.parse((await turbo(text)) ?? '').tasks['test:coverage']).toEqual({
    dependsOn: ['^build'],
    env: ['TREE'],
    outputs: ['coverage/**'],
  });
});

test('the older name of the tasks is understood', async () => {
  expect(JSON.parse((await turbo('{ "pipeline": {} }')) ?? '')).toEqual({
    pipeline: { 'test:coverage': { outputs: ['coverage/**'] } },
  });
});

test('a task that is there is only given what brings its report back', async () => {
  const task = (outputs: string) => `{ "tasks": { "test:coverage": { "cache": true${outputs} } } }`;
  expect(await turbo(task(''))).toBe(task(', "outputs": ["coverage/**"]'));
  expect(await turbo(task(', "outputs": ["dist/**"]'))).toBe(task(', "outputs": ["dist/**", "coverage/**"]'));
  expect(await turbo(task(', "outputs": ["coverage/**"]'))).toBe(task(', "outputs": ["coverage/**"]'));
});

test('the target of Nx is cached with its report', async () => {
  expect(JSON.parse((await nx('{ "targetDefaults": { "test": { "inputs": ["default"] } } }')) ?? '')).toEqual(
    {
      targetDefaults: {
        test: { inputs: ['default'] },
        'test:coverage': { cache: true, inputs: ['default'], outputs: ['{projectRoot}/coverage'] },
      },
    },
  );
});

test('what cannot be edited is told with the line to add', async () => {
  const unreadable = (name: string) => ({ path: at(name), text: '{ "tasks": [], "targetDefaults": [] }' });
  const first = await planAdoption(workspace([apple()], { turbo: unreadable('turbo.json') }));
  expect(first.byHand).toMatchObject([{ file: 'turbo.json', text: '"outputs": ["coverage/**"]' }]);
  const second = await planAdoption(workspace([apple()], { nx: unreadable('nx.json') }));
  expect(second.byHand).toMatchObject([{ file: 'nx.json', text: '"outputs": ["{projectRoot}/coverage"]' }]);
  const TWO = { names: ['coverage', 'test:coverage'], like: [] };
  expect(await withTurboTasks(unreadable('turbo.json'), TWO)).toBeNull();
});
