import picomatch from 'picomatch';
import type { FeatureManifest } from './feature-manifest.ts';

/** What no promise is about, by the globs and in the words that a report shows. */
export const DEFAULT_ALLOWLIST: readonly { readonly rule: string; readonly globs: readonly string[] }[] = [
  {
    rule: 'test file',
    globs: ['**/*.{test,spec}.*', '**/*.{test,spec}-d.*', '**/__tests__/**', '**/__mocks__/**'],
  },
  { rule: 'test folder', globs: ['{test,tests,fixtures}/**'] },
  { rule: 'configuration', globs: ['**/*.config.*'] },
  { rule: 'manifest', globs: ['**/*.manifest.ts'] },
  { rule: 'type declarations', globs: ['**/*.d.{ts,mts,cts}'] },
  { rule: 'documentation', globs: ['**/*.md'] },
  { rule: 'data', globs: ['**/*.json'] },
  { rule: 'module script', globs: ['**/*.mjs'] },
];

type Rules = readonly {
  readonly rule: string;
  readonly until: string | null;
  readonly matches: (path: string) => boolean;
}[];

const compiled = new WeakMap<FeatureManifest, Rules>();

/**
 * The rule that lets a file out of the gate, or null. `path` is relative to the package, `today` is `YYYY-MM-DD`:
 * an allow entry holds up to and with the day it expires.
 */
export function exclusionOf(manifest: FeatureManifest, path: string, today: string): string | null {
  let rules = compiled.get(manifest);
  if (rules === undefined) compiled.set(manifest, (rules = compileRules(manifest)));
  return (
    rules.find(({ until, matches }) => (until === null || today <= until) && matches(path))?.rule ?? null
  );
}

function compileRules({ exclude, allow }: FeatureManifest): Rules {
  return [
    ...DEFAULT_ALLOWLIST.map(({ rule, globs }) => ({ rule, until: null, matches: matcher(globs) })),
    ...exclude.map((glob) => ({ rule: `manifest exclude ${glob}`, until: null, matches: matcher([glob]) })),
    ...allow.map(({ path, reason, expires }) => ({
      rule: `manifest allow ${path}: ${reason}`,
      until: expires ?? null,
      matches: matcher([path]),
    })),
  ];
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  return picomatch([...globs], { dot: true });
}
