import { fuzzBudget, mutated } from '@tidemark/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileLayers, exclusionOf, type FeatureManifest, readManifest } from '../../src/index.ts';
import { readCoverageSummary } from '../../src/read-coverage-summary.ts';

const IMPORT =
  "import { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS, defineFeature } from '@tidemark/manifest';\n";
const BAND = '{ statements: 90, branches: 80.5, functions: 1e2, lines: 0 }';
const MANIFESTS = [
  `${IMPORT}export default defineFeature({ name: 'orchard' });\n`,
  `${IMPORT}const rules = 'src/rules/**';\nexport default defineFeature({\n  name: \`orchard\`,\n  layers: { ...DEFAULT_LAYERS, rules, 'a.b': [rules, "src/*.ts"] },\n  coverage: {\n    bands: { rules: ${BAND}, baseline: { ...DEFAULT_COVERAGE_BANDS.baseline, lines: 70 } },\n    exclude: ['src/generated/**'],\n    mutationTargets: ['rules'],\n    mutationScore: 60,\n    allow: [{ path: 'src/old/**', reason: 'goes away', owner: 'pomona', expires: '2027-02-28' }],\n  },\n} as const);\n`,
  `export const layers = { entities: 'src/entities/**' } as const;\n/* " */\nexport default { 'name': 'pear', layers } satisfies object;\n`,
];
const summary = JSON.stringify({
  total: {},
  '/ci/orchard/src/apple.ts': Object.fromEntries(
    ['statements', 'branches', 'functions', 'lines'].map((metric) => [
      metric,
      { total: 9, covered: 3, pct: 33.33 },
    ]),
  ),
});

test('whatever becomes of a manifest, it is problems with a line, or a promise that can be asked', async () => {
  await fc.assert(
    fc.asyncProperty(mutated(fc.constantFrom(...MANIFESTS)), async (bytes) => {
      const text = bytes.toString('utf8');
      const read = await readManifest({ text, path: 'feature.manifest.ts' });
      expect(Object.keys(Object.prototype)).toEqual([]);
      if (read.ok) return checkPromise(read.value);
      const nLines = text.split('\n').length;
      for (const { code, line } of read.problems) {
        expect(code).toBe('invalid-manifest');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(nLines);
      }
    }),
    fuzzBudget(),
  );
});

test('a manifest that is cut off anywhere is the same promise or an error, never a smaller one', async () => {
  const whole = await Promise.all(
    MANIFESTS.map((text) => readManifest({ text, path: 'feature.manifest.ts' })),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(MANIFESTS.length - 1), fc.nat(), async (which, length) => {
      const text = MANIFESTS[which] ?? '';
      const read = await readManifest({
        text: text.slice(0, length % text.length),
        path: 'feature.manifest.ts',
      });
      if (read.ok) expect(read).toEqual(whole[which]);
    }),
    fuzzBudget(),
  );
});

test('whatever becomes of a coverage summary, it is a reason or tallies that add up', () => {
  fc.assert(
    fc.property(mutated(fc.constant(summary)), (bytes) => {
      const read = readCoverageSummary(bytes.toString('utf8'), '/ci/orchard');
      if (typeof read === 'string') return;
      for (const { tally } of read)
        for (const { covered, total } of Object.values(tally)) expect(covered).toBeLessThanOrEqual(total);
    }),
    fuzzBudget(),
  );
});

function checkPromise(manifest: FeatureManifest): void {
  const layers = compileLayers(manifest);
  for (const path of ['src/apple.ts', 'src/rules/pear.ts', '__proto__', `${'a'.repeat(200)}/b`]) {
    const layer = layers.layerOf(path);
    if (layer.ok)
      expect(Object.values(layers.bandOf(layer.value)).every((bar) => bar >= 0 && bar <= 100)).toBe(true);
    exclusionOf(manifest, path, '2026-01-01');
  }
}
