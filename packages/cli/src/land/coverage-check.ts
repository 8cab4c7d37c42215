import path from 'node:path';
import { resolveBase } from '@tidemark/changes';
import type { GateConfig } from '@tidemark/manifest';
import type { Check, CheckAnswer } from '@tidemark/train';
import type { GateDocument, WarningPart } from '../contract/documents.ts';
import { COVERAGE_REPORT, gateTree } from '../gate/gate-tree.ts';
import type { Given } from '../gate/gate-settings.ts';
import { outFolder } from '../out-folder.ts';
import type { Scratch, World } from '../world/world.ts';

/** Where the answer goes, and how the gate is set beside its config. */
export interface CoverageWish {
  /** The root of the clone: the worktree that is judged is gone afterwards. */
  readonly root: string;
  readonly scratch: Scratch;
  readonly givenTo: (config: GateConfig) => Given;
}

/** The check that is `tidemark gate`, standing in the worktree; its report is kept in the clone. */
export function coverageCheck(world: World, { root, scratch, givenTo }: CoverageWish): Check {
  return {
    name: 'coverage',
    run: async ({ worktree, base: commit }) => {
      // What is stopped for the landing stops the measuring too.
      const there: World = { ...world, cwd: worktree, inScratch: (work) => work(scratch) };
      const question = { cwd: worktree, flag: commit, environment: null, config: null, head: 'HEAD' };
      const base = await resolveBase(world.run, question);
      const { document, measurement } = await gateTree(there, {
        root: worktree,
        cwd: worktree,
        base,
        reports: [],
        givenTo,
      });
      const warnings = [...document.warnings, ...keepReport(world, root, worktree)];
      return { ...answerOf({ ...document, warnings }), measurement };
    },
  };
}

function answerOf(document: GateDocument): CheckAnswer {
  const { status, coverageStatus, settings, measured, baseline, findings, unmeasured, error, warnings } =
    document;
  const coverage = {
    status: coverageStatus,
    metric: settings?.metric ?? null,
    measured,
    baseline: baseline && { covered: baseline.covered, total: baseline.total },
  };
  const reasons = [
    ...findings.map(({ message }) => message),
    ...unmeasured.map(({ file }) => `no report mentions ${file}`),
    ...(error === null ? [] : [error.message]),
    ...(status === 'skipped' ? [document.reason] : []),
  ];
  return {
    status: CHECK_STATUS[status],
    reason: reasons.length === 0 ? null : reasons.join('; '),
    warning: warnings.length === 0 ? null : warnings.map(({ message }) => message).join('; '),
    coverage,
    measurement: null,
  };
}

/** A gate that could not judge and is set to let pass does so, with its WARNING. */
const CHECK_STATUS = {
  pass: 'pass',
  open: 'pass',
  fail: 'fail',
  skipped: 'skip',
  error: 'error',
} as const satisfies Record<GateDocument['status'], CheckAnswer['status']>;

/** Copies the report of the worktree, and gives what kept it from being copied. */
function keepReport(world: World, root: string, worktree: string): WarningPart[] {
  const bytes = world.files.read(path.join(worktree, COVERAGE_REPORT));
  if (bytes === null) return [];
  const ready = outFolder(world, root);
  const written = ready.ok ? world.files.write(path.join(root, COVERAGE_REPORT), [bytes]) : ready;
  return written.ok ? [] : written.problems.map(({ code, message }) => ({ code, message }));
}
