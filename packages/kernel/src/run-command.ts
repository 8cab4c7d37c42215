/** How a finished process ended. `code` is null when a signal ended it. */
export interface CommandOutcome {
  readonly code: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** What a process is started with; no shell is involved. */
export interface CommandOptions {
  /** Absolute folder to run in. */
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  /** Variables that are set over those of the world. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts a process, streams its stdout to the end and waits for it. A program that is missing or not
 * executable gives `code` 127 and the reason in `stderr`; nothing is thrown.
 */
export type RunCommand = (
  program: string,
  args: readonly string[],
  options: CommandOptions,
) => Promise<CommandOutcome>;
