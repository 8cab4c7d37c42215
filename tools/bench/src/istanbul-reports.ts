import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Size } from './make-workspace.ts';

/** Writes an istanbul JSON per package of a made workspace into one folder, where nyc looks for them: a statement per line. */
export function writeIstanbulReports(
  workspace: string,
  folder: string,
  { packages, files, lines }: Size,
): void {
  const numbers = Array.from({ length: lines }, (_, index) => index);
  const measured = {
    statementMap: Object.fromEntries(numbers.map((index) => [index, statementOn(index + 1)])),
    s: Object.fromEntries(numbers.map((index) => [index, (index * 7919) % 1000])),
    fnMap: {},
    f: {},
    branchMap: {},
    b: {},
  };
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number < packages; number += 1) {
    const sources = Array.from({ length: files }, (_, file) =>
      path.join(workspace, `packages/p${number}/src/f${file}.ts`),
    );
    const report = Object.fromEntries(sources.map((file) => [file, { path: file, ...measured }]));
    writeFileSync(path.join(folder, `p${number}.json`), JSON.stringify(report));
  }
}

function statementOn(line: number) {
  return { start: { line, column: 0 }, end: { line, column: `pick(${line});`.length } };
}
