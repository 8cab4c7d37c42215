import type { DiffDocument, MutationDocument } from './documents.ts';

/** A judged change with the mutants it answers for: it passes only when both do, and what it lacks first is the reason. */
export function withMutation(document: DiffDocument, mutation: MutationDocument): DiffDocument {
  const { summary, survivors, warnings } = mutation;
  const failsFirst = document.status === 'pass' && mutation.status === 'fail';
  return {
    ...document,
    ...(failsFirst ? { status: 'fail', reason: 'survived' } : {}),
    mutation: {
      mutants: summary?.mutants ?? 0,
      score: summary?.score ?? { covered: 0, total: 0 },
      survivors,
    },
    warnings: [...document.warnings, ...warnings],
  };
}
