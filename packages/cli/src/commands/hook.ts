import path from 'node:path';
import type { Problem, Result } from '@tidemark/kernel';
import { errorPart, internalError } from '../contract/error-part.ts';
import type { DiffDocument } from '../contract/documents.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { treeState } from '../gather/tree-state.ts';
import { blocksSoFar, forgetBlocks, rememberBlocks } from '../hook/block-count.ts';
import {
  blockedBy,
  isHeld,
  letGoAfter,
  letGoBy,
  letGoUnjudged,
  type HookAnswer,
} from '../hook/hook-answer.ts';
import { readStopEvent, type StopEvent } from '../hook/stop-event.ts';
import { keepReport } from '../keep-report.ts';
import type { World } from '../world/world.ts';
import type { Conversation } from './command-spec.ts';
import { diff } from './diff.ts';
import { nextCommands } from './next-commands.ts';

/** Blocks in a row, after which an agent may stop whatever the verdict is. */
const MOST_BLOCKS = 3;

/** `tidemark hook stop`: speaks to the host of an agent that is about to stop; always one JSON object on stdout. */
export const hook: Conversation = async (flags, world) => {
  const answer = await answered(flags, world).catch((error: unknown) => letGoUnjudged(internalError(error)));
  world.stdout.write(`${JSON.stringify(answer)}\n`);
};

async function answered(flags: Result<FlagValues>, world: World): Promise<HookAnswer> {
  if (!flags.ok) return letGo(flags.problems);
  const [word = ''] = flags.value.positionals;
  if (word !== 'stop') return letGo([usage(`there is no hook '${word}'`, 'Write tidemark hook stop')]);
  const input = await world.input();
  if (input === null)
    return letGo([
      usage('nobody hands over an event on stdin', 'Set it as a stop hook: docs/guides/agents.md'),
    ]);
  const event = readStopEvent(input);
  if (!event.ok) return letGo(event.problems);
  const cwd = path.resolve(world.cwd, flags.value.text('cwd') ?? event.value.cwd ?? '.');
  const real = world.files.realPath(cwd);
  if (real === null || world.files.kindOf(real) !== 'folder')
    return letGo([usage(`${cwd} is no folder`, 'Give --cwd a folder of the repository')]);
  return judged(event.value, flags.value, { ...world, cwd });
}

async function judged(event: StopEvent, flags: FlagValues, world: World): Promise<HookAnswer> {
  const { document, root } = await askDiff(flags, world);
  // Three subagents that were held once each have not worn out the agent that started them.
  const session = JSON.stringify([event.session, event.subagent]);
  if (!isHeld(document)) {
    if (document.error !== null) return letGoUnjudged(document.error);
    forgetBlocks(world, root, session);
    return letGoBy(document);
  }
  const tree = await treeState(world, root);
  if (!tree.ok) return letGo(tree.problems);
  const turn = { session, tree: tree.value, isContinued: event.isContinued };
  const nBlocks = blocksSoFar(world, root, turn);
  if (nBlocks >= MOST_BLOCKS) return letGoAfter(nBlocks, document);
  const kept = rememberBlocks(world, root, { ...turn, nBlocks: nBlocks + 1 });
  return kept.ok ? blockedBy(document) : letGo(kept.problems);
}

/** Of the flags of diff, those that hook has too. */
const OF_DIFF = ['base', 'coverage'];

/** The verdict of `tidemark diff` where the world stands, kept where it keeps its own. */
async function askDiff(
  flags: FlagValues,
  world: World,
): Promise<{ readonly document: DiffDocument; readonly root: string }> {
  const asked: FlagValues = {
    ...flags,
    has: (name) => OF_DIFF.includes(name) && flags.has(name),
    text: (name) => (OF_DIFF.includes(name) ? flags.text(name) : null),
    list: (name) => (OF_DIFF.includes(name) ? flags.list(name) : []),
  };
  const report = await diff.run(asked, world);
  await keepReport(report, asked, world);
  const words = OF_DIFF.flatMap((name) => flags.list(name).map((value) => `--${name}=${value}`));
  const next = nextCommands(report.document, { name: 'diff', words }, world, report.root);
  return { document: { ...report.document, next }, root: report.root ?? world.cwd };
}

/** The first of the problems is the nearest one, and there is at least one. */
function letGo(problems: readonly Problem[]): HookAnswer {
  return letGoUnjudged(errorPart(problems));
}

function usage(message: string, hint: string): Problem {
  return { code: 'usage', message, hint };
}
