/** The reason that a comment gives after `--`, or null. `@preserve` is for bundlers and no reason. */
export function reasonIn(comment: string): string | null {
  return wordsAfter(/--([\s\S]*)$/, comment);
}

/** The reason of a `Stryker disable` comment, which may follow a colon too. Source: Stryker, "Disable mutants". */
export function mutationReason(comment: string): string | null {
  return wordsAfter(/(?:--|:)([\s\S]*)$/, comment);
}

function wordsAfter(mark: RegExp, comment: string): string | null {
  const words = mark
    .exec(comment)?.[1]
    ?.replaceAll(/@preserve\b/g, ' ')
    .replaceAll(/[\s*]+/g, ' ')
    .trim();
  return words === undefined || !/\p{L}/u.test(words) ? null : words;
}
