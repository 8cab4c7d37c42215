// An agent implements a task on a branch of its own, the gate is asked in the same sandbox, and an agent reviews what passed.
import { claudeCode, createSandbox } from '@ai-hero/sandcastle';
import { docker } from '@ai-hero/sandcastle/sandboxes/docker';
import { noSandbox } from '@ai-hero/sandcastle/sandboxes/no-sandbox';
import { podman } from '@ai-hero/sandcastle/sandboxes/podman';
import { implementAndReview } from '../tools/dispatch/src/index.ts';
import { flagsOf, refuse } from '../tools/script-words/src/index.ts';

const HELP = `Usage: pnpm sandcastle --task <text> --branch <name> [--sandbox docker|podman|none] [--model <name>]

Lets an agent implement the task on that branch, asks pnpm coverage:diff, and lets another review what passed. Exits with 0
when the gate passes at the end, and with 1 when it does not; the last line on stdout is what it said.

  --task <text>      what is to be done, with its acceptance criteria
  --branch <name>    the branch of the work; it starts at HEAD when it is new
  --sandbox <name>   where the agents work: docker (the default), podman, or none, which is this machine
  --model <name>     the model of Claude Code (default: claude-opus-4-8)
`;
const SANDBOXES = new Map<string, typeof docker | typeof noSandbox>([
  ['docker', docker],
  ['podman', podman],
  ['none', noSandbox],
]);

const { task, branch, ...chosen } = flagsOf(HELP, {
  task: { type: 'string' },
  branch: { type: 'string' },
  sandbox: { type: 'string', default: 'docker' },
  model: { type: 'string', default: 'claude-opus-4-8' },
});
const provider = SANDBOXES.get(chosen.sandbox);
if (task === undefined || branch === undefined) refuse(HELP, 'it needs a task and a branch');
if (provider === undefined) refuse(HELP, `there is no sandbox '${chosen.sandbox}'`);

await using sandbox = await createSandbox({
  branch,
  sandbox: provider(),
  hooks: { sandbox: { onSandboxReady: [{ command: 'pnpm install --frozen-lockfile' }] } },
});
const agent = claudeCode(chosen.model);
const { step, answer } = await implementAndReview(sandbox, {
  task,
  implementer: agent,
  reviewer: agent,
  mostRounds: 3,
  tell: (line) => console.error(line),
});
if (answer.json !== null) console.log(answer.json);
process.exitCode = step === 'done' ? 0 : 1;
