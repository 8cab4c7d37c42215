import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { ParsedReport, ReportedFile, Wants } from '../coverage.ts';
import { countOf, lineNumberOf } from '../count.ts';
import { ByteReader } from './byte-reader.ts';
import { LcovRecord } from './lcov-record.ts';
import { lineRunAt } from './line-run.ts';
import type { Runs } from './section-lines.ts';

const COMMA = 0x2c;
const MINUS = 0x2d;
const MOST_PROBLEMS = 20;
/** Numbers of blocks and arms from here on stand for names. */
const FIRST_NAME = 0x8000_0000;
const KNOWN = ['TN:', 'LF:', 'LH:', 'BRF:', 'BRH:', 'FNF:', 'FNH:', 'VER:', 'MCDC:', 'MCF:', 'MCH:', '#'];

/**
 * Reads lcov, 1.x and 2.x. Lines are 1-based, hits are counts. Sections that are not wanted are skipped unread.
 * Unknown record types are named in `unread`; a malformed record, a truncated section or a report without any file
 * is `bad-evidence` with its line. `keep` gives what is kept of a run of lines. Format: geninfo(1), "TRACEFILE FORMAT".
 */
export function parseLcov(bytes: Uint8Array, wants: Wants, keep: Runs['keep']): Result<ParsedReport> {
  const scan = new LcovScan(bytes, wants, keep);
  scan.run();
  if (scan.nSections === 0 && scan.problems.length === 0) scan.refuse('holds no file');
  if (scan.problems.length > 0) return failed(...scan.problems);
  return ok({ format: 'lcov', files: scan.files, unread: [...scan.unread] });
}

class LcovScan {
  readonly files: ReportedFile[] = [];
  readonly problems: Problem[] = [];
  readonly unread = new Set<string>();
  nSections = 0;
  readonly #reader: ByteReader;
  readonly #wants: Wants;
  readonly #record: LcovRecord;
  readonly #functionLines = new Map<string, number>();
  #source: string | null = null;
  /** In a section that nobody wants, of which the end has not been seen. */
  #isSkipping = false;

  constructor(bytes: Uint8Array, wants: Wants, keep: Runs['keep']) {
    this.#reader = new ByteReader(bytes);
    this.#wants = wants;
    this.#record = new LcovRecord({ bytes: this.#reader.bytes, keep });
  }

  run(): void {
    const reader = this.#reader;
    while (!reader.done && this.problems.length < MOST_PROBLEMS) {
      if (this.#source === null && !reader.startsWith('SF:')) this.#outside();
      else this.#inside();
    }
    if (this.#source !== null) this.refuse(`ends in the middle of ${this.#source}: it is truncated`);
    else if (this.#isSkipping) this.refuse('ends in the middle of a file: it is truncated');
  }

  refuse(what: string): void {
    this.problems.push({
      code: 'bad-evidence',
      message: `the lcov report ${what}`,
      hint: 'Run the tests with coverage again; if it stays so, the tool that wrote the report is at fault',
      // Sections that were skipped were not counted, so with a filter the line is not known.
      ...(this.#wants === null ? { line: this.#reader.lineNumber } : {}),
    });
  }

  /** Between sections only comments and test names are at home; data there belongs to no file. */
  #outside(): void {
    const reader = this.#reader;
    if (this.#wants !== null && this.nSections > 0) {
      const next = reader.findLine('SF:');
      if (next === -1 && reader.bytes.includes('end_of_record', reader.offset)) this.#isSkipping = false;
      reader.offset = next === -1 ? reader.bytes.length : next;
      return;
    }
    if (!reader.atLineEnd && !KNOWN.some((word) => reader.startsWith(word))) {
      const isData = ['DA:', 'BRDA:', 'FN', 'end_of_record'].some((word) => reader.startsWith(word));
      if (isData) this.refuse(`has '${reader.rest().slice(0, 40)}' outside of any file`);
      else this.#noteUnread();
    }
    reader.nextLine();
  }

  #inside(): void {
    const reader = this.#reader;
    if (reader.startsWith('DA:')) return this.#lines();
    if (reader.startsWith('BRDA:')) this.#branch();
    else if (reader.startsWith('SF:')) return this.#section();
    else if (reader.startsWith('end_of_record')) this.#endSection();
    else if (reader.startsWith('FN:')) this.#function();
    else if (reader.startsWith('FNDA:')) this.#calls();
    else if (reader.startsWith('FNL:')) this.#leader();
    else if (reader.startsWith('FNA:')) this.#alias();
    else if (!reader.atLineEnd && !KNOWN.some((word) => reader.startsWith(word))) this.#noteUnread();
    reader.nextLine();
  }

  #section(): void {
    const reader = this.#reader;
    if (this.#source !== null) this.refuse(`begins a file before the end of ${this.#source}`);
    reader.offset += 3;
    const source = reader.rest();
    if (source === '') this.refuse('names a file without a name');
    this.nSections += 1;
    reader.nextLine();
    this.#isSkipping = this.#wants !== null && !this.#wants(source);
    this.#source = this.#isSkipping ? null : source;
  }

  #endSection(): void {
    if (this.#source === null) return;
    this.files.push({ source: this.#source, measured: this.#record.finish() });
    this.#functionLines.clear();
    this.#source = null;
  }

  /** Most of a report is runs of lines, so they are taken at once. */
  #lines(): void {
    const reader = this.#reader;
    const run = lineRunAt(reader.bytes, reader.offset);
    if (run === null) return this.#line();
    this.#record.addRun(run);
    reader.offset = run.end;
    reader.lineNumber += run.total;
  }

  #line(): void {
    const reader = this.#reader;
    reader.offset += 3;
    const line = reader.digits();
    const hits = line > 0 && reader.take(COMMA) ? this.#count() : -1;
    // A checksum may follow the count.
    if (hits < 0 || !(reader.atLineEnd || reader.take(COMMA)))
      this.refuse("has a 'DA' record that is no line and count");
    else this.#record.addLine(line, hits);
    reader.nextLine();
  }

  /** `BRDA:<line>,<block>,<arm>,<taken>`: the arm may hold commas, the block an `e` for exceptions, taken may be `-`. */
  #branch(): void {
    const reader = this.#reader;
    reader.offset += 5;
    const start = reader.offset;
    const line = reader.digits();
    const block = reader.take(COMMA) ? reader.digits() : -1;
    const arm = block >= 0 && reader.take(COMMA) ? reader.digits() : -1;
    const hits = arm >= 0 && reader.take(COMMA) ? this.#taken() : -1;
    if (line > 0 && block < FIRST_NAME && arm < FIRST_NAME && hits >= 0 && reader.atLineEnd)
      return this.#record.addArm(line, block, arm, hits);
    reader.offset = start;
    this.#textualBranch(reader.rest());
  }

  #textualBranch(text: string): void {
    const [, line = '', block = '', arm = '', taken = ''] = /^(\d+),([^,]*),(.*),([^,]*)$/s.exec(text) ?? [];
    // Of an arm that is not spelt out V8's providers may report less than none.
    const hits = /^-\d{0,10}$/.test(taken) ? 0 : countOf(taken);
    const lineNumber = lineNumberOf(line);
    if (lineNumber < 0 || hits < 0) return this.refuse("has a 'BRDA' record that is no branch");
    this.#record.addArm(lineNumber, this.#idOf(block), this.#idOf(arm), hits);
  }

