// Measures what of the house style a command or a file can tell: a row a point, with what was found and the bar.
// Exits with 1 when a point does not hold that a pass rests on. What needs a reader (names, the first page) is not here.
import path from 'node:path';
import { $ } from 'zx';
import { flagsOf } from '../tools/script-words/src/index.ts';
import { architecture } from './house/architecture.ts';
import { documents } from './house/documents.ts';
import { reading } from './house/reading.ts';
import type { Row } from './house/row.ts';
import { tests } from './house/tests.ts';
import { readTree } from './house/tree.ts';
import { truth } from './house/truth.ts';

flagsOf(
  `Usage: pnpm measure-house

What of the house style a command or a file can tell, against its bar. Ends with 1 when a point does not hold that a pass
rests on.
`,
  {},
);

const root = path.resolve(import.meta.dirname, '..');
const quiet = $({ cwd: root, nothrow: true, quiet: true });
const [layers, generated] = await Promise.all([quiet`pnpm layers`, quiet`node scripts/generate.ts --check`]);
const stale = generated.stderr.split('\n').flatMap((line) => /^out of date: (.+)$/.exec(line)?.[1] ?? []);

const tree = readTree(root);
const rows = [
  ...architecture(tree, layers.stdout),
  ...reading(tree),
  ...truth(tree),
  ...tests(tree),
  ...documents(tree, generated.exitCode === 0 || stale.length > 0 ? stale : ['the generator failed']),
];

/** Points that must hold: the layers and the pure core, and all that makes a pass believable. */
const mustHold = ({ point }: Row) => point <= 4 || (point >= 14 && point <= 21);

const width = (pick: (row: Row) => string) => Math.max(...rows.map((row) => pick(row).length));
const [whats, bars] = [width((row) => row.what), width((row) => row.bar)];
for (const row of rows) {
  const state = row.isKept ? 'ok  ' : 'over';
  console.log(
    `${String(row.point).padStart(3)}  ${state}  ${row.what.padEnd(whats)}  ${row.bar.padEnd(bars)}  ${row.found}`,
  );
}
const over = rows.filter((row) => !row.isKept);
console.log(`${rows.length - over.length} ok, ${over.length} over`);
if (over.some(mustHold)) process.exitCode = 1;
