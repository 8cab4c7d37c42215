import type { RunCommand } from '@tidemark/kernel';

/** A stream that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What a path leads to without following a link; null when nothing is there. */
export type PathKind = 'file' | 'folder' | 'link' | 'other' | null;

/** The files of this machine, by absolute path. Reading what is not there, or may not be read, gives null. */
export interface Files {
  read(path: string): Uint8Array | null;
  kindOf(path: string): PathKind;
  /** Writes through a temporary file and a rename, so a reader sees the old file or the new one. Makes the folders. */
  write(path: string, chunks: Iterable<string | Uint8Array>): void;
  /** Absolute paths of the files that a glob matches, in code-unit order. */
  glob(pattern: string, cwd: string): string[];
}

/** All that a command touches outside itself. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `YYYY-MM-DD`, for what expires. */
  readonly today: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  readonly run: RunCommand;
}
