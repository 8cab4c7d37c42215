import { readManifest } from '@tidemark/manifest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCoverageBands } from '../../src/index.ts';
import { at, orchardView } from '../orchard-view.ts';

const percents = fc.constantFrom('0', '99.5', '100');
const band = percents.map((p) => `{ statements: ${p}, branches: ${p}, functions: ${p}, lines: ${p} }`);
const gap = fc.constantFrom(' ', '\n', '\n  ', ' /* ripe */ ', ' // ripe\n', '\r\n\t');

/** A list of properties in some order, with any white space, comments, or a comma at the end. */
function literal(properties: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> {
  const gaps = fc.array(gap, { minLength: 12, maxLength: 12 });
  return fc.tuple(properties, gaps, fc.boolean()).map(([all, between, hasComma]) => {
    const inside = all.map((text, index) => `${between[index]}${text}${between[index + 6]}`).join(',');
    return `{${inside}${hasComma && all.length > 0 ? ',' : ''}${between[5]}}`;
  });
}

const bands = literal(
  fc
    .subarray(['entities', "'use-cases'", '"controllers"', 'baseline'])
    .chain((names) => fc.tuple(...names.map((name) => band.map((text) => `${name}: ${text}`)))),
);
const section = literal(
  fc
    .tuple(fc.option(bands), fc.boolean())
    .map(([own, isScored]) => [
      ...(own === null ? [] : [`bands: ${own}`]),
      ...(isScored ? ['mutationScore: 7'] : []),
    ]),
);
const manifest = fc.oneof(
  literal(
    fc
      .option(section)
      .chain((own) =>
        fc.shuffledSubarray(["name: 'apple'", ...(own === null ? [] : [`coverage: ${own}`])], {
          minLength: 1,
        }),
      )
      .map((all) => (all.includes("name: 'apple'") ? all : ["name: 'apple'", ...all])),
  ),
);

test('bands written out promise what was promised, add to the text only, and are complete', async () => {
  await fc.assert(
    fc.asyncProperty(manifest, async (text) => {
      const before = `export default ${text};\n`;
      const after = await writtenOut(before);
      const [was, is] = await Promise.all(
        [before, after].map((one) => readManifest({ text: one, path: 'a.ts' })),
      );
      const promised = (read: typeof was) =>
        read?.ok
          ? { ...read.value, layers: read.value.layers.map(({ name, band: held }) => [name, held]) }
          : read;
      expect(promised(is)).toEqual(promised(was));
      expect(is).toMatchObject({ ok: true });
      expect(await writtenOut(after)).toBe(after);
      expect(isSpreadOver(after, before)).toBe(true);
    }),
    { numRuns: 100, seed: 20_260_101 },
  );
});

async function writtenOut(text: string): Promise<string> {
  const view = orchardView({
    'packages/apple/package.json': '{}',
    'packages/apple/feature.manifest.ts': text,
  });
  const plan = await planCoverageBands({ wanted: 'apple', folder: at('packages/apple') }, view);
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  return plan.value.files[0]?.after ?? text;
}

/** Do all the characters of a text that can be seen, commas apart, follow one another in a longer one? */
function isSpreadOver(long: string, short: string): boolean {
  const rest = long[Symbol.iterator]();
  return [...short.replaceAll(/[\s,]/g, '')].every((wanted) => {
    for (let next = rest.next(); next.done !== true; next = rest.next())
      if (next.value === wanted) return true;
    return false;
  });
}
