import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LineRange } from '@tidemark/kernel';
import { fuzzBudget, mutated } from '@tidemark/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource, type SourceFacts } from '../../src/index.ts';

const OWN = ['read-source.ts', 'walk-source.ts', 'code-lines.ts', 'line-index.ts'].map((name) =>
  readFileSync(path.join(import.meta.dirname, '../../src', name), 'utf8'),
);
const ORCHARD = [
  'export class Apple<T> extends Fruit {\n  #weight = 1;\n  @ripe() weigh = async (x: T) => `${\n    x\n  }`;\n  static { pick(); }\n}\n',
  "'use strict';\nimport type { Pear } from './pear.ts';\nexport * from './plum.ts';\nfor await (const p of pick()) if (p) /* v8 ignore next */ continue; else break;\n",
  'export const Tree = () => (\n  <ul a="(">\n    it’s {pick({ a: 1 }) as const}\n    </ul>\n);\nenum Kind { Red = 1 }\ndeclare module "x" {}\n',
  'switch (a) {\r\n  case 1:\r\n    throw new Error(/[/"]/.source);\r\n  default:\r\n    label: while (1) { break label }\r\n}\u2028pick()\n',
];
const source = fc.tuple(
  fc.constantFrom(...OWN, ...ORCHARD),
  fc.constantFrom('ts', 'tsx', 'js', 'mjs', 'cjs', 'mts'),
);

test('whatever becomes of a source, its facts are lines of it, or there are none', async () => {
  await fc.assert(
    fc.asyncProperty(mutated(source.map(([text]) => text)), source, async (bytes, [, extension]) => {
      const text = bytes.toString('utf8');
      const facts = await readSource(text, `src/apple.${extension}`);
      if (facts !== null) checkFacts(facts, text);
    }),
    fuzzBudget(),
  );
});

test('facts do not depend on the line endings', async () => {
  await fc.assert(
    fc.asyncProperty(source, async ([text, extension]) => {
      const unix = text.replaceAll('\r\n', '\n');
      const [left, right] = await Promise.all(
        [unix, unix.replaceAll('\n', '\r\n')].map((variant) => readSource(variant, `src/apple.${extension}`)),
      );
      expect(left?.codeLines).toEqual(right?.codeLines);
      expect(left?.literalLines).toEqual(right?.literalLines);
      expect(left?.regions.map(({ startLine, endLine }) => [startLine, endLine])).toEqual(
        right?.regions.map(({ startLine, endLine }) => [startLine, endLine]),
      );
    }),
    fuzzBudget(),
  );
});

function checkFacts({ lineCount, codeLines, literalLines, regions, names }: SourceFacts, text: string): void {
  expect(lineCount).toBe(text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0));
  for (const ranges of [codeLines, literalLines]) {
    const numbers = ranges.flat();
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
  }
  const spans: LineRange[] = [
    ...codeLines,
    ...regions.map(({ startLine, endLine }): LineRange => [startLine, endLine]),
    ...names.map(({ firstLine, lastLine }): LineRange => [firstLine, lastLine]),
  ];
  for (const [first, last] of spans) {
    expect(first).toBeGreaterThanOrEqual(1);
    expect(last).toBeGreaterThanOrEqual(first);
    expect(last).toBeLessThanOrEqual(lineCount);
  }
}
