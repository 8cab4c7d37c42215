import type { Compared } from './compare.ts';
import type { Sides } from './git.ts';
import type { Answer } from './tidemark-answer.ts';

/** What both made of everything between two sides. */
export interface Pair extends Sides {
  readonly nFiles: number;
  readonly gitMs: number;
  readonly judged: Answer;
  readonly compared: readonly Compared[];
}

/** Prints what they disagree on, and of what they see differently for a reason that is known what is asked for. */
export function printPair(
  { base, nFiles, gitMs, judged, compared }: Pair,
  knownToo: readonly string[],
): void {
  const shown = compared.filter(({ ours, expected, known }) =>
    known === null ? ours !== expected : knownToo.some((part) => known.includes(part)),
  );
  for (const { place, ours, expected, because, known, source } of shown) {
    console.log(
      `${place}\n  tidemark ${ours}, reference ${expected} (${because})${known === null ? '' : `: ${known}`}`,
    );
    console.log(`  ${source.trim().slice(0, 120)}`);
  }
  const wrong = compared.filter(isWrong).length;
  console.log(
    `since ${base}: ${nFiles} files, ${compared.length} lines judged, disagreed on ${wrong}; exit ${judged.exitCode} after ${judged.ms} ms, git alone ${gitMs} ms`,
  );
}

/** Prints the sum of all pairs, and gives the exit code. */
export function printTotal(name: string, pairs: readonly Pair[]): number {
  const all = pairs.flatMap(({ compared }) => compared);
  const wrong = all.filter(isWrong);
  const rules = pairs.flatMap(({ judged }) => [...judged.excluded.values()].flat());
  console.log(`${name}: ${pairs.length} bases, ${rules.length} files let out`);
  console.log(`  judged ${all.length} lines: ${counted(all.map((line) => line.ours))}`);
  const agreed = all.filter((line) => line.ours === line.expected);
  const known = all.flatMap((line) => line.known ?? []);
  console.log(`  agreed on ${agreed.length}; known differences: ${counted(known)}`);
  console.log(`  disagreed on ${wrong.length} (${new Set(wrong.map(({ place }) => place)).size} places)`);
  const warnings = new Set(pairs.flatMap(({ judged }) => judged.warnings.map((text) => text.slice(0, 200))));
  for (const warning of warnings) console.log(`  warning: ${warning}`);
  return wrong.length > 0 ? 1 : 0;
}

function isWrong({ ours, expected, known }: Compared): boolean {
  return ours !== expected && known === null;
}

function counted(words: readonly string[]): string {
  const groups = [...Map.groupBy(words, (word) => word)].map(([word, all]) => `${all.length} ${word}`);
  return groups.length === 0 ? 'none' : groups.toSorted().join(', ');
}
