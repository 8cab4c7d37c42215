import { parseArgs } from 'node:util';
import { failed, InvariantError, ok, type Problem, type Result } from '@tidemark/kernel';
import type { Flag } from './flag.ts';
import { nearest } from './nearest.ts';
import { reporterProblem } from './reporter-flag.ts';

/** The flags as given. Asking for a flag that the command does not have is a bug. */
export interface FlagValues {
  has(name: string): boolean;
  text(name: string): string | null;
  list(name: string): readonly string[];
  count(name: string): number | null;
  readonly positionals: readonly string[];
  /** Every word as it was given. */
  readonly words: readonly string[];
}

/**
 * Reads the words after the command against its flags. Every word that is off is a `usage` problem, not just the first:
 * unknown flags (with the nearest name), missing or superfluous values, values out of the set, repeats.
 */
export function parseFlags(
  words: readonly string[],
  flags: readonly Flag[],
  { mostPositionals }: { readonly mostPositionals: number },
): Result<FlagValues> {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(flags.map((flag) => [flag.name, optionOf(flag)])),
  });
  const values = new Map<string, string[]>();
  const problems: Problem[] = [];
  const positionals: string[] = [];
  let valueOfUnknown = -1;
  for (const token of tokens) {
    if (token.kind === 'positional' && token.index !== valueOfUnknown) positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find((entry) => entry.name === token.name);
    const wrong =
      flag === undefined ? unknown(token.rawName, flags) : misused(flag, token, values.has(flag.name));
    // What follows an option that is not known is most likely its value, and no mistake of its own.
    if (flag === undefined) valueOfUnknown = token.index + 1;
    if (wrong !== null) problems.push(wrong);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  for (const name of values.keys()) {
    if (values.has(`no-${name}`))
      problems.push(usage(`--${name} and --no-${name} do not go together`, 'Give one of them'));
  }
  for (const word of positionals.slice(mostPositionals)) {
    problems.push(
      usage(`the command takes no '${word}'`, 'Leave it out, or put it behind the option it belongs to'),
    );
  }
  return problems.length > 0 ? failed(...problems) : ok(valuesOf(values, { positionals, words }, flags));
}

function optionOf(flag: Flag) {
  const type = flag.value === null ? ('boolean' as const) : ('string' as const);
  return flag.short === undefined ? { type, multiple: true } : { type, multiple: true, short: flag.short };
}

function unknown(rawName: string, flags: readonly Flag[]): Problem {
  const guess = nearest(
    rawName.replace(/^--?/, ''),
    flags.map((flag) => flag.name),
  );
  return usage(
    `unknown option ${rawName}`,
    guess === null ? 'See --help for the options' : `Did you mean --${guess}?`,
  );
}

interface Given {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function misused(flag: Flag, { value, inlineValue }: Given, again: boolean): Problem | null {
  const name = `--${flag.name}`;
  if (again && !flag.repeatable) return usage(`${name} is given twice`, 'Give it once');
  if (flag.value === null)
    return value === undefined ? null : usage(`${name} takes no value`, `Write ${name} alone`);
  // A value that begins with a dash is almost always the next flag; `--base=-x` says that it is meant.
  if (value === undefined || value === '' || (value.startsWith('-') && inlineValue !== true))
    return usage(`${name} needs a value`, `Write ${name} ${flag.value}`);
  if (flag.check === 'reporter') return reporterProblem(value, flag.choices ?? []);
  if (flag.choices !== undefined && !flag.choices.includes(value)) {
    return usage(`${name} does not know '${value}'`, `Use one of: ${flag.choices.join(', ')}`);
  }
  if (flag.check === 'count' && !/^\d{1,9}$/.test(value)) {
    return usage(`${name} takes a whole number, not '${value}'`, `Write ${name} ${flag.example ?? 20}`);
  }
  return null;
}

function usage(message: string, hint: string): Problem {
  return { code: 'usage', message, hint };
}

function valuesOf(
  values: ReadonlyMap<string, string[]>,
  given: Pick<FlagValues, 'positionals' | 'words'>,
  flags: readonly Flag[],
): FlagValues {
  const valuesFor = (name: string): readonly string[] => {
    if (!flags.some((flag) => flag.name === name))
      throw new InvariantError(`the command has a flag --${name}`);
    return values.get(name) ?? [];
  };
  return {
    has: (name) => valuesFor(name).length > 0,
    text: (name) => valuesFor(name).at(-1) ?? null,
    list: valuesFor,
    count: (name) => {
      const text = valuesFor(name).at(-1);
      return text === undefined ? null : Number(text);
    },
    ...given,
  };
}
