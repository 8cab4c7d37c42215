import type { AllowEntry, FeatureManifest } from './feature-manifest.ts';
import { surelyMatches } from './glob-matcher.ts';

/** What no promise is about, by the globs and in the words that a report shows. */
export const DEFAULT_ALLOWLIST: readonly { readonly rule: string; readonly globs: readonly string[] }[] = [
  {
    rule: 'test file',
    globs: ['**/*.{test,spec}.*', '**/*.{test,spec}-d.*', '**/__tests__/**', '**/__mocks__/**'],
  },
  { rule: 'test folder', globs: ['{test,tests,fixtures}/**'] },
  { rule: 'configuration', globs: ['**/*.config.*'] },
  { rule: 'manifest', globs: ['**/feature.manifest.ts'] },
  { rule: 'type declarations', globs: ['**/*.d.{ts,mts,cts}'] },
  { rule: 'documentation', globs: ['**/*.md'] },
  { rule: 'data', globs: ['**/*.json'] },
  { rule: 'module script', globs: ['**/*.mjs'] },
];

/** What lets a file out: a default everybody has, or a line of the manifest. */
export interface LetOut {
  readonly by: 'default' | 'exclude' | 'allow';
  /** In the words that a report shows. */
  readonly rule: string;
}

interface Rule {
  readonly letOut: LetOut;
  readonly until: string | null;
  readonly matches: (path: string) => boolean;
}

const DEFAULT_RULES: readonly Rule[] = DEFAULT_ALLOWLIST.map(({ rule, globs }) => ({
  letOut: { by: 'default', rule },
  until: null,
  matches: matcher(globs),
}));

const compiled = new WeakMap<FeatureManifest, readonly Rule[]>();

/**
 * What lets a file out of the gate, or null. `path` is relative to the package, `today` is `YYYY-MM-DD`:
 * an allow entry holds up to and with the day it expires.
 */
export function exclusionOf(manifest: FeatureManifest, path: string, today: string): LetOut | null {
  let rules = compiled.get(manifest);
  if (rules === undefined) compiled.set(manifest, (rules = compileRules(manifest)));
  return (
    rules.find(({ until, matches }) => (until === null || today <= until) && matches(path))?.letOut ?? null
  );
}

/** The first of these allow entries that holds today and whose path matches, or null. */
export function allowing(entries: readonly AllowEntry[], path: string, today: string): AllowEntry | null {
  return entries.find((entry) => today <= entry.expires && surelyMatches(entry.path)(path)) ?? null;
}

function compileRules({ exclude, allow }: FeatureManifest): Rule[] {
  return [
    ...DEFAULT_RULES,
    ...exclude.map((glob) => ({
      letOut: { by: 'exclude', rule: `manifest exclude ${glob}` } as const,
      until: null,
      matches: surelyMatches(glob),
    })),
    ...allow.map(({ path, reason, expires }) => ({
      letOut: { by: 'allow', rule: `manifest allow ${path}: ${reason}` } as const,
      until: expires,
      matches: surelyMatches(path),
    })),
  ];
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map(surelyMatches);
  return (path) => matchers.some((matches) => matches(path));
}
