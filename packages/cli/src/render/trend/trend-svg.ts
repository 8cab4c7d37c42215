import type { TrendDocument } from '../../contract/documents.ts';
import { plural } from '../plain.ts';
import { xmlText } from '../xml-text.ts';
import { type Course, courseOf, extentOf, sampled } from './course.ts';
import { changeText, nameOf, shareOf } from './trend-text.ts';

type Series = TrendDocument['series'][number];

/** Rows of a picture that a page still shows. */
const MOST_ROWS = 100;
const MOST_POINTS = 240;
const LONGEST_NAME = 32;
/** Two points: less than that is drawn as the small change it is. */
const APART = 200;
const WIDTH = 760;
const ROW = 34;
const HEAD = 56;
const CHART = { left: 270, width: 280, height: 22 };

const STYLE = `
  text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: #1f2328 }
  .faint { fill: #59636e } .up { fill: #1a7f37 } .down { fill: #cf222e } .number { text-anchor: end; font-variant-numeric: tabular-nums }
  .page { fill: #ffffff } .line { fill: none; stroke: #0969da; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round } .dot { fill: #0969da } .rule { stroke: #d1d9e0 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .faint { fill: #9198a1 } .up { fill: #3fb950 } .down { fill: #f85149 }
    .page { fill: #0d1117 } .line { stroke: #4493f8 } .dot { fill: #4493f8 } .rule { stroke: #3d444d }
  }
`;

/** A picture of how each series went, a row each: complete in itself, for light and dark pages. Names are escaped. */
export function trendSvg(document: TrendDocument): string {
  const rows = document.series.slice(0, MOST_ROWS);
  const rest = document.series.length - rows.length;
  const height = HEAD + Math.max(1, rows.length + (rest > 0 ? 1 : 0)) * ROW + 10;
  const after = HEAD + rows.length * ROW + 20;
  const note =
    rows.length === 0 ? 'No committed coverage/summary.json' : rest > 0 ? `and ${rest} more` : null;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Coverage of lines over time">`,
    `<style>${STYLE}</style>`,
    `<rect class="page" width="${WIDTH}" height="${height}" rx="6"/>`,
    `<text x="16" y="28" font-weight="600">Coverage of lines</text>`,
    `<text class="faint number" x="${WIDTH - 16}" y="28">${xmlText(span(document))}</text>`,
    `<line class="rule" x1="16" x2="${WIDTH - 16}" y1="42" y2="42"/>`,
    ...rows.map((series, index) => row(document, series, HEAD + index * ROW)),
    ...(note === null ? [] : [`<text class="faint" x="16" y="${after}">${note}</text>`]),
    '</svg>',
    '',
  ].join('\n');
}

function span({ commits, summaries }: TrendDocument): string {
  if (summaries === 0) return '';
  const [first, last] = [commits.at(-1), commits[0]].map((entry) => entry?.at?.slice(0, 10) ?? '?');
  return `${first} to ${last}, ${plural(summaries, 'commit')}`;
}

function row(document: TrendDocument, series: Series, top: number): string {
  const { first, last, change, isCurrent } = series;
  const name = nameOf(series);
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  const way = change.lines === null || change.lines === 0 ? 'faint' : change.lines > 0 ? 'up' : 'down';
  const base = top + 20;
  const label = `${name}: ${shareOf(first.lines)} to ${shareOf(last.lines)}${isCurrent ? '' : ', gone'}`;
  return [
    `<g><title>${xmlText(label)}</title>`,
    `<text x="16" y="${base}"${isCurrent ? '' : ' class="faint"'}>${xmlText(short)}</text>`,
    ...curve(sampled(courseOf(document, series), MOST_POINTS), top),
    `<text class="number" x="650" y="${base}">${shareOf(last.lines)}</text>`,
    `<text class="number ${way}" x="${WIDTH - 16}" y="${base}">${changeText(change.lines)}</text></g>`,
  ].join('\n');
}

/** A line for each stretch without a gap, and a dot where it ends. */
function curve(course: Course, top: number): string[] {
  const [least, greatest] = extentOf(course, APART);
  const step = course.length < 2 ? 0 : CHART.width / (course.length - 1);
  const place = (share: number, index: number) => {
    const x = CHART.left + (course.length < 2 ? CHART.width : index * step);
    const y = top + 4 + CHART.height * (1 - (share - least) / (greatest - least));
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  const stretches: string[][] = [[]];
  for (const [index, share] of course.entries()) {
    if (share === null) stretches.push([]);
    else stretches.at(-1)?.push(place(share, index));
  }
  const drawn = stretches.filter((points) => points.length > 0);
  const [x, y] = drawn.at(-1)?.at(-1)?.split(',') ?? [];
  return [
    ...drawn.map((points) => `<polyline class="line" points="${points.join(' ')}"/>`),
    ...(x === undefined ? [] : [`<circle class="dot" cx="${x}" cy="${y}" r="2.75"/>`]),
  ];
}
