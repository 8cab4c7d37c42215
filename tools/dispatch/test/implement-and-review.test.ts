import { claudeCode, type Sandbox, type SandboxRunOptions } from '@ai-hero/sandcastle';
import { expect, test } from 'vitest';
import { implementAndReview } from '../src/index.ts';

const document = (status: string) => JSON.stringify({ command: 'diff', status, reason: `apples ${status}` });

/** Lets nobody work, in a sandbox where the gate says these, one after another; tells who was asked with what. */
async function walk(...says: readonly string[]) {
  const asked: SandboxRunOptions[] = [];
  const commands: string[] = [];
  const sandbox: Pick<Sandbox, 'run' | 'exec'> = {
    run: (options) => {
      asked.push(options);
      return Promise.resolve({ iterations: [], stdout: '', commits: [] });
    },
    exec: (command) => {
      commands.push(command);
      return Promise.resolve({ stdout: `${says[commands.length - 1]}\n`, stderr: '', exitCode: 1 });
    },
  };
  const told: string[] = [];
  const [implementer, reviewer] = [claudeCode('gardener'), claudeCode('taster')];
  const end = await implementAndReview(sandbox, {
    task: 'Pick apples',
    implementer,
    reviewer,
    mostRounds: 2,
    tell: (line) => told.push(line),
  });
  const turns = asked.map(({ name, promptFile, promptArgs, agent }) => {
    expect(promptFile).toBe(`.sandcastle/${name}.prompt.md`);
    expect(agent).toBe(name === 'reviewer' ? reviewer : implementer);
    expect(promptArgs?.['TASK']).toBe('Pick apples');
    return [name, promptArgs?.['GATE']];
  });
  return { ...end, turns, told, commands: new Set(commands) };
}

const FIRST = ['implementer', 'It was not asked yet: this is the first round.'];

test('a pass is reviewed, and asked about again afterwards', async () => {
  const { step, turns, commands } = await walk(document('pass'), document('pass'));
  expect(step).toBe('done');
  expect(turns).toEqual([FIRST, ['reviewer', document('pass')]]);
  expect([...commands]).toEqual(['pnpm --silent coverage:diff --head HEAD']);
});

test('a reviewer who breaks the gate sends the work back, and the mended work is reviewed', async () => {
  const says = ['pass', 'fail', 'pass', 'pass'].map(document);
  const { step, turns, told } = await walk(...says);
  expect(step).toBe('done');
  expect(turns).toEqual([
    FIRST,
    ['reviewer', document('pass')],
    ['implementer', document('fail')],
    ['reviewer', document('pass')],
  ]);
  expect(told).toHaveLength(4);
});

test('nobody goes on when the rounds are used up, or when the gate cannot be asked', async () => {
  const used = await walk(document('fail'), document('error'));
  expect(used).toMatchObject({ step: 'give-up', answer: { status: 'error' } });
  expect(used.turns).toHaveLength(2);
  expect(await walk('sh: pnpm: not found')).toMatchObject({ step: 'give-up', turns: [FIRST] });
});
