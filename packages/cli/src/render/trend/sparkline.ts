import { type Course, extentOf, sampled } from './course.ts';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const WIDTH = 32;
/** What does not change is drawn in the middle. */
const APART = 2;

/** A course as one line of blocks, the lowest and the highest for its least and greatest share; a blank where there is none. */
export function sparkline(course: Course): string {
  const shown = sampled(course, WIDTH);
  const [least, greatest] = extentOf(shown, APART);
  const block = (share: number) =>
    BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(((share - least) / (greatest - least)) * BLOCKS.length))];
  return shown.map((share) => (share === null ? ' ' : block(share))).join('');
}
