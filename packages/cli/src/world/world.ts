import type { Result, RunCommand } from '@tidemark/kernel';

/** A stream that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What a path leads to without following a link; null when nothing is there. */
export type PathKind = 'file' | 'folder' | 'link' | 'other' | null;

/** What was read of a file, and of which state of it: size in bytes and time of change in ms tell two states apart. */
export interface FilePart {
  readonly length: number;
  readonly size: number;
  readonly changedMs: number;
}

/** A file that is begun before it is known what it will hold. Until it takes its place everybody sees what lay there. */
export interface Draft {
  /** Writes all that it will hold. Where no room was made for it, `chunks` are read only by `finish`. */
  write(chunks: Iterable<string | Uint8Array>): Promise<Drafted>;
  /** Gives up what did not take its place. */
  discard(): Promise<void>;
}

/** A draft with all that it will hold. */
export interface Drafted {
  readonly path: string;
  /** Lets it take its place, as `Files.write` does. What could not be written is told here. */
  finish(): Promise<Result<null>>;
}

/** The files of this machine, by absolute path. Reading what is not there, or may not be read, gives null. */
export interface Files {
  /** The bytes of a regular file, also behind a link; null for everything else, so a pipe keeps nobody waiting. */
  read(path: string): Uint8Array | null;
  /** What can be read to its end from a file, or from a pipe that the user named. */
  readStream(path: string): Uint8Array | null;
  /** Reads of a regular file, from a 0-based offset on, as much as fits into the buffer; null for any other. */
  readInto(buffer: Uint8Array, path: string, offset: number): FilePart | null;
  kindOf(path: string): PathKind;
  /**
   * Writes a file through a temporary one and a rename, so a reader sees the old file or the new one; makes the
   * folders. A pipe or a character device is written into. What cannot be written is `usage`.
   */
  write(path: string, chunks: Iterable<string | Uint8Array>): Result<null>;
  /** Begins a file that takes long to write, so that the system makes room for it while this process does something else. */
  draft(path: string): Draft;
  /** Removes a file or an empty folder. What is gone already, or a folder with something in it, is left as it is. */
  remove(path: string): Result<null>;
  /** Is nobody meant to write this file? A rename would go over it all the same. */
  isReadOnly(path: string): boolean;
  /** Names of what lies in a folder, in code-unit order; none when it is no folder. */
  list(folder: string): string[];
  /** Where a path leads when every link is followed; null when that is nowhere. */
  realPath(path: string): string | null;
  /** Absolute paths of the files that a glob matches, in code-unit order. */
  glob(pattern: string, cwd: string): string[];
}

/**
 * Runs a command line as a shell would, with variables beside those of this process and folders before its PATH. After
 * `timeoutMs` (null: never) it is stopped, with all that it started. `code` is null when it was stopped; `output` is the
 * end of what it said.
 */
export type RunShell = (
  command: string,
  options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly path: readonly string[];
    readonly timeoutMs: number | null;
  },
) => Promise<{ readonly code: number | null; readonly output: string; readonly isTimedOut: boolean }>;

/**
 * Runs a program without a shell. What it writes to its file descriptor 3 comes line by line while it runs. `code` is
 * null when it was stopped; `output` is the end of what it printed.
 */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly onLine: (line: string) => void },
) => Promise<{ readonly code: number | null; readonly output: string }>;

/** A folder of its own for a piece of work. */
export interface Scratch {
  /** Absolute, without links. */
  readonly folder: string;
  /** Makes a link, and the folders above it. */
  link(target: string, at: string): void;
  readonly runShell: RunShell;
  readonly runProgram: RunProgram;
  /** Stops all that runs in it, and lets nothing begin any more. */
  readonly stop: () => void;
  /** Fires when it is stopped, or a signal asks this process to end. */
  readonly ending: AbortSignal;
  /** Takes another folder away at the end too, and the folder it lies in where nothing else is left there. */
  readonly takesAway: (folder: string) => void;
}

/** Gives work a scratch folder that is gone afterwards, however the work ends. */
export type InScratch = <T>(work: (scratch: Scratch) => Promise<T>) => Promise<T>;

/** All that a command touches outside itself. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `YYYY-MM-DD`, for what expires. */
  readonly today: string;
  /** Milliseconds since some moment, for how long something takes. */
  readonly clockMs: () => number;
  /** Of the running Node, as `24.1.0`. */
  readonly nodeVersion: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  readonly run: RunCommand;
  readonly inScratch: InScratch;
  /** What another program hands over on stdin, to its end; null where none does, it does not end, or is far too long. */
  readonly input: () => Promise<Uint8Array | null>;
  /** Asks whoever sits at the terminal, and gives the answer, null when it was cancelled; null where nobody sits there. */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  /** Where a module lies that code in a folder would get by this name; null when it would get none. */
  readonly resolveModule: (name: string, folder: string) => string | null;
  /** How many processes can be at work at once. */
  readonly parallelism: number;
  /** The Node that runs this, as a program. */
  readonly nodeProgram: string;
  readonly processId: number;
  /** Resolves when this process is asked to end, by a signal that then does not end it; the next one does. */
  readonly askedToEnd: () => Promise<void>;
  /** Prepares nothing for long, until the function that it gives is called: for a piece of work that takes a moment. */
  readonly hurry: () => () => void;
}
