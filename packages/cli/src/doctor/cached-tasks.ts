import type { Check, DoctorFinding } from './finding.ts';
import { nxTasks } from './tasks/nx-tasks.ts';
import { turboTasks } from './tasks/turbo-tasks.ts';

/** A cache hit that brings no report back leaves the gate with nothing, or with the report of another run. */
export const cacheLosesReport: Check = (facts) =>
  oncePerPlace(
    [...turboTasks(facts), ...nxTasks(facts)].flatMap((task): DoctorFinding[] =>
      task.bringsReport
        ? []
        : [
            {
              code: 'cache-loses-report',
              message: `${task.runner} caches ${task.name}, but its outputs hold no coverage report: a cache hit would bring none back`,
              hint:
                task.runner === 'turbo'
                  ? `Add "coverage/**" to the outputs of ${task.name}`
                  : `Add "{projectRoot}/coverage" to the outputs of ${task.name}`,
              ...task.outputsAt,
            },
          ],
    ),
  );

/** An input that is left out lets the cache answer with the report of older code. */
export const cacheOutlivesCode: Check = (facts) =>
  oncePerPlace(
    [...turboTasks(facts), ...nxTasks(facts)].flatMap((task): DoctorFinding[] => {
      const [first, ...more] = task.unnoticed;
      if (first === undefined) return [];
      const others = more.length === 0 ? '' : ` and ${more.length} more`;
      return [
        {
          code: 'cache-outlives-code',
          message: `the inputs of ${task.runner}'s ${task.name} leave out ${first}${others}: after a change there the cache would bring the old report back`,
          hint:
            task.runner === 'turbo'
              ? `Put "$TURBO_DEFAULT$" first in the inputs of ${task.name}, and take away only what no test reads`
              : `Let the inputs of ${task.name} reach the code, the tests and the configuration of the project`,
          ...task.inputsAt,
        },
      ];
    }),
  );

/** One setting of the root speaks for many packages: it is said once. */
function oncePerPlace(findings: readonly DoctorFinding[]): DoctorFinding[] {
  const places = new Map<string, DoctorFinding>();
  for (const finding of findings) {
    const place = `${finding.file}:${finding.line}`;
    if (!places.has(place)) places.set(place, finding);
  }
  return [...places.values()];
}
