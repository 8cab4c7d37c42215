import { readJsonValue, textsOf, valueAt, type StaticValue } from '@tidemark/syntax';
import { withJsonItem, withJsonValue } from '../text/object-text.ts';
import type { TextFile } from './adoption-facts.ts';

/** The tasks that make coverage, and the ones that run the same tests without it. */
export interface CoverageTasks {
  readonly names: readonly string[];
  /** Names of scripts that run the tests; what their task depends on, the new one does too. */
  readonly like: readonly string[];
}

interface RunnerTasks {
  readonly at: readonly string[];
  readonly copied: readonly string[];
  readonly first: Readonly<Record<string, unknown>>;
  readonly output: string;
}

/** Gives turbo.json a task for each script that makes coverage, and its report as an output: a cache hit brings it back. */
export async function withTurboTasks(turbo: TextFile, tasks: CoverageTasks): Promise<string | null> {
  const value = await readJsonValue(turbo.text);
  const at = valueAt(value, 'pipeline') === null ? ['tasks'] : ['pipeline'];
  const copied = ['dependsOn', 'inputs', 'env', 'passThroughEnv'];
  return withTasks(turbo.text, value, tasks, { at, copied, first: {}, output: 'coverage/**' });
}

/** Gives nx.json a target default for each script that makes coverage, cached with its report. */
export async function withNxTargets(nx: TextFile, tasks: CoverageTasks): Promise<string | null> {
  const value = await readJsonValue(nx.text);
  return withTasks(nx.text, value, tasks, {
    at: ['targetDefaults'],
    copied: ['dependsOn', 'inputs'],
    first: { cache: true },
    output: '{projectRoot}/coverage',
  });
}

/** Null when the text cannot be edited. */
async function withTasks(
  text: string,
  value: StaticValue | null,
  { names, like }: CoverageTasks,
  { at, copied, first, output }: RunnerTasks,
): Promise<string | null> {
  let edited: string | null = text;
  for (const name of names) {
    if (edited === null) return null;
    const task = valueAt(value, ...at, name);
    const outputs = valueAt(task, 'outputs');
    if (task === null) {
      const model = like.map((other) => valueAt(value, ...at, other)).find((other) => other !== null) ?? null;
      const lists = copied.flatMap((key) => {
        const list = valueAt(model, key);
        return list === null ? [] : [[key, textsOf(list)] as const];
      });
      const made = { ...first, ...Object.fromEntries(lists), outputs: [output] };
      edited = await withJsonValue(edited, [...at, name], made);
    } else if (outputs === null) {
      edited = await withJsonValue(edited, [...at, name, 'outputs'], [output]);
    } else if (!textsOf(outputs).some((glob) => glob.includes('coverage') && !glob.startsWith('!'))) {
      edited = await withJsonItem(edited, [...at, name, 'outputs'], output);
    }
  }
  return edited;
}
