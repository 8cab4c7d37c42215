import type { Problem } from '@tidemark/kernel';
import type { Flag } from './flag.ts';
import { nearest } from './nearest.ts';

/** Reporters that every command has. */
export const PLAIN_REPORTERS = ['json', 'text'] as const;

/** Reporters of what was found; they take any document. */
export const FINDING_REPORTERS = ['github', 'markdown', 'gitlab', 'sarif', 'junit'] as const;

/** A name that `--reporter` may know; `cobertura` reports what was measured. */
export type ReporterName =
  | (typeof PLAIN_REPORTERS)[number]
  | (typeof FINDING_REPORTERS)[number]
  | 'cobertura';

/** One `--reporter`: what to write, and where; null is the terminal. */
export interface ReporterWish {
  readonly name: string;
  readonly path: string | null;
}

/** These speak on stdout or stderr when no path is given. */
const SPEAKING: readonly string[] = [...PLAIN_REPORTERS, 'github'] satisfies ReporterName[];

/** The flag `--reporter` of a command that has more than json and text. */
export function reporterFlag(...names: readonly ReporterName[]): Flag {
  const all = [...PLAIN_REPORTERS, ...names];
  return {
    name: 'reporter',
    value: '<name>[:<path>]',
    repeatable: true,
    check: 'reporter',
    choices: all,
    summary: `also report as ${all.slice(0, -1).join(', ')} or ${all.at(-1)}; without a path, json goes to stdout${names.includes('github') ? ', text and github' : ' and text'} to stderr`,
  };
}

/** `sarif:out/a.sarif`, taken apart at the first colon. */
export function reporterWish(value: string): ReporterWish {
  const colon = value.indexOf(':');
  return colon === -1
    ? { name: value, path: null }
    : { name: value.slice(0, colon), path: value.slice(colon + 1) };
}

/** What is wrong with a `--reporter`, or null. */
export function reporterProblem(value: string, choices: readonly string[]): Problem | null {
  const { name, path } = reporterWish(value);
  if (!choices.includes(name)) {
    const guess = nearest(name, choices);
    const list = `Use one of: ${choices.join(', ')}`;
    const hint = guess === null ? list : `Did you mean ${guess}? ${list}`;
    return { code: 'usage', message: `--reporter does not know '${name}'`, hint };
  }
  if (path === '') {
    const hint = `Write --reporter ${name}:<path>; if the path is a variable, it is empty`;
    return { code: 'usage', message: `--reporter ${value} names no file`, hint };
  }
  if (path === null && !SPEAKING.includes(name)) {
    return {
      code: 'usage',
      message: `--reporter ${name} needs a file`,
      hint: `Write --reporter ${name}:<path>`,
    };
  }
  return null;
}
