import type { Band } from '@tidemark/kernel';
import { readManifest } from '@tidemark/manifest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestText } from '../../src/adopt/manifest-text.ts';
import { codeStyle, USUAL_STYLE } from '../../src/text/source-style.ts';

const BAND: Band = { statements: 90, branches: 80, functions: 95, lines: 91 };
const BARE = { name: 'orchard', layers: [], bands: new Map<string, Band>(), exclude: [] };

test('a manifest of everything reads like one written by hand', () => {
  const content = {
    name: 'orchard',
    layers: [
      { layer: 'entities', globs: ['src/domain/**'] },
      { layer: 'use-cases', globs: ['src/pick/**', 'src/sell/**'] },
    ],
    bands: new Map([
      ['baseline', BAND],
      ['use-cases', BAND],
    ]),
    exclude: ['bench/**'],
  };
  expect(manifestText(content, { style: USUAL_STYLE, form: 'defined' }))
    .toBe(`import { defineFeature } from '@tidemark/manifest';

export default defineFeature({
  name: 'orchard',
  layers: {
    entities: 'src/domain/**',
    'use-cases': ['src/pick/**', 'src/sell/**'],
  },
  coverage: {
    bands: {
      'use-cases': { statements: 90, branches: 80, functions: 95, lines: 91 },
      baseline: { statements: 90, branches: 80, functions: 95, lines: 91 },
    },
    exclude: ['bench/**'],
  },
});
`);
});

test('a manifest that cannot import is the object alone, in the style of the package', () => {
  const style = codeStyle('import a from "a"\r\n\r\nconst b = {\r\n\tc: 1\r\n}\r\n');
  expect(manifestText(BARE, { style, form: 'plain' })).toBe(
    'export default {\r\n\tname: "orchard",\r\n}\r\n',
  );
});

const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text !== '');
const percent = fc.integer({ min: 0, max: 100 });
const band = fc.record({ statements: percent, branches: percent, functions: percent, lines: percent });

test('whatever is put into a manifest is read out of it, in either quote', async () => {
  const law = fc.asyncProperty(name, band, fc.constantFrom("'", '"'), async (text, own, quote) => {
    const content = { ...BARE, name: text, bands: new Map([['baseline', own]]) };
    const style = { ...USUAL_STYLE, quote: quote === '"' ? ('"' as const) : ("'" as const) };
    const read = await readManifest({
      text: manifestText(content, { style, form: 'defined' }),
      path: 'feature.manifest.ts',
    });
    expect(read).toMatchObject({ ok: true, value: { name: text, baseline: own } });
  });
  await fc.assert(law, { numRuns: 100 });
});
