/** A range as `line:column-line:column`, and how often it ran. */
type Ran = readonly [range: string, hits: number];

/** What an istanbul report says of one file. A branch is its type, its range, and its arms. */
export interface Entry {
  readonly statements?: readonly Ran[];
  readonly functions?: readonly Ran[];
  readonly branches?: readonly (readonly [type: string, range: string, ...arms: Ran[]])[];
}

/** Writes an istanbul report with exact ranges. */
export function istanbulReport(files: Readonly<Record<string, Entry>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(files).map(([path, entry]) => [path, entryOf(path, entry)])),
  );
}

function entryOf(path: string, { statements = [], functions = [], branches = [] }: Entry) {
  return {
    path,
    statementMap: { ...statements.map(([range]) => rangeOf(range)) },
    s: { ...statements.map(([, hits]) => hits) },
    fnMap: {
      ...functions.map(([range], index) => {
        const loc = rangeOf(range);
        return {
          name: `pick${index}`,
          line: loc.start.line,
          decl: { start: loc.start, end: loc.start },
          loc,
        };
      }),
    },
    f: { ...functions.map(([, hits]) => hits) },
    branchMap: {
      ...branches.map(([type, range, ...arms]) => {
        const loc = rangeOf(range);
        return { type, line: loc.start.line, loc, locations: arms.map(([arm]) => rangeOf(arm)) };
      }),
    },
    b: { ...branches.map(([, , ...arms]) => arms.map(([, hits]) => hits)) },
  };
}

function rangeOf(text: string) {
  const [start = '', end = ''] = text.split('-');
  return { start: placeOf(start), end: placeOf(end) };
}

function placeOf(text: string) {
  const [line, column] = text.split(':').map(Number);
  return { line, column };
}
