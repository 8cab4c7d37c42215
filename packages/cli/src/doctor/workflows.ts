import type { Check } from './finding.ts';
import { gateWorkflows } from './workflow-jobs.ts';

/** A checkout of one commit has no merge base to compare with. */
export const shallowCheckout: Check = (facts) =>
  gateWorkflows(facts).flatMap(({ file, jobs }) =>
    jobs
      .filter((job) => job.needsHistory && !job.fetchesHistory)
      .flatMap((job) => job.shallowCheckouts)
      .map((line) => ({
        code: 'shallow-checkout' as const,
        message: 'a gate compares with the merge base, and this checkout does not fetch the history up to it',
        hint: 'Give actions/checkout `with: { fetch-depth: 0 }`',
        file,
        line,
      })),
  );

/** A merge queue tests another commit than the pull request had; a gate that does not run there judges nothing of it. */
export const mergeGroupMissing: Check = (facts) =>
  gateWorkflows(facts).flatMap(({ file, events, eventsLine }) => {
    const isForPulls = events.some((event) => event === 'pull_request' || event === 'pull_request_target');
    if (!isForPulls || events.includes('merge_group')) return [];
    return {
      code: 'merge-group-missing' as const,
      message:
        'the gate runs for pull requests and not for the merge queue: what the queue merges would not be judged',
      hint: 'Add `merge_group:` to `on`',
      file,
      line: eventsLine,
    };
  });

/** Judging works here as long as the merge base is among the commits that were fetched. */
export const shallowClone: Check = ({ isShallow }) =>
  isShallow
    ? [
        {
          code: 'shallow-clone',
          message: 'this clone is shallow: the merge base may lie before its first commit',
          hint: 'git fetch --unshallow',
          file: null,
          line: null,
        },
      ]
    : [];
