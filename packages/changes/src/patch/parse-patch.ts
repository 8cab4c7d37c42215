import type { LineRange } from '@tidemark/kernel';
import { toLineRanges } from '@tidemark/kernel';
import { isReindented, type TextLine } from './reindented.ts';

const NEWLINE = 0x0a;
const PLUS = 0x2b;
const MINUS = 0x2d;
const BACKSLASH = 0x5c;

/** Where the lines of a hunk stand: bytes `start` to `end` of the patch, of the new side from `lineNumber` (1-based). */
export interface HunkPlace {
  readonly start: number;
  readonly end: number;
  readonly lineNumber: number;
  /** The line of the new side behind it. */
  readonly nextLine: number;
}

/** The hunks of one file of a patch. Lines are of the new side, 1-based. */
export interface PatchSection {
  /** Lines of the header, in front of the first hunk. */
  readonly header: readonly string[];
  readonly added: readonly LineRange[];
  readonly reindented: readonly LineRange[];
  readonly hunks: readonly HunkPlace[];
}

export interface PatchError {
  readonly message: string;
  /** 1-based line of the patch. */
  readonly line: number;
}

/** A header longer than this is no header, and is not kept. */
const MOST_HEADER_LINES = 64;

/**
 * Reads a unified diff. The counts of a hunk header say how many lines follow, so a line that looks like a header
 * (`+++ i;`) is content. Hunks that end early, or a combined diff, are an error.
 * Format: git-diff(1), "GENERATING PATCH TEXT WITH -P".
 */
export function parsePatch(patch: Buffer): PatchSection[] | PatchError {
  const reader = new PatchReader(patch);
  const sections: PatchSection[] = [];
  while (!reader.done) {
    const section = reader.section();
    if (section === null) continue;
    if ('message' in section) return section;
    sections.push(section);
  }
  return sections;
}

class PatchReader {
  readonly #bytes: Buffer;
  #offset = 0;
  #lineNumber = 1;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  /** Reads up to the next file. Null: there was only text around the patch. */
  section(): PatchSection | PatchError | null {
    const header: string[] = [];
    const isGit = this.#looksAt('diff --git ');
    if (isGit) header.push(this.#line());
    while (!this.done && !this.#looksAt('@@') && !this.#looksAt('diff --git ')) {
      const isNextFile = this.#looksAt('--- ') && header.some((line) => line.startsWith('+++ '));
      if (isNextFile) break;
      const line = this.#line();
      if (header.length < MOST_HEADER_LINES) header.push(line);
    }
    if (this.#looksAt('@@@'))
      return this.#error('is a combined diff (of a merge), which has no one old side');
    const added: number[] = [];
    const reindented: number[] = [];
    const hunks: HunkPlace[] = [];
    let nextLine = 1;
    while (this.#looksAt('@@ ')) {
      const hunk = this.#hunk(added, reindented);
      if ('message' in hunk) return hunk;
      // Git takes hunks in any order; the lines of an earlier one would have other numbers than it says.
      if (hunk.lineNumber < nextLine) return this.#error('has hunks out of order');
      nextLine = hunk.nextLine;
      hunks.push(hunk);
    }
    if (this.#looksAt('@@')) return this.#error('has a malformed hunk header');
    const isFile = isGit || header.some((line) => line.startsWith('+++ '));
    if (!isFile && added.length > 0) return this.#error('has a hunk that belongs to no file');
    if (!isFile) return null;
    // In front of a patch that is not git's own, there may be any text, which says nothing of the file.
    const named = isGit ? header : header.slice(header.findLastIndex((line) => line.startsWith('--- ')));
    return { header: named, added: toLineRanges(added), reindented: toLineRanges(reindented), hunks };
  }

  #hunk(added: number[], reindented: number[]): HunkPlace | PatchError {
    const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(this.#line());
    if (header === null) return this.#error('has a malformed hunk header');
    let oldLeft = Number(header[2] ?? 1);
    let newLeft = Number(header[4] ?? 1);
    // A hunk without new lines names the line in front of it.
    let lineNumber = Number(header[3]) + (newLeft === 0 ? 1 : 0);
    const place = { start: this.#offset, lineNumber };
    const block = new ChangeBlock(this.#bytes, reindented);
    while (oldLeft > 0 || newLeft > 0) {
      if (this.done) return this.#error('ends in the middle of a hunk');
      const code = this.#bytes[this.#offset];
      const start = this.#offset + 1;
      const end = this.#skipLine();
      if (code === PLUS) {
        added.push(lineNumber);
        block.add({ start, end }, lineNumber);
        lineNumber += 1;
        newLeft -= 1;
      } else if (code === MINUS) {
        block.remove({ start, end });
        oldLeft -= 1;
      } else if (code !== BACKSLASH) {
        block.close();
        lineNumber += 1;
        oldLeft -= 1;
        newLeft -= 1;
      }
      if (oldLeft < 0 || newLeft < 0)
        return this.#error('has a hunk with other lines than its header counts');
    }
    block.close();
    // "\ No newline at end of file" tells of the line before it and is no line itself.
    while (this.#bytes[this.#offset] === BACKSLASH) this.#skipLine();
    return { ...place, end: this.#offset, nextLine: lineNumber };
  }

  #looksAt(word: string): boolean {
    return this.#bytes.subarray(this.#offset, this.#offset + word.length).equals(Buffer.from(word));
  }

  #line(): string {
    const start = this.#offset;
    return this.#bytes.toString('utf8', start, Math.min(this.#skipLine(), start + 8192));
  }

  /** Moves to the next line and gives where this one ends. */
  #skipLine(): number {
    const found = this.#bytes.indexOf(NEWLINE, this.#offset);
    const end = found === -1 ? this.#bytes.length : found;
    this.#offset = end + 1;
    this.#lineNumber += 1;
    return end;
  }

  #error(message: string): PatchError {
    return { message, line: this.#lineNumber };
  }
}

/** Removed lines and the added lines that take their place, until a line that stayed. */
class ChangeBlock {
  readonly #bytes: Buffer;
  readonly #reindented: number[];
  #removed: TextLine[] = [];
  #added: (TextLine & { readonly lineNumber: number })[] = [];

  constructor(bytes: Buffer, reindented: number[]) {
    this.#bytes = bytes;
    this.#reindented = reindented;
  }

  add(line: TextLine, lineNumber: number): void {
    this.#added.push({ ...line, lineNumber });
  }

  remove(line: TextLine): void {
    this.#removed.push(line);
  }

  /** Pairs line with line; where the counts differ there is no telling which line became which. */
  close(): void {
    if (this.#removed.length === this.#added.length) {
      this.#added.forEach((line, index) => {
        const before = this.#removed[index];
        if (before !== undefined && isReindented(this.#bytes, before, line))
          this.#reindented.push(line.lineNumber);
      });
    }
    this.#removed = [];
    this.#added = [];
  }
}
