import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { RepoPath } from '@tidemark/kernel';
import type { AdoptionPlan } from '@tidemark/scaffold';
import { plain } from '../../render/plain.ts';
import type { World } from '../../world/world.ts';

/**
 * Runs the commands that measure the packages of a plan, as the workspace is today, and gives by folder of the package why
 * it could not be measured. Each command is told before it runs.
 */
export function measureFirst(
  world: World,
  root: string,
  { packages }: AdoptionPlan,
  tell: (text: string) => void,
): Promise<Map<RepoPath, string>> {
  return world.inScratch(async ({ runShell }) => {
    const failures = new Map<RepoPath, string>();
    const outcomes = new Map<string, string | null>();
    for (const { folder, measure } of packages) {
      if (measure === null) {
        failures.set(folder, 'nothing here tells how it is measured');
        continue;
      }
      const cwd = path.join(root, measure.folder);
      const key = `${measure.folder}\0${measure.command}`;
      let failure = outcomes.get(key);
      if (failure === undefined) {
        tell(`measuring ${plain(measure.folder || 'at the root')}: ${plain(measure.command)}\n`);
        const bins = [cwd, root].map((at) => path.join(at, 'node_modules/.bin'));
        const env = { NO_COLOR: '1' };
        const { code, output } = await runShell(measure.command, { cwd, env, path: bins, timeoutMs: null });
        failure = code === 0 ? null : `its tests with coverage ended with ${code ?? 'a signal'}`;
        if (failure !== null) tell(`${lastLines(output)}\n`);
        outcomes.set(key, failure);
      }
      if (failure !== null) failures.set(folder, failure);
    }
    return failures;
  });
}

const MOST_TOLD = 20;

/** The end of what was said, safe for a terminal: why tests fail is said there. */
function lastLines(output: string): string {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n').slice(-MOST_TOLD);
  return lines.map((line) => `  ${plain(line)}`).join('\n');
}
