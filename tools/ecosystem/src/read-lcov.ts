import { addArm, recordsOf, type FileRecords, type Records } from './records.ts';

/** Reads lcov into `records`; the hits of a line that is there twice are added up. */
export function readLcov(report: string, records: Records, place: (source: string) => string): void {
  let file: FileRecords | null = null;
  let functions = new Map<string, number>();
  for (const record of report.split('\n').map((line) => line.trim())) {
    const colon = record.indexOf(':');
    const key = colon === -1 ? record : record.slice(0, colon);
    const value = record.slice(colon + 1);
    const parts = value.split(',');
    if (key === 'SF') {
      file = recordsOf(records, place(value));
      functions = new Map();
    } else if (file === null) {
      continue;
    } else if (key === 'DA') {
      const line = Number(parts[0]);
      file.lines.set(line, (file.lines.get(line) ?? 0) + Number(parts[1]));
    } else if (key === 'FN') {
      // The end of the function may stand between its first line and its name.
      functions.set(parts.slice(/^\d+$/.test(parts[1] ?? '') ? 2 : 1).join(','), Number(parts[0]));
    } else if (key === 'FNDA') {
      const line = functions.get(parts.slice(1).join(','));
      if (line !== undefined) addFunction(file, line, Number(parts[0]));
    } else if (key === 'BRDA') {
      addArm(file, Number(parts[0]), parts.at(-1) === '-' ? 0 : Number(parts.at(-1)));
    }
  }
}

/** The same report with nothing run: what is uncovered by it is what can run. */
export function zeroLcov(report: string): string {
  return report.replaceAll(/^(DA:\d+),\d+/gm, '$1,0').replaceAll(/^FNDA:\d+,/gm, 'FNDA:0,');
}

function addFunction({ spans }: FileRecords, line: number, hits: number): void {
  const at = { startLine: line, startColumn: 0, endLine: line, endColumn: 0 };
  spans.push({ kind: 'function', ...at, bodyLine: 0, hits });
}
