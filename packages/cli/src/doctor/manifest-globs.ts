import { pathBelow } from '@tidemark/kernel';
import { exclusionOf } from '@tidemark/manifest';
import picomatch from 'picomatch';
import type { PackageFacts } from './facts.ts';
import type { Check, DoctorFinding } from './finding.ts';
import { manifestLine } from './manifest-lines.ts';

/** A band over no file is kept by any test. What an allow entry lets out today is in its layer all the same. */
export const emptyLayer: Check = ({ packages, today }) =>
  packages.flatMap((entry) => {
    const paths = entry.allCode
      .map((file) => pathBelow(entry.ref.path, file))
      .filter((at) => (exclusionOf(entry.manifest, at, today)?.by ?? 'allow') === 'allow');
    return entry.manifest.layers
      .filter((layer) => layer.declared && !matchesAny(layer.globs, paths))
      .map((layer): DoctorFinding => ({
        code: 'empty-layer',
        message: `no code of ${entry.ref.name} is in layer ${layer.name} (${layer.globs.join(', ')}): its band holds nothing`,
        hint: 'Mend the glob of the layer, or take the layer and its band out',
        file: entry.manifestFile?.file ?? null,
        line:
          manifestLine(entry, 'layers', layer.name) ?? manifestLine(entry, 'coverage', 'bands', layer.name),
      }));
  });

/** A rule that lets nothing out waits for a file that nobody thought of when it was written. */
export const idleExclusion: Check = ({ packages }) => packages.flatMap(idleRules);

function idleRules(entry: PackageFacts): DoctorFinding[] {
  const { exclude, allow } = entry.manifest;
  const paths = entry.files.map((file) => pathBelow(entry.ref.path, file));
  const rules = [
    ...exclude.map((glob, index) => ({ key: 'exclude', glob, index })),
    ...allow.map(({ path: glob }, index) => ({ key: 'allow', glob, index })),
  ];
  return rules
    .filter(({ glob }) => !matchesAny([glob], paths))
    .map(({ key, glob, index }) => ({
      code: 'idle-exclusion',
      message: `${key} ${glob} of ${entry.ref.name} matches no file`,
      hint: 'Take it out, or mend the glob',
      file: entry.manifestFile?.file ?? null,
      line: manifestLine(entry, 'coverage', key, index),
    }));
}

function matchesAny(globs: readonly string[], paths: readonly string[]): boolean {
  const matches = picomatch([...globs], { dot: true });
  return paths.some((path) => matches(path));
}
