import { expect, test } from 'vitest';
import { hintsInText, readSource } from '../src/index.ts';
import { readSourceSync } from '../src/sync.ts';

const TEXT = `// 🍎
/* v8 ignore next -- no frost here */ ripen();
it.only.each([1])('ripens', () => {});
`;

test.each(['src/apple.ts', 'src/apple.cjs', 'src/apple.tsx'])('%s is read at once as later', async (path) => {
  const [now, later] = [readSourceSync(TEXT, path), await readSource(TEXT, path)];
  for (const facts of [now, later]) expect(facts?.codeColumnsAt(2)).toEqual([38, 43]);
  expect({ ...now, codeColumnsAt: null }).toEqual({ ...later, codeColumnsAt: null });
});

test.each([
  ['src/apple.cjs', 'if (red) return;\n'],
  ['src/apple.js', 'if (red) return;\n'],
  ['src/apple.js', 'var await = 1;\n'],
  ['src/apple.js', 'with (apple) pick();\n'],
])('%s is read as CommonJS where it is no module: %j', (path, text) => {
  expect(readSourceSync(text, path)?.codeLines).toEqual([[1, 1]]);
});

test.each([
  ['another language', TEXT, 'src/apple.py'],
  ['a syntax error', 'const = 1;', 'src/apple.ts'],
  ['a text that nests too deep', '['.repeat(100_000), 'src/apple.ts'],
  ['two million characters', ' '.repeat(2 * 1024 * 1024 + 1), 'src/apple.ts'],
])('%s is not read', (_what, text, path) => {
  expect(readSourceSync(text, path)).toBeNull();
});

test.each(['', '\ufeff'])(
  'hints and marks say where they stand, behind a mark of the byte order too (%j)',
  (bom) => {
    const text = `${bom}${TEXT}`;
    const { hints, testMarks } = readSourceSync(text, 'src/apple.test.ts') ?? expect.fail('it can be read');
    const shown = [...hints, ...testMarks].map(({ place }) => text.slice(place.start, place.end));
    expect(shown).toEqual(['/* v8 ignore next -- no frost here */', 'it.only.each([1])']);
  },
);

test('a hint that is found by its looks says where it stands', () => {
  const text = '<template>\n  <!-- v8 ignore next -->\n</template>\n';
  const [hint] = hintsInText(text);
  expect(text.slice(hint?.place.start, hint?.place.end)).toBe('<!-- v8 ignore next -->');
});
