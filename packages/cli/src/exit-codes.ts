/** Exit codes of every command: the promise is kept, it is broken, it could not be judged, or Tidemark itself failed. */
export const EXIT = { kept: 0, broken: 1, cannotJudge: 2, bug: 70 } as const;

/** A code that a command may end with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each code says, as help and the reference show it. */
export const EXIT_MEANINGS: readonly (readonly [code: ExitCode, meaning: string])[] = [
  [EXIT.kept, 'the promise is kept, or there was nothing to judge'],
  [EXIT.broken, 'the promise is broken'],
  [EXIT.cannotJudge, 'it could not be judged: usage, config, git or evidence'],
  [EXIT.bug, 'a bug in Tidemark'],
];

/** What a document's status means to the shell. */
export const EXIT_OF_STATUS = {
  pass: EXIT.kept,
  fail: EXIT.broken,
  error: EXIT.cannotJudge,
  /** A gate that is off, or for other repositories. */
  skipped: EXIT.kept,
  /** A gate that could not judge, and is set to let pass then. */
  open: EXIT.kept,
} as const;
