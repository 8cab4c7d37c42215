import { textOf, valueAt } from '@tidemark/syntax';
import semver from 'semver';
import type { PackageFacts } from './facts.ts';
import type { Check } from './finding.ts';

const PROVIDERS = ['@vitest/coverage-v8', '@vitest/coverage-istanbul'];

/** Vitest and its coverage provider are made for each other, version by version. */
export const versionsApart: Check = ({ packages }) =>
  packages.flatMap((entry) =>
    PROVIDERS.flatMap((provider) => {
      const apart = installedApart(entry, provider) ?? rangesApart(entry, provider);
      return apart === null
        ? []
        : {
            code: 'versions-apart' as const,
            message: `${entry.ref.name} has ${apart}: what they measure together is not what either promises`,
            hint: `Give vitest and ${provider} the same version`,
            file: entry.packageJson?.file ?? null,
            line: rangeOf(entry, provider)?.line ?? null,
          };
    }),
  );

/** What lies in node_modules decides; without it, what package.json asks for. */
function installedApart({ installed }: PackageFacts, provider: string): string | null {
  const [ours, theirs] = [installed.get('vitest'), installed.get(provider)];
  if (ours === undefined || theirs === undefined || ours === theirs) return null;
  return `vitest ${ours} and ${provider} ${theirs}`;
}

function rangesApart(entry: PackageFacts, provider: string): string | null {
  if (entry.installed.has('vitest') && entry.installed.has(provider)) return null;
  const [ours, theirs] = [rangeOf(entry, 'vitest')?.text, rangeOf(entry, provider)?.text];
  if (ours == null || theirs == null) return null;
  if (semver.validRange(ours) === null || semver.validRange(theirs) === null) return null;
  return semver.intersects(ours, theirs) ? null : `vitest ${ours} and ${provider} ${theirs}`;
}

function rangeOf({ packageJson }: PackageFacts, name: string) {
  for (const key of ['devDependencies', 'dependencies', 'peerDependencies']) {
    const value = valueAt(packageJson?.value ?? null, key, name);
    if (value !== null) return { text: textOf(value), line: value.line };
  }
  return null;
}
