import { byText } from '@tidemark/kernel';
import type { FilePromise, PromiseShift } from './weakening-evidence.ts';
import type { Weakening } from './weakening.ts';

type Found = Omit<Weakening, 'file' | 'line' | 'package' | 'reason'> & {
  readonly at: readonly string[];
  readonly reason: string | null;
};

const METRICS = ['statements', 'branches', 'functions', 'lines'] as const;

/** Compares what is promised for every path of a package with what was; each loss once, however many paths it meets. */
export function promiseWeakenings(shift: PromiseShift): Weakening[] {
  const losses = [...shift.paths.flatMap((path) => pathLosses(path)), ...textLosses(shift)];
  const found = new Map(losses.map((loss) => [`${loss.kind}\0${loss.subject}`, loss]));
  return [...found.values()].map(({ at, ...entry }) => ({
    ...entry,
    file: shift.file,
    line: shift.lineOf(at),
    package: shift.package,
  }));
}

function pathLosses({ before, after }: PromiseShift['paths'][number]): Found[] {
  if (before.letOut !== null) return [];
  if (after.letOut === null) return [...bandLosses(before, after), ...mutationLosses(before, after)];
  // An allow entry speaks for itself below, whatever it lets out.
  if (after.letOut.by === 'allow') return [];
  const { rule } = after.letOut;
  return [
    {
      kind: 'exclude-widened',
      subject: rule,
      from: null,
      to: rule,
      at: ['coverage', 'exclude'],
      reason: null,
    },
  ];
}

function bandLosses(before: FilePromise, after: FilePromise): Found[] {
  const lost = METRICS.filter((metric) => after.band[metric] < before.band[metric]);
  if (before.layer === after.layer) {
    return lost.map((metric) => ({
      kind: 'band-lowered',
      subject: `${after.layer} ${metric}`,
      from: before.band[metric],
      to: after.band[metric],
      at: ['coverage', 'bands', after.layer, metric],
      reason: null,
    }));
  }
  if (lost.length === 0) return [];
  const subject = `${before.layer} to ${after.layer}: ${lost.join(', ')}`;
  return [
    {
      kind: 'layer-narrowed',
      subject,
      from: before.layer,
      to: after.layer,
      at: ['layers', before.layer],
      reason: null,
    },
  ];
}

function mutationLosses(before: FilePromise, after: FilePromise): Found[] {
  const losses: Found[] = [];
  if (before.isMutated && !after.isMutated) {
    const at = ['coverage', 'mutationTargets'];
    losses.push({
      kind: 'mutation-lowered',
      subject: before.layer,
      from: before.layer,
      to: null,
      at,
      reason: null,
    });
  }
  if (after.mutationScore < before.mutationScore) {
    losses.push({
      kind: 'mutation-lowered',
      subject: 'mutationScore',
      from: before.mutationScore,
      to: after.mutationScore,
      at: ['coverage', 'mutationScore'],
      reason: null,
    });
  }
  return losses;
}

/** What no path shows: new and longer allow entries, and globs that cannot be witnessed. */
function textLosses({ allowedBefore, allowedAfter, unwitnessed }: PromiseShift): Found[] {
  const wider = allowedAfter.flatMap(({ path, reason, expires }, index): Found[] => {
    const ends = allowedBefore.filter((entry) => entry.path === path).map((entry) => entry.expires);
    const from = ends.toSorted(byText).at(-1) ?? null;
    if (from !== null && expires <= from) return [];
    const at = ['coverage', 'allow', String(index)];
    return [{ kind: 'allow-widened', subject: path, from, to: expires, at, reason }];
  });
  const blind = unwitnessed.map(({ kind, glob, at }): Found => {
    const sides = kind === 'exclude-widened' ? { from: null, to: glob } : { from: glob, to: null };
    return { kind, subject: glob, ...sides, at, reason: null };
  });
  return [...wider, ...blind];
}
