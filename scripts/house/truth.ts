import { ERROR_CODES } from '../../packages/cli/src/contract/error-code.ts';
import { summarySchema } from '../../packages/cli/src/contract/schemas.ts';
import { EXIT } from '../../packages/cli/src/exit-codes.ts';
import { all, atLeast, none, type Row } from './row.ts';
import { titlesOf } from './titles.ts';
import { matching, modulesOf, testsOf, type Tree, withoutComments } from './tree.ts';

/** A text from outside that is given a type without being looked at. */
const CAST =
  /JSON\.parse\([^\n]*\)\s+as\b|:\s*(?!unknown\b)[^\s=][^=\n]*=\s*(?:await\s+)?JSON\.parse\(|\bas any\b/;

/** Points 14 to 21: whether a pass can be believed. */
export function truth(tree: Tree): Row[] {
  const titles = titlesOf(tree);
  const about = (word: RegExp) => titles.filter((title) => word.test(title)).length;
  const tests = [...testsOf(tree).values()].join('\n');
  const casting = [...matching(modulesOf(tree), /^packages\//)]
    .filter(([, text]) => CAST.test(withoutComments(text)))
    .map(([name]) => name);
  const unexpected = ERROR_CODES.filter((code) => !tests.includes(`'${code}'`));
  return [
    exitCodeRow(tree),
    atLeast(16, 'tests of what no report mentions', about(/unmeasured|no report mentions/), 1),
    atLeast(17, 'tests of stale evidence', about(/\bstale\b/), 3),
    none(18, 'casts of text from outside', casting),
    all(19, 'codes of errors that a test expects', ERROR_CODES.length, unexpected),
    atLeast(20, 'property tests', [...tests.matchAll(/\bfc\.assert\(/g)].length, 6),
    bandRow(tree),
  ];
}

/** Each code stands in the reference, and a test or a transcript of the command line ends with it. */
function exitCodeRow(tree: Tree): Row {
  const reference = tree.get('docs/reference/cli.md') ?? '';
  const runs = [...matching(tree, /^packages\/cli\/test\//).values()].join('\n');
  const codes = Object.values(EXIT);
  const isKnown = (code: number) =>
    reference.includes(`| ${code} |`) && new RegExp(`Exit code: ${code}\\b|\\bcode: ${code}\\b`).test(runs);
  const off = codes.filter((code) => !isKnown(code));
  return all(14, 'exit codes documented and tested', codes.length, off.map(String));
}

/** Our own layers against their bands, as the committed summary has them. */
function bandRow(tree: Tree): Row {
  const text = tree.get('coverage/summary.json');
  const packages = text === undefined ? {} : summarySchema.parse(JSON.parse(text)).packages;
  const layers = Object.entries(packages).flatMap(([name, entry]) =>
    Object.entries(entry.layers).map(([layer, { held }]) => ({ name: `${name} ${layer}`, held })),
  );
  const fallen = layers.filter(({ held }) => !held).map(({ name }) => name);
  return all(21, 'our own layers hold their bands', layers.length, fallen);
}
