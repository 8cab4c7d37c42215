import { valueAt, type StaticValue } from '@tidemark/syntax';
import type { PackageFacts, RepositoryFacts } from './facts.ts';

/** What a vitest config says about one coverage option. `contract`: it comes from `vitestCoverage` of core-testing. */
export type Setting =
  | { readonly kind: 'set'; readonly value: StaticValue }
  | { readonly kind: 'contract' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown'; readonly line: number };

/** Asks a config for `test.coverage.<name>`, through `defineConfig`, `mergeConfig` and spreads, without running it. */
export function coverageSetting(config: StaticValue, name: string): Setting {
  let unknown: Setting | null = null;
  for (const part of partsOf(config).toReversed()) {
    const setting = settingIn(part, name);
    if (setting.kind === 'set' || setting.kind === 'contract') return setting;
    if (setting.kind === 'unknown') unknown ??= setting;
  }
  return unknown ?? { kind: 'missing' };
}

/** Is the package tested by vitest? */
export function usesVitest({ scripts, installed, vitestConfig }: PackageFacts): boolean {
  return (
    vitestConfig !== null ||
    installed.has('vitest') ||
    [...scripts.values()].some((text) => /\bvitest\b/.test(text))
  );
}

/** The config that a run of the package reads: its own, else the root's. */
export function configFor(entry: PackageFacts, { packages }: RepositoryFacts) {
  return entry.vitestConfig ?? packages.find(({ ref }) => ref.path === '')?.vitestConfig ?? null;
}

function partsOf(value: StaticValue): StaticValue[] {
  if (value.kind !== 'call') return [value];
  const [first] = value.given;
  if (value.callee === 'mergeConfig') return value.given.flatMap(partsOf);
  return ['defineConfig', 'defineProject'].includes(value.callee) && first !== undefined
    ? partsOf(first)
    : [value];
}

function settingIn(part: StaticValue, name: string): Setting {
  let at = part;
  for (const key of ['test', 'coverage', name]) {
    if (at.kind !== 'object') return ofOther(at);
    const next = valueAt(at, key);
    if (next === null) {
      const rest = at.rest.map(ofOther);
      return rest.find((setting) => setting.kind === 'contract') ?? rest[0] ?? { kind: 'missing' };
    }
    at = next;
  }
  return { kind: 'set', value: at };
}

function ofOther(value: StaticValue): Setting {
  return value.kind === 'call' && value.callee === 'vitestCoverage'
    ? { kind: 'contract' }
    : { kind: 'unknown', line: value.line };
}
