/** Hits by line, 1-based. */
export type LineHits = Readonly<Record<number, number>>;
/** `[line, block, arm, taken]`, as a BRDA record has it. */
export type Branch = readonly [line: number, block: number, arm: number, taken: number | '-'];

/** Writes an lcov report as vitest does: one section a file. */
export function lcov(
  files: Readonly<Record<string, LineHits>>,
  branches: Readonly<Record<string, readonly Branch[]>> = {},
): string {
  return Object.entries(files)
    .map(([source, hits]) => {
      const lines = Object.entries(hits).map(([line, count]) => `DA:${line},${count}\n`);
      const arms = (branches[source] ?? []).map((branch) => `BRDA:${branch.join(',')}\n`);
      return `TN:\nSF:${source}\n${lines.join('')}${arms.join('')}end_of_record\n`;
    })
    .join('');
}

/** `[line, last line, hits]` */
export type Statement = readonly [line: number, lastLine: number, hits: number];

/** Writes an istanbul report with statements over whole lines. */
export function istanbul(files: Readonly<Record<string, readonly Statement[]>>): string {
  const entries = Object.entries(files).map(([path, statements]) => [
    path,
    {
      path,
      statementMap: Object.fromEntries(
        statements.map(([line, last], index) => [
          index,
          { start: { line, column: 0 }, end: { line: last, column: null } },
        ]),
      ),
      s: Object.fromEntries(statements.map(([, , hits], index) => [index, hits])),
      fnMap: {},
      f: {},
      branchMap: {},
      b: {},
    },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}
