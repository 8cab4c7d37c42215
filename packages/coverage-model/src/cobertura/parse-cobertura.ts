import { createRequire } from 'node:module';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type * as Saxes from 'saxes';
import type { SaxesParser, SaxesTagPlain } from 'saxes';
import { countOf, lineNumberOf } from '../count.ts';
import { branchColumns, ColumnPool, lineColumns, NO_STATEMENTS, type Arm } from '../columns.ts';
import {
  COUNTED_BLOCK,
  type FunctionHits,
  type ParsedReport,
  type ReportedFile,
  type Wants,
} from '../coverage.ts';

const load = createRequire(import.meta.url);

const MOST_PROBLEMS = 20;
/** Bounds that no report reaches; without them a few kilobytes could ask for gigabytes. */
const MOST_DEPTH = 100;
const MOST_ARMS = 2_000_000;
/** The parser keeps the text between two tags as one string, and no string is longer. */
const MOST_BYTES = 500_000_000;
const CHUNK = 1 << 16;

/**
 * Reads Cobertura XML: lines with hits, and branch arms from `condition-coverage="50% (1/2)"`. File names are given
 * below the first `<source>` when it is absolute. Entities are not expanded. Format: coverage-04.dtd.
 */
export function parseCobertura(bytes: Uint8Array, wants: Wants): Result<ParsedReport> {
  const reading = new CoberturaReading(wants);
  // Most workspaces have no such report, and every start counts.
  const { SaxesParser: Parser } = load('saxes') as typeof Saxes;
  const parser = new Parser();
  // What follows the first error of the syntax is noise.
  parser.on('error', (error) => {
    if (reading.problems.length === 0) reading.refuse(`is no well-formed XML: ${error.message}`);
  });
  parser.on('opentag', (tag) => reading.open(tag));
  parser.on('text', (text) => reading.text(text));
  parser.on('closetag', (tag) => reading.close(tag.name));
  feed(parser, bytes, reading);
  if (reading.problems.length === 0) {
    if (!reading.isCoverage) reading.refuse('is not a Cobertura report');
    else if (reading.nFiles === 0) reading.refuse('holds no file');
  }
  if (reading.problems.length > 0) return failed(...reading.problems.slice(0, MOST_PROBLEMS));
  return ok({ format: 'cobertura', files: reading.files, unread: [] });
}

/** A chunk at a time, so that nothing is read behind the first error. */
function feed(parser: SaxesParser, bytes: Uint8Array, reading: CoberturaReading): void {
  if (bytes.length > MOST_BYTES) return reading.refuse('is larger than half a gigabyte');
  const decoder = new TextDecoder();
  for (let offset = 0; offset < bytes.length && reading.problems.length === 0; offset += CHUNK)
    parser.write(decoder.decode(bytes.subarray(offset, offset + CHUNK), { stream: true }));
  if (reading.problems.length === 0) parser.write(decoder.decode()).close();
}

class CoberturaReading {
  readonly files: ReportedFile[] = [];
  readonly problems: Problem[] = [];
  isCoverage = false;
  nFiles = 0;
  readonly #wants: Wants;
  readonly #pool = new ColumnPool();
  readonly #path: string[] = [];
  #nArms = 0;
  #sourceRoot = '';
  #current: { source: string; lines: [number, number][]; arms: Arm[]; functions: FunctionHits[] } | null =
    null;
  #method: { name: string; seen: boolean } | null = null;

  constructor(wants: Wants) {
    this.#wants = wants;
  }

  refuse(what: string): void {
    const hint =
      'Run the tests with coverage again; if it stays so, the tool that wrote the report is at fault';
    if (this.problems.length < MOST_PROBLEMS)
      this.problems.push({ code: 'bad-evidence', message: `the Cobertura report ${what}`, hint });
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (this.#path.length === 0) this.isCoverage = name === 'coverage';
    this.#path.push(name);
    if (this.#path.length > MOST_DEPTH) return this.refuse('is nested too deep');
    if (name === 'class') this.#openClass(attributes['filename']);
    else if (name === 'method') this.#method = { name: attributes['name'] ?? '', seen: false };
    else if (name === 'line') this.#line(attributes);
  }

  text(text: string): void {
    if (this.#path.at(-1) === 'source' && this.#sourceRoot === '') this.#sourceRoot = text.trim();
  }

  close(name: string): void {
    this.#path.pop();
    if (name === 'method') this.#method = null;
    if (name !== 'class' || this.#current === null) return;
    const { source, lines, arms, functions } = this.#current;
    this.#current = null;
    this.files.push({
      source,
      measured: {
        granularity: 'line',
        lines: lineColumns(
          this.#pool,
          Uint32Array.from(lines, ([line]) => line),
          Float64Array.from(lines, ([, hits]) => hits),
        ),
        statements: NO_STATEMENTS,
        functions,
        branches: branchColumns(this.#pool, arms),
        istanbul: null,
      },
    });
  }

  #openClass(filename: string | undefined): void {
    if (filename === undefined || filename === '') return this.refuse('has a class without a filename');
    this.nFiles += 1;
    const isAbsolute = /^(?:[/\\]|[a-zA-Z]:)/.test(filename);
    const hasRoot = /^(?:[/\\]|[a-zA-Z]:)/.test(this.#sourceRoot);
    const source =
      isAbsolute || !hasRoot ? filename : `${this.#sourceRoot.replace(/[/\\]+$/, '')}/${filename}`;
    const isWanted = this.#wants === null || this.#wants(source);
    this.#current = isWanted ? { source, lines: [], arms: [], functions: [] } : null;
  }

  #line(attributes: Record<string, string>): void {
    if (this.#current === null) return;
    const line = lineNumberOf(attributes['number'] ?? '');
    const hits = countOf(attributes['hits'] ?? '');
    if (line < 0 || hits < 0) {
      return this.refuse(`has a line without number or hits in ${this.#current.source}`);
    }
    if (this.#method !== null) {
      // A method lists its lines a second time; its first one tells where it is and how often it ran.
      const { name, seen } = this.#method;
      if (!seen) this.#current.functions.push({ name, line, declaration: null, whole: null, hits });
      this.#method = { name, seen: true };
      return;
    }
    this.#current.lines.push([line, hits]);
    this.#condition(line, attributes['condition-coverage']);
  }

  #condition(line: number, text: string | undefined): void {
    const [, taken, total] = /\((\d{1,9})\/(\d{1,9})\)/.exec(text ?? '') ?? [];
    const nTaken = Number(taken ?? 0);
    const nArms = Number(total ?? 0);
    this.#nArms += nArms;
    if (nTaken > nArms) return this.refuse(`has a condition of which more is taken than there is: ${text}`);
    if (this.#nArms > MOST_ARMS) return this.refuse('has more branches than can be');
    for (let arm = 0; arm < nArms; arm += 1) {
      const hits = arm < nTaken ? 1 : 0;
      this.#current?.arms.push({ line, block: COUNTED_BLOCK, arm, armLine: line, hits });
    }
  }
}
