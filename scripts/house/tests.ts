import { COMMANDS } from '../../packages/cli/src/commands/command-table.ts';
import { all, none, type Row } from './row.ts';
import { titlesOf } from './titles.ts';
import { matching, testsOf, type Tree } from './tree.ts';

const LEAST_TRANSCRIPTS = 3;

/** What git does to a path or a history, by the words of the titles that test it. */
const GIT: Readonly<Record<string, RegExp>> = {
  renames: /\brename/,
  'shallow clones': /\bshallow\b/,
  'the merge base': /merge base/,
  'untracked files': /\buntracked\b/,
  'spaces in paths': /\ba space\b/,
  'quotes in paths': /\ba quote\b/,
};

/** Points 22 to 26: what the tests are, not how many. */
export function tests(tree: Tree): Row[] {
  const texts = [...testsOf(tree)];
  const words = texts.map(([, text]) => text).join('\n');
  const codes = [...words.matchAll(/(['"`])((?:[SBG]\d{1,2}b?, )*[SBG]\d{1,2}b?): /g)];
  const explained = tree.get('docs/scenarios.md') ?? '';
  const unexplained = new Set(
    codes.flatMap(([, , list = '']) => list.split(', ')).filter((code) => !explained.includes(`| ${code} `)),
  );
  const mocks = texts.filter(([, text]) => /\bvi\.(?:do)?[mM]ock\(/.test(text)).map(([name]) => name);
  const untested = Object.keys(GIT).filter((what) => !GIT[what]?.test(words));
  const wished = titlesOf(tree).filter((title) => /\b(?:should|works)\b/.test(title));
  return [
    transcriptRow(tree, words),
    fixtureRow(tree, words),
    none(23, 'titles that say should or works', wished),
    none(23, 'codes in titles that no page explains', [...unexplained]),
    none(24, 'mocks of modules', mocks),
    all(25, 'tested on real git', Object.keys(GIT).length, untested),
    commandRow(tree),
  ];
}

/** One scenario, one transcript, of the same name. */
function transcriptRow(tree: Tree, words: string): Row {
  const names = namesIn(tree, /^packages\/cli\/test\/transcripts\/(.+)\.md$/);
  const off = names.filter((name) => words.split(`'${name}'`).length !== 2);
  return all(22, 'transcripts of one scenario each', names.length, off);
}

/** Each folder of fixtures is named by a test, and says in a README what it proves. */
function fixtureRow(tree: Tree, words: string): Row {
  const folders = new Set(namesIn(tree, /^(?:packages|tools)\/.*\/?(fixtures\/[^/]+\/[^/]+)\//));
  const isKept = (folder: string) =>
    words.includes(folder.slice('fixtures/'.length)) &&
    [...tree.keys()].some((name) => name.endsWith(`${folder}/README.md`));
  const off = [...folders].filter((folder) => !isKept(folder));
  return none(22, 'fixtures without a test or a README', off);
}

function commandRow(tree: Tree): Row {
  const pages = [...matching(tree, /^packages\/cli\/test\/transcripts\//).values()];
  const of = (name: string) =>
    pages.filter((page) => new RegExp(`^\\$ tidemark ${name}\\b[\\s\\S]*^Exit code: `, 'm').test(page));
  const off = COMMANDS.filter(({ name }) => of(name).length < LEAST_TRANSCRIPTS).map(({ name }) => name);
  return all(26, `commands with ${LEAST_TRANSCRIPTS} transcripts`, COMMANDS.length, off);
}

function namesIn(tree: Tree, pattern: RegExp): string[] {
  return [...tree.keys()].flatMap((name) => pattern.exec(name)?.[1] ?? []);
}
