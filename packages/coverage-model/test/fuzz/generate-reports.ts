import fc from 'fast-check';

/** What a report says of one file, in no format yet. */
export interface Orchard {
  readonly source: string;
  readonly lines: readonly (readonly [line: number, hits: number])[];
  readonly arms: readonly (readonly [line: number, block: number, arm: number, hits: number])[];
  readonly functions: readonly (readonly [line: number, name: string, hits: number])[];
}

const line = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 0xffff_fffe }));
const hits = fc.oneof(fc.constant(0), fc.nat(9), fc.integer({ min: 2 ** 31, max: 2 ** 34 }));
const name = fc.oneof(
  fc.constantFrom('pick', 'Apple.weigh', '(anonymous_0)', '__proto__', 'naïve 🍏', 'a,b', 'line\u2028break'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isLcovName),
);
const fileName = fc.oneof(
  fc.constantFrom('apple.ts', 'pear plum.ts', 'é.ts', 'C:\\apple.ts', '../apple.ts', '__proto__', 'a:b,c.ts'),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\r\n]/.test(text) && text === text.toWellFormed()),
);

const orchard: fc.Arbitrary<Omit<Orchard, 'source'>> = fc.record({
  lines: fc.uniqueArray(fc.tuple(line, hits), { selector: ([number]) => number, maxLength: 8 }),
  arms: fc.uniqueArray(fc.tuple(line, fc.nat(3), fc.nat(3), hits), {
    selector: ([number, block, arm]) => `${number} ${block} ${arm}`,
    maxLength: 5,
  }),
  functions: fc.uniqueArray(fc.tuple(line, name, hits), { selector: ([, text]) => text, maxLength: 4 }),
});

/** Files of one report, each named once. */
export const orchards: fc.Arbitrary<Orchard[]> = fc
  .uniqueArray(fc.tuple(fileName, orchard), { selector: ([source]) => source, minLength: 1, maxLength: 5 })
  .map((entries) => entries.map(([source, rest]) => ({ source: `src/${source}`, ...rest })));

export function lcovOf(files: readonly Orchard[]): string {
  return files.map((file) => `TN:\n${sectionOf(file)}`).join('');
}

function sectionOf({ source, lines, arms, functions }: Orchard): string {
  const rows = [
    ...functions.map(([at, text]) => `FN:${at},${text}`),
    ...functions.map(([, text, count]) => `FNDA:${count},${text}`),
    ...lines.map((pair) => `DA:${pair.join(',')}`),
    `LF:${lines.length}`,
    ...arms.map((arm) => `BRDA:${arm.join(',')}`),
  ];
  return `SF:${source}\n${rows.join('\n')}\nend_of_record\n`;
}

export function istanbulOf(files: readonly Orchard[]): string {
  const entries = files.map((file) => `${JSON.stringify(file.source)}: ${JSON.stringify(entryOf(file))}`);
  return `{${entries.join(',\n')}}\n`;
}

/** An arm becomes a branch of its own, a line a statement that is open at its end. */
function entryOf({ source, lines, arms, functions }: Orchard) {
  const at = (number: number) => ({
    start: { line: number, column: 0 },
    end: { line: number, column: null },
  });
  const numbered = <Row, Value>(rows: readonly Row[], value: (row: Row) => Value) =>
    Object.fromEntries(rows.map((row, index) => [index, value(row)]));
  return {
    path: source,
    statementMap: numbered(lines, ([number]) => at(number)),
    s: numbered(lines, ([, count]) => count),
    fnMap: numbered(functions, ([number, text]) => ({
      name: text,
      line: number,
      decl: at(number),
      loc: at(number),
    })),
    f: numbered(functions, ([, , count]) => count),
    branchMap: numbered(arms, ([number]) => ({
      type: 'if',
      line: number,
      loc: at(number),
      locations: [at(number), {}],
    })),
    b: numbered(arms, ([, , , count]) => [count, 0]),
  };
}

export function coberturaOf(files: readonly Orchard[]): string {
  const classes = files.map(({ source, lines, functions }) => {
    const rows = lines.map(
      ([number, count]) =>
        `<line number="${number}" hits="${count}" branch="true" condition-coverage="50% (1/2)"/>`,
    );
    const methods = functions.map(
      ([number, text, count]) =>
        `<method name="${xml(text)}"><lines><line number="${number}" hits="${count}"/></lines></method>`,
    );
    return `<class name="x" filename="${xml(source)}"><methods>${methods.join('')}</methods><lines>${rows.join('\n')}</lines></class>`;
  });
  return `<?xml version="1.0"?>\n<coverage><sources><source>.</source></sources><packages><package><classes>\n${classes.join('\n')}\n</classes></package></packages></coverage>\n`;
}

function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/gu, ' ')
      .replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/** A name that lcov can say: on one line, and not to be taken for the last line that lcov 2 puts before it. */
function isLcovName(text: string): boolean {
  return !/[\r\n]/.test(text) && !/^\d+,/.test(text) && text === text.toWellFormed();
}