  #idOf(text: string): number {
    return /^\d{1,9}$/.test(text) ? Number(text) : this.#record.nameId(text);
  }

  /** `FN:<line>,<name>`, since 2.0 also `FN:<line>,<last line>,<name>`. */
  #function(): void {
    this.#reader.offset += 3;
    const [, line = '', name = ''] = /^(\d+),(?:\d+,(?=.))?(.*)$/s.exec(this.#reader.rest()) ?? [];
    const lineNumber = lineNumberOf(line);
    if (lineNumber < 0) this.refuse("has an 'FN' record that is no function");
    else this.#record.addFunction(name, lineNumber);
  }

  #calls(): void {
    this.#reader.offset += 5;
    const [, count = '', name = ''] = /^([^,]+),(.*)$/s.exec(this.#reader.rest()) ?? [];
    const hits = countOf(count);
    if (hits < 0) this.refuse("has an 'FNDA' record that is no count and name");
    else this.#record.addCalls(name, hits);
  }

  /** lcov 2.2 and newer: `FNL:<index>,<line>[,<last line>]` says where, `FNA:<index>,<count>,<name>` how often. */
  #leader(): void {
    this.#reader.offset += 4;
    const [, index = '', line = ''] = /^(\d+),(\d+)(?:,\d+)?$/.exec(this.#reader.rest()) ?? [];
    const lineNumber = lineNumberOf(line);
    if (lineNumber < 0) this.refuse("has an 'FNL' record that is no function");
    else this.#functionLines.set(index, lineNumber);
  }

  #alias(): void {
    this.#reader.offset += 4;
    const [, index = '', count = '', name = ''] = /^(\d+),([^,]+),(.*)$/s.exec(this.#reader.rest()) ?? [];
    const line = this.#functionLines.get(index);
    const hits = countOf(count);
    if (line === undefined || hits < 0) return this.refuse("has an 'FNA' record that is no count and name");
    this.#record.addFunction(name, line);
    this.#record.addCalls(name, hits);
  }

  #taken(): number {
    return this.#reader.take(MINUS) ? (this.#reader.atLineEnd ? 0 : -1) : this.#count();
  }

  /** Digits, or a number as C prints a large one (`1.2e+19`); -1 for anything else. */
  #count(): number {
    const reader = this.#reader;
    const start = reader.offset;
    const digits = reader.digits();
    if (digits >= 0 && (reader.atLineEnd || reader.bytes[reader.offset] === COMMA)) return digits;
    reader.offset = start;
    const [text = ''] = reader.rest().split(',', 1);
    reader.offset += Buffer.byteLength(text);
    return countOf(text);
  }

  #noteUnread(): void {
    const [word = ''] = this.#reader.rest().slice(0, 20).split(':', 1);
    if (this.unread.size < MOST_PROBLEMS) this.unread.add(`${word} records are not read`);
  }
}
