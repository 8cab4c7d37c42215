import { shownPercent, sumTallies, type Band, type Metric, type Tally } from '@tidemark/kernel';
import type { CompiledLayers } from '@tidemark/manifest';

/** A band by layer, in the order in which the layers first come. */
export type ProposedBands = ReadonlyMap<string, Band>;

/**
 * Proposes what is true today, rounded down to a whole percent. A metric with nothing to measure, and a layer
 * without a measured file, is left to what is promised without it. Paths of `tallies` are below the package; a
 * file in two layers is in none.
 */
export function proposeBands(layers: CompiledLayers, tallies: ReadonlyMap<string, Tally>): ProposedBands {
  const placed = [...tallies].flatMap(([file, tally]) => {
    const layer = layers.layerOf(file);
    return layer.ok ? [{ layer: layer.value, tally }] : [];
  });
  return new Map(
    [...Map.groupBy(placed, ({ layer }) => layer)].map(([layer, files]): [string, Band] => {
      const tally = sumTallies(files.map((file) => file.tally));
      return [layer, bandOf(tally, layers.bandOf(layer))];
    }),
  );
}

function bandOf(tally: Tally, usual: Band): Band {
  const percentOf = (metric: Metric) => {
    const percent = shownPercent(tally[metric]);
    return percent === null ? usual[metric] : Math.floor(percent);
  };
  return {
    statements: percentOf('statements'),
    branches: percentOf('branches'),
    functions: percentOf('functions'),
    lines: percentOf('lines'),
  };
}
