import { at } from '../columns.ts';
import type { FileCoverage, LineColumns } from '../coverage.ts';
import { armRows } from '../rows.ts';
import { BlockWriter } from './block-writer.ts';

const NEWLINE = 0x0a;
const COMMA = 0x2c;
const [D, A, COLON] = [0x44, 0x41, 0x3a];

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
  writer.text(`TN:\nSF:${oneLine(file.path)}\n`);
  for (const { line, name } of file.functions) writer.text(`FN:${line},${oneLine(name)}\n`);
  for (const { name, hits } of file.functions) writer.text(`FNDA:${hits},${oneLine(name)}\n`);
  const nCalled = file.functions.filter((entry) => entry.hits > 0).length;
  writer.text(`FNF:${file.functions.length}\nFNH:${nCalled}\n`);
  const nRun = writeLines(writer, file.lines);
  writer.text(`LF:${file.lines.line.length}\nLH:${nRun}\n`);
  const arms = armRows(file.branches);
  for (const { line, block, arm, hits } of arms) writer.text(`BRDA:${line},${block},${arm},${hits}\n`);
  writer.text(`BRF:${arms.length}\nBRH:${arms.filter((arm) => arm.hits > 0).length}\nend_of_record\n`);
}

/** Most of a report is these, so they are written byte by byte. Gives how many lines ran. */
function writeLines(writer: BlockWriter, { line, hits }: LineColumns): number {
  let nRun = 0;
  for (let index = 0; index < line.length; index += 1) {
    const count = at(hits, index);
    if (count > 0) nRun += 1;
    writer.byte(D);
    writer.byte(A);
    writer.byte(COLON);
    writer.number(at(line, index));
    writer.byte(COMMA);
    writer.number(count);
    writer.byte(NEWLINE);
  }
  return nRun;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]/g, ' ');
}
