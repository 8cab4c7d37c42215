import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readManifest } from '../src/index.ts';
import { checkManifest } from '../src/sync.ts';

const define = (body: string) => `export default defineFeature(${body});\n`;

/** What each problem underlines, with the first words of what it says. */
function underlined(text: string): string[] {
  const checked = checkManifest(text);
  return checked.ok
    ? []
    : checked.problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);
}

test.each([
  ['a call', "{ name: nameOf('orchard') }", "nameOf('orchard'): is code, not data"],
  ['an unknown key', "{ name: 'orchard', nam: 'apple' }", 'nam: nam is no key of a manifest'],
  [
    'an unknown quoted key',
    "{ name: 'orchard', coverage: { 'allows': [] } }",
    "'allows': coverage.allows is no key",
  ],
  ['a value out of range', "{ name: 'orchard', coverage: { mutationScore: 101 } }", '101: coverage.mutation'],
  ['a layer by no name', "{ name: 'orchard', layers: { 'a b': 'src/**' } }", "'a b': layers.a b is no layer"],
  [
    'a band of no layer',
    "{ name: 'orchard', coverage: { bands: { pear: { statements: 1, branches: 1, functions: 1, lines: 1 } } } }",
    'pear: coverage.bands.pear names no layer',
  ],
  [
    'a target that is no layer',
    "{ name: 'orchard', coverage: { mutationTargets: ['pear'] } }",
    "'pear': coverage.mutationTargets[0] names no layer",
  ],
  [
    'a missing key',
    "{ name: 'orchard', coverage: { allow: [{ path: 'src/a.ts', owner: 'ann', expires: '2027-01-31' }] } }",
    "{ path: 'src/a.ts', owner: 'ann', expires: '2027-01-31' }: coverage.allow[0].reason is missing",
  ],
])('%s is underlined itself', (_what, body, expected) => {
  const [first = '', ...others] = underlined(define(body));
  expect(first.slice(0, expected.length)).toBe(expected);
  expect(others).toEqual([]);
});

test('a constant elsewhere in the file is underlined where it stands', () => {
  expect(underlined(`const NAME = nameOf();\n${define('{ name: NAME }')}`)).toEqual([
    'nameOf(): is code, not data',
  ]);
});

test('an unknown key that a constant brought is underlined in the constant', () => {
  expect(underlined(`const MORE = { pear: 1 };\n${define("{ name: 'orchard', ...MORE }")}`)).toEqual([
    'pear: pear is no key of a manifest; did you mean path?',
  ]);
});

test('what is about the text as a whole stands at its beginning', () => {
  expect(checkManifest('')).toEqual({
    ok: false,
    problems: [{ message: 'has no default export', span: { start: 0, end: 0 } }],
  });
});

test('of any text the places lie in it, and the lines are those of readManifest', async () => {
  const pieces = fc.constantFrom('name', "'orchard'", ':', ',', '{', '}', '...', '\n', 'a()', '🍎', 'allow');
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 20 }), async (words) => {
      const text = define(`{ ${words.join(' ')} }`);
      const checked = checkManifest(text);
      const read = await readManifest({ text, path: 'feature.manifest.ts' });
      expect(read.ok).toBe(checked.ok);
      if (checked.ok || read.ok) return;
      for (const { span } of checked.problems) {
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      }
      expect(read.problems.map(({ message, line }) => ({ message, line }))).toEqual(
        checked.problems.map(({ message, span }) => ({
          message,
          line: text.slice(0, span.start).split('\n').length,
        })),
      );
    }),
    { numRuns: 200 },
  );
});
