import type { Metric } from '@tidemark/kernel';
import type { Baseline, Mark, Override } from './baseline.ts';

/** The override of a metric that counts on a day (`YYYY-MM-DD`), with its mark; null when the mark itself does. */
export function overrideInForce(
  { override }: Baseline,
  metric: Metric,
  today: string,
): { readonly mark: Mark; readonly override: Override } | null {
  if (override === null || today > override.expires) return null;
  const mark = override.marks[metric];
  return mark === null ? null : { mark, override };
}
