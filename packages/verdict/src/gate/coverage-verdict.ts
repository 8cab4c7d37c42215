import { isMeasured, type Ratio } from '@tidemark/kernel';
import type { Points } from './points.ts';

/** Which bars a measurement is held to: the floor, the baseline, or both. */
export const GATE_POLICIES = ['absolute', 'baseline', 'both'] as const;

/** One of the policies of the gate. */
export type GatePolicy = (typeof GATE_POLICIES)[number];

/** A bar that a measurement can be under. */
export type Bar = 'floor' | 'baseline';

/** May the branch land? `BOOTSTRAP` is a pass without a baseline: the floor alone was asked. */
export interface CoverageVerdict {
  readonly status: 'PASS' | 'FAIL' | 'BOOTSTRAP';
  /** The bars it is under; empty unless the status is `FAIL`. */
  readonly under: readonly Bar[];
  readonly isBootstrap: boolean;
}

/**
 * Holds a measurement against the floor and the high-water mark, in integers. Epsilon widens the baseline only. A share
 * under the baseline is fine when no more is uncovered than there: covered code was deleted. Without a baseline the floor
 * alone is asked, whatever the policy. Nothing measured is under every bar.
 */
export function computeCoverageVerdict(
  measured: Ratio,
  baseline: Ratio | null,
  floor: Points,
  policy: GatePolicy,
  epsilon: Points,
): CoverageVerdict {
  const mark = baseline !== null && isMeasured(baseline) ? baseline : null;
  const isBootstrap = mark === null && policy !== 'absolute';
  const asksFloor = policy !== 'baseline' || isBootstrap;
  const asksBaseline = policy !== 'absolute';
  const under: Bar[] = [];
  if (asksFloor && !reachesFloor(measured, floor)) under.push('floor');
  if (asksBaseline && mark !== null && !holdsMark(measured, mark, epsilon)) under.push('baseline');
  return { status: under.length > 0 ? 'FAIL' : isBootstrap ? 'BOOTSTRAP' : 'PASS', under, isBootstrap };
}

/** covered / total ≥ n / 100 d */
function reachesFloor({ covered, total }: Ratio, { numerator, denominator }: Points): boolean {
  return total > 0 && BigInt(covered) * 100n * BigInt(denominator) >= BigInt(numerator) * BigInt(total);
}

/** covered / total ≥ the mark's share − n / 100 d, or no more uncovered than there. */
function holdsMark(measured: Ratio, mark: Ratio, { numerator, denominator }: Points): boolean {
  if (measured.total === 0) return false;
  if (measured.total - measured.covered <= mark.total - mark.covered) return true;
  const whole = 100n * BigInt(denominator) * BigInt(mark.total);
  const allowed = 100n * BigInt(denominator) * BigInt(mark.covered) - BigInt(numerator) * BigInt(mark.total);
  return BigInt(measured.covered) * whole >= BigInt(measured.total) * allowed;
}
