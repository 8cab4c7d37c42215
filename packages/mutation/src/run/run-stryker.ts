import { MUTANT_STATUSES, type MutantStatus, type TextRange } from '../mutant.ts';

/** What Stryker says while it is at work, as our plugin tells it; paths are relative to the package. */
export type StrykerEvent =
  | { readonly kind: 'tests-ran'; readonly nTests: number }
  | { readonly kind: 'planned'; readonly nMutants: number }
  | {
      readonly kind: 'tried';
      readonly file: string;
      readonly range: TextRange;
      readonly mutator: string;
      readonly replacement: string;
      readonly status: MutantStatus;
    };

/** How Stryker ended: its exit code (null when it was stopped), the end of what it printed, and its report. */
export interface StrykerOutcome {
  readonly code: number | null;
  readonly output: string;
  readonly report: string | null;
}

const RANGE_LENGTH = 4;

/** Reads a line that our plugin wrote; null for anything else. */
export function parseEvent(line: string): StrykerEvent | null {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  const { kind } = value;
  if (kind === 'tests-ran' && 'nTests' in value && typeof value.nTests === 'number')
    return { kind, nTests: value.nTests };
  if (kind === 'planned' && 'nMutants' in value && typeof value.nMutants === 'number')
    return { kind, nMutants: value.nMutants };
  return kind === 'tried' && isTried(value) ? value : null;
}

type Tried = Extract<StrykerEvent, { kind: 'tried' }>;

function isTried(value: object): value is Tried {
  const texts = ['file', 'mutator', 'replacement'];
  const entries = new Map(Object.entries(value));
  const range: unknown = entries.get('range');
  return (
    texts.every((name) => typeof entries.get(name) === 'string') &&
    MUTANT_STATUSES.some((status) => status === entries.get('status')) &&
    Array.isArray(range) &&
    range.length === RANGE_LENGTH &&
    range.every(Number.isInteger)
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
