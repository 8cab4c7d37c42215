import { byText } from '@tidemark/kernel';
import type { MutationSummaryDocument } from './documents.ts';
import type { JudgedPackage } from './mutation-document.ts';

/** The scores as they are committed: the same bytes for the same verdicts, whatever the order and the machine. */
export function mutationSummaryDocument(packages: readonly JudgedPackage[]): MutationSummaryDocument {
  const sorted = packages.toSorted((left, right) => byText(left.ref.name, right.ref.name));
  return {
    $schema: 'urn:tidemark:schema:mutation-summary:v1',
    schemaVersion: 1,
    packages: Object.fromEntries(
      sorted.map(({ ref, promised, judgement }) => [
        ref.name,
        {
          path: ref.path,
          promised,
          // Whether a test or the clock noticed a mutant may differ from run to run.
          detected: judgement.score.covered,
          total: judgement.score.total,
          ignored: judgement.counts.ignored,
          survivors: judgement.survivors.map(({ mutant }) => mutant.name).toSorted(byText),
        },
      ]),
    ),
  };
}
