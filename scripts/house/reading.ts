import type { Row } from './row.ts';
import { countLines, matching, modulesOf, testsOf, type Tree, withoutComments } from './tree.ts';

/** Points 9 to 12: how much there is to read at once. */
export function reading(tree: Tree): Row[] {
  const modules = modulesOf(tree);
  const commands = matching(modules, /^packages\/cli\/src\/commands\/(?!command-|specs\/)/);
  return [
    sizeRow(9, 'size of a module', modules, { median: 70, most9of10: 200, most: 350 }),
    sizeRow(10, 'size of a test file', testsOf(tree), { median: 60, most9of10: 400, most: 400 }),
    sizeRow(11, 'size of a command', commands, { median: 100, most9of10: 100, most: 100 }),
    commentRow(modules),
  ];
}

interface Bar {
  readonly median: number;
  readonly most9of10: number;
  readonly most: number;
}

function sizeRow(point: number, what: string, files: Tree, bar: Bar): Row {
  const sizes = [...files].map(([name, text]) => ({ name, lines: countLines(text) }));
  const ordered = sizes.toSorted((left, right) => left.lines - right.lines);
  const at = (share: number) => ordered[Math.ceil(ordered.length * share) - 1]?.lines ?? 0;
  const [median, most9of10, largest] = [at(0.5), at(0.9), ordered.at(-1)];
  return {
    point,
    what: `${what} (median, 9 of 10, most)`,
    found: `${median}, ${most9of10}, ${largest?.lines ?? 0} (${largest?.name ?? 'none'})`,
    bar: `<= ${bar.median}, ${bar.most9of10}, ${bar.most}`,
    isKept:
      largest !== undefined &&
      median <= bar.median &&
      most9of10 <= bar.most9of10 &&
      largest.lines <= bar.most,
  };
}

function commentRow(modules: Tree): Row {
  const filled = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length;
  const texts = [...modules.values()];
  const total = texts.reduce((sum, text) => sum + filled(text), 0);
  const code = texts.reduce((sum, text) => sum + filled(withoutComments(text)), 0);
  const share = Math.round(((total - code) * 1000) / total) / 10;
  return {
    point: 12,
    what: 'share of comment lines',
    found: `${share} %`,
    bar: '5 to 12 %',
    isKept: share >= 5 && share <= 12,
  };
}
