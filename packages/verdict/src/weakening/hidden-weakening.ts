import type { FileJudgement } from '../file-judgement.ts';
import type { Weakening } from './weakening.ts';

/** Changed lines that an older ignore hint without a reason keeps out of the report. */
export function hiddenWeakenings({ evidence, hidden }: FileJudgement): Weakening[] {
  return hidden
    .filter(({ hint }) => hint.reason === null)
    .map(({ hint, lines }) => ({
      kind: 'ignore-added',
      file: evidence.file.path,
      line: hint.at[0],
      package: evidence.package.name,
      subject: hint.text.slice(0, 120),
      from: null,
      to: `${lines} changed ${lines === 1 ? 'line' : 'lines'}`,
      reason: null,
    }));
}
