import { byText } from '@tidemark/kernel';

/** One of so many shares of the work; `index` is 1-based. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A file to share out, and its weight. */
export interface WeighedFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The files of one shard: the heaviest first, each to the shard that has the least so far. Every file is in exactly one
 * shard, and the same files are shared out alike on every machine, in whatever order they come.
 */
export function shardFiles(files: readonly WeighedFile[], { index, count }: Shard): string[] {
  const loads = Array.from({ length: count }, () => 0);
  const heaviestFirst = files.toSorted(
    (left, right) => right.bytes - left.bytes || byText(left.path, right.path),
  );
  const mine = heaviestFirst.filter(({ bytes }) => {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + bytes + 1;
    return lightest === index - 1;
  });
  return mine.map(({ path }) => path).toSorted(byText);
}

/** Reads `2/3`; null for anything else, for a share beyond the last, and for more shares than anybody has machines. */
export function parseShard(text: string): Shard | null {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : null;
}
