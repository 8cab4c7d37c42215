import { plain, plural } from './plain.ts';

/** How far a run has come; times in milliseconds. */
export interface MutationProgress {
  readonly package: string;
  readonly tried: number;
  readonly planned: number;
  readonly unnoticed: number;
  readonly elapsedMs: number;
}

/** How far it is and how long it will take, on one line. */
export function progressLine({
  package: name,
  tried,
  planned,
  unnoticed,
  elapsedMs,
}: MutationProgress): string {
  const left = tried === 0 ? null : Math.ceil(((elapsedMs / tried) * (planned - tried)) / 1000);
  const time =
    left === null || left === 0
      ? ''
      : `, about ${left < 90 ? `${left} s` : `${Math.round(left / 60)} min`} left`;
  const loss = unnoticed === 0 ? '' : `, ${unnoticed} not noticed`;
  return `${plain(name)}  ${tried} of ${plural(planned, 'mutant')}${loss}${time}`;
}
