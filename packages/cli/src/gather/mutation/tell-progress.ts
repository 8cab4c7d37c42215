import type { StrykerEvent } from '@tidemark/mutation';
import { plain } from '../../render/plain.ts';
import { progressLine } from '../../render/mutation-progress.ts';
import type { World } from '../../world/world.ts';

/** Between two lines where each stays, such as in a log. */
const PAUSE_MS = 10_000;
const CLEAR = '\r\u001b[K';

/** Hears what Stryker does with a package; `done` takes away the line that stands on a terminal. */
export interface ProgressTeller {
  readonly onEvent: (event: StrykerEvent) => void;
  readonly done: () => void;
}

/**
 * Says on stderr how far the mutants of a package are, and shows each one that is not noticed as soon as it is known: on
 * a terminal in a line that is written over, elsewhere every ten seconds. `path` is of the package.
 */
export function tellProgress({ stderr, clockMs }: World, name: string, path: string): ProgressTeller {
  const counts = { tried: 0, planned: 0, unnoticed: 0 };
  let plannedAtMs = clockMs();
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const clear = stderr.isTerminal ? CLEAR : '';
  const say = () => {
    const nowMs = clockMs();
    if (!stderr.isTerminal && nowMs - saidAtMs < PAUSE_MS && counts.tried < counts.planned) return;
    saidAtMs = nowMs;
    const line = progressLine({ package: name, ...counts, elapsedMs: nowMs - plannedAtMs });
    stderr.write(stderr.isTerminal ? `${CLEAR}${line}` : `${line}\n`);
  };
  return {
    onEvent: (event) => {
      if (event.kind === 'planned') {
        counts.planned = event.nMutants;
        plannedAtMs = clockMs();
      }
      if (event.kind === 'tried') {
        counts.tried += 1;
        if (event.status === 'survived' || event.status === 'not-covered') {
          counts.unnoticed += 1;
          const at = `${path === '' ? '' : `${path}/`}${event.file}:${event.range[0]}:${event.range[1]}`;
          const how = event.status === 'survived' ? 'survived' : 'not covered';
          stderr.write(`${clear}  ${plain(at)}  ${how}: ${plain(event.mutator)}\n`);
        }
      }
      if (event.kind !== 'tests-ran' && counts.planned > 0) say();
    },
    done: () => {
      if (stderr.isTerminal) stderr.write(CLEAR);
    },
  };
}

/** Says nothing. */
export const SILENT: ProgressTeller = { onEvent: () => undefined, done: () => undefined };
