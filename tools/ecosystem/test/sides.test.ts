import path from 'node:path';
import { createRepository, lcov, runProcess } from '@tidemark/test-kit';
import { expect, test } from 'vitest';

const RUN = path.resolve(import.meta.dirname, '../src/run.ts');
const BODY = Array.from({ length: 40 }, (_, index) => `pick(${index});\n`);

test('several bases are judged one after another and summed up', async () => {
  const repository = orchard();
  const outcome = await hold(repository.root, '--base', 'HEAD', '--last', '2');
  expect(outcome.stdout).toContain('since HEAD: 0 files, 0 lines judged');
  expect(outcome.stdout).toContain('since HEAD~2: 1 files, 40 lines judged, disagreed on 0; exit 1');
  expect(outcome.stdout).toMatch(/3 bases, .*\n {2}judged 41 lines: 41 uncovered\n {2}agreed on 41/);
});

test('invented bases are the same on every run, and leave the repository as it is', async () => {
  const repository = orchard();
  const before = repository.git('for-each-ref') + repository.git('status', '--porcelain');
  const outcome = await hold(repository.root, '--invent', '2');
  expect(outcome.code).toBe(0);
  expect(outcome.stdout).toMatch(/judged [1-9]\d* lines: .*uncovered/);
  expect(judged((await hold(repository.root, '--invent', '2')).stdout)).toEqual(judged(outcome.stdout));
  expect(repository.git('for-each-ref') + repository.git('status', '--porcelain')).toBe(before);
});

/** Two commits, of which the later changes one of the forty lines that the earlier brought. */
function orchard() {
  const repository = createRepository({ '.gitignore': 'coverage\n' });
  repository.write({ 'src/apple.ts': BODY.join('') });
  repository.commit('Plant');
  repository.write({ 'src/apple.ts': BODY.join('').replace('pick(7)', 'grow(7)') });
  repository.commit('Grow');
  const none = Object.fromEntries(BODY.map((_, index) => [index + 1, 0]));
  repository.write({ 'coverage/lcov.info': lcov({ 'src/apple.ts': none }) });
  return repository;
}

function judged(output: string): string[] {
  return output.split('\n').map((line) => line.replaceAll(/\d+ ms/g, ''));
}

function hold(root: string, ...words: readonly string[]) {
  const all = [RUN, '--repository', root, '--coverage', 'coverage/lcov.info', ...words];
  return runProcess(process.execPath, all, { cwd: root });
}
