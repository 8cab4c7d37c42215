import { at } from '../columns.ts';
import type { BranchColumns, FileCoverage, LineColumns } from '../coverage.ts';
import { tallyOf } from '../tally-of.ts';
import { BlockWriter } from './block-writer.ts';
import { LineText } from './line-text.ts';

const NEWLINE = 0x0a;
const COMMA = 0x2c;

/**
 * Writes lcov in blocks of bytes, files in the order given. A path or name is one line here, so a line break in it
 * becomes a space. Format: geninfo(1), "TRACEFILE FORMAT".
 */
export function* formatLcov(files: Iterable<FileCoverage>): Generator<Uint8Array> {
  const writer = new BlockWriter();
  for (const file of files) {
    writeSection(writer, file);
    yield* writer.takeFull();
  }
  yield writer.rest();
}

function writeSection(writer: BlockWriter, file: FileCoverage): void {
  const { lines, functions, branches } = tallyOf(file);
  writer.text(`TN:\nSF:${oneLine(file.path)}\n`);
  for (const { line, name } of file.functions) writer.text(`FN:${line},${oneLine(name)}\n`);
  for (const { name, hits } of file.functions) writer.text(`FNDA:${hits},${oneLine(name)}\n`);
  writer.text(`FNF:${functions.total}\nFNH:${functions.covered}\n`);
  writeLines(writer, file.lines);
  writer.text(`LF:${lines.total}\nLH:${lines.covered}\n`);
  writeArms(writer, file.branches);
  writer.text(`BRF:${branches.total}\nBRH:${branches.covered}\nend_of_record\n`);
}

/** Most of a report is these, so what still is text stays it, and the others are written byte by byte. */
function writeLines(writer: BlockWriter, lines: LineColumns): void {
  if (lines instanceof LineText) return writer.bytes(lines.text);
  const { line, hits } = lines;
  for (let index = 0; index < line.length; index += 1) {
    writer.text('DA:');
    writer.number(at(line, index));
    writer.byte(COMMA);
    writer.number(at(hits, index));
    writer.byte(NEWLINE);
  }
}

function writeArms(writer: BlockWriter, { line, block, arm, hits }: BranchColumns): void {
  for (let index = 0; index < line.length; index += 1) {
    writer.text('BRDA:');
    writer.number(at(line, index));
    writer.byte(COMMA);
    writer.number(at(block, index));
    writer.byte(COMMA);
    writer.number(at(arm, index));
    writer.byte(COMMA);
    writer.number(at(hits, index));
    writer.byte(NEWLINE);
  }
}

function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replaceAll(/[\r\n]/g, ' ') : text;
}
