import { LineIndex } from './line-index.ts';
import { hintOf, ignoreHints } from './ignore-hints.ts';
import type { IgnoreHint, Placed } from './source-facts.ts';

const COMMENT = /\/\*([\s\S]*?)\*\/|\/\/([^\n]*)|<!--([\s\S]*?)-->/g;

/**
 * The hints of a text that no parser here can read (Vue, Svelte, a syntax error), by what looks like a comment: a hint
 * inside a string counts too. What a `next` hides cannot be told.
 */
export function hintsInText(text: string): Placed<IgnoreHint>[] {
  const hints = [...text.matchAll(COMMENT)].flatMap((match) => {
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    return hintOf({ value, start: match.index, end: match.index + match[0].length }) ?? [];
  });
  return ignoreHints(hints, new LineIndex(text), () => null);
}

/** Can a text hold a hint, or a call that skips or focuses a test? A quick look that spares a parse. */
export function mayHoldMarks(text: string): boolean {
  return /\bignore\b|node:coverage|Stryker\s+disable|\b(?:skip|todo|only|runIf|fails|failing|fixme)|\b[xf](?:it|test|describe|specify|context)\b/.test(
    text,
  );
}
