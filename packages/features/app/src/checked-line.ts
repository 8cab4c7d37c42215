import type { CheckedFeature } from './boot.ts';

/** What was checked of a feature, in a line. */
export function checkedLine({ name, layers }: CheckedFeature): string {
  if (layers.length === 0) return `${name}: not measured`;
  const told = layers.map(
    ({ layer, actual }) => `${layer} ${actual.lines.covered} of ${actual.lines.total} lines`,
  );
  return `${name}: holds its bands (${told.join(', ')})`;
}
