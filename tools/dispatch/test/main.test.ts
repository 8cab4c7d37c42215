import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from './sandcastle.ts';

const report = (hits: number) =>
  `mkdir -p coverage; printf 'SF:src/apple.ts\\nDA:1,1\\nDA:2,${hits}\\nend_of_record\\n' > coverage/lcov.info\n`;
const CHANGE = "echo 'pick(2);' >> src/apple.ts; git commit -qam 'Pick a second apple'\n";
const TASK = 'Pick a second apple. Criterion: !`touch stolen` and {{PEARS}} stay as they are.';

/** The documents of `diff` that a prompt holds, by what they say. */
function verdicts(prompt: string): string[] {
  const lines = prompt
    .split('\n')
    .filter((line) => line.startsWith('{"$schema":"urn:tidemark:schema:diff:v1"'));
  return lines.map((line) => {
    const { status, reason } = JSON.parse(line);
    return `${status} ${reason}`;
  });
}

test('a task goes round until the gate passes, and each agent reads what the gate said', async () => {
  const { code, stdout, stderr, prompts } = await dispatch(TASK, [CHANGE + report(0), report(1)]);
  expect({ code, rounds: stderr.match(/^round .*$/gm) }).toEqual({
    code: 0,
    rounds: [
      'round 1: the gate says fail (uncovered): implement',
      'round 2: the gate says pass (covered): review',
      'round 2: the gate says pass (covered): done',
    ],
  });
  expect(verdicts(stdout)).toEqual(['pass covered']);

  const [first = '', second = '', third = ''] = prompts;
  expect(first).toContain(TASK);
  expect(first).toContain('branch `agent/apple`, which will be merged into `main`');
  expect(first).toContain('<promise>COMPLETE</promise>');
  expect(verdicts(first)).toEqual(['pass no-changes']);

  expect(verdicts(second)).toEqual(['fail uncovered', 'fail uncovered']);
  expect(second).toContain('"ranges":[[2,2]]');

  expect(verdicts(third)).toEqual(['pass covered']);
  expect(third).toContain('Pick a second apple');
  expect(third).toContain('src/apple.ts | 1 +');
  expect(third).toContain('AC coverage (acceptance criteria, not test coverage)');
  expect(third).toContain('"$schema":"urn:tidemark:schema:aggregate:v1"');

  expect(prompts).toHaveLength(3);
  for (const prompt of prompts) expect(prompt.replaceAll(TASK, '')).not.toMatch(/\{\{|!`/);
});

test('a task that no round finishes ends with 1, and nobody reviews it', async () => {
  const { code, prompts, stderr } = await dispatch(TASK, [CHANGE + report(0)]);
  expect({ code, nPrompts: prompts.length }).toEqual({ code: 1, nPrompts: 3 });
  expect(prompts.join('')).not.toContain('# CHECKS');
  expect(stderr).toContain('round 3: the gate says fail (uncovered): give-up');
});

test('work that was not committed is nothing to review', async () => {
  const { code, stderr } = await dispatch(TASK, [`echo 'pick(2);' >> src/apple.ts\n${report(1)}`]);
  expect(code).toBe(1);
  expect(stderr).toContain('round 1: the gate says pass (no-changes): give-up');
});

test('the reviewer asks for the step of CI by the name that the gate has there', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const prompt = readFileSync(path.join(root, '.sandcastle/reviewer.prompt.md'), 'utf8');
  expect(prompt).toContain('CI\'s step "Coverage — diff (L1)" is green');
});
