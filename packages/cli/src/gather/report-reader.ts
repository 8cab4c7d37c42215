import { failed, type Result } from '@tidemark/kernel';
import type { FilePart, Files } from '../world/world.ts';
import type { ReportFile } from './find-reports.ts';

/** How much is read around a part: what is needed next mostly lies close by. */
const WINDOW = 1 << 18;
/** Node reads no more at once; a larger report cannot be read. */
const MOST_BYTES = 2 ** 31 - 1;

/**
 * Reads reports through one buffer, and parts of them once more when they are needed again: what it gives is lent
 * until the next call. Throws ReportChanged when a report is no longer what it was.
 */
export class ReportReader {
  readonly #files: Files;
  readonly #states = new Map<string, FilePart>();
  readonly #pipes = new Map<string, Uint8Array>();
  #buffer = Buffer.allocUnsafeSlow(WINDOW);
  #held: { readonly file: string; readonly start: number; readonly end: number } | null = null;

  constructor(files: Files) {
    this.#files = files;
  }

  /** A whole report; null when it cannot be read. Only what a user named may be a pipe, for that may keep one waiting. */
  whole({ file, isNamed }: ReportFile): Uint8Array | null {
    this.#held = null;
    let part = this.#files.readInto(this.#buffer, file, 0);
    // A file that fills the buffer may go on behind it, and not every one says how far.
    while (part !== null && part.length === this.#buffer.length) {
      if (part.length === MOST_BYTES || part.size >= MOST_BYTES) return null;
      this.#reserve(Math.min(Math.max(part.size + 1, 2 * part.length), MOST_BYTES));
      part = this.#files.readInto(this.#buffer, file, 0);
    }
    if (part === null) return isNamed ? this.#pipe(file) : null;
    this.#states.set(file, part);
    this.#held = { file, start: 0, end: part.length };
    return this.#buffer.subarray(0, part.length);
  }

  /** The bytes of a report that was read whole, between two 0-based offsets. */
  part(report: ReportFile, start: number, end: number): Uint8Array {
    const pipe = this.#pipes.get(report.file);
    if (pipe !== undefined) return pipe.subarray(start, end);
    const held = this.#held;
    const isHeld = held !== null && held.file === report.file && held.start <= start && end <= held.end;
    const from = isHeld ? held.start : this.#hold(report, start, end);
    return this.#buffer.subarray(start - from, end - from);
  }

  /** What is no regular file gives its bytes only once. */
  #pipe(file: string): Uint8Array | null {
    const bytes = this.#pipes.get(file) ?? this.#files.readStream(file);
    if (bytes !== null) this.#pipes.set(file, bytes);
    return bytes;
  }

  #hold(report: ReportFile, start: number, end: number): number {
    const length = Math.max(end - start, WINDOW);
    this.#held = null;
    this.#reserve(length);
    const before = this.#states.get(report.file);
    const part = this.#files.readInto(this.#buffer.subarray(0, length), report.file, start);
    const isSame = part?.size === before?.size && part?.changedMs === before?.changedMs;
    if (part === null || !isSame || start + part.length < end) throw new ReportChanged(report);
    this.#held = { file: report.file, start, end: start + part.length };
    return start;
  }

  #reserve(length: number): void {
    if (this.#buffer.length < length) this.#buffer = Buffer.allocUnsafeSlow(length);
  }
}

/** Does the work; a report that changes meanwhile is `bad-evidence`. */
export async function unlessReportsChange<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReportChanged)) throw error;
    return failed({
      code: 'bad-evidence',
      message: error.message,
      hint: 'Wait until the tests have ended, then add up again',
      file: error.shown,
    });
  }
}

class ReportChanged extends Error {
  override readonly name = 'ReportChanged';
  readonly shown: string;

  constructor({ shown }: ReportFile) {
    super(`${shown} changed while it was read`);
    this.shown = shown;
  }
}
