import type { DiffSettings } from '@tidemark/manifest';
import { movedGates } from './gate-weakening.ts';
import type { PolicyShift } from './weakening-evidence.ts';
import type { Weakening } from './weakening.ts';

/** Values of each setting, the strictest first. */
const STRICTNESS: { readonly [S in keyof DiffSettings]: readonly DiffSettings[S][] } = {
  lines: ['all', 'band'],
  partial: ['fail', 'band', 'ignore'],
  weakening: ['fail', 'warn', 'off'],
};

/**
 * Settings by which later changes would be judged less strictly. Of another base and of other reports nobody can tell:
 * each may leave later changes without a judge, so each wants its reason.
 */
export function policyWeakenings({ file, lineOf, before, after, reason }: PolicyShift): Weakening[] {
  const found = (path: readonly string[], from: string | null, to: string | null): Weakening => {
    const place = { file, line: lineOf(path), package: '(root)' };
    return { ...place, kind: 'policy-relaxed', subject: path.join('.'), from, to, reason };
  };
  const relaxed = (['lines', 'partial', 'weakening'] as const).flatMap((setting) => {
    const [from, to] = [before.diff[setting], after.diff[setting]];
    const values: readonly string[] = STRICTNESS[setting];
    return values.indexOf(to) <= values.indexOf(from) ? [] : found(['diff', setting], from, to);
  });
  const places = (['base', 'reports'] as const).flatMap((name) => {
    const [from, to] = [placeText(before[name]), placeText(after[name])];
    return from === to ? [] : found([name], from, to);
  });
  const gates = movedGates(before, after).map(({ path, from, to }) => found(path, from, to));
  return [...relaxed, ...places, ...gates];
}

function placeText(place: string | readonly string[] | null): string | null {
  return place === null || typeof place === 'string' ? place : place.join(', ') || null;
}
