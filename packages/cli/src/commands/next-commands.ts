import path from 'node:path';
import { byText } from '@tidemark/kernel';
import type { Document } from '../contract/documents.ts';
import { measureAllCommand, quoted } from '../gather/measure-command.ts';
import { readPackageJson } from '../gather/package-json.ts';
import { packageManagerOf } from '../gather/workspace.ts';
import type { World } from '../world/world.ts';

/** A command line as it was given: the command and the words after it. */
export interface Question {
  readonly name: string;
  readonly words: readonly string[];
}

/**
 * What to type after an answer that is no pass, from the folder where the question was asked: the commands that mend
 * what was found, then the question again, word by word. Empty where only a hand can mend it. `root` is where the commands
 * of a repository are typed, null when none was found.
 */
export function nextCommands(
  document: Document,
  { name, words }: Question,
  world: World,
  root: string | null,
): string[] {
  const self = programName(world);
  if (document.error?.code === 'usage')
    return [[self, name, '--help'].filter((word) => word !== '').join(' ')];
  const mending = [...new Set(runsOf(document))].toSorted(byText);
  if (document.error !== null && mending.length === 0) return [];
  const runs =
    root === null ? mending : measuring(mending, world, root).map((run) => atRoot(run, world, root));
  // What makes a gate blind is what doctor looks for.
  const doctor = document.command === 'self-test' && document.error === null ? [`${self} doctor`] : [];
  // What pulled a branch under a bar is what diff names line by line.
  const lines = 'coverageStatus' in document && document.findings.length > 0 ? [`${self} diff`] : [];
  const first = [...doctor, ...lines];
  return [...runs, ...first, [self, name, ...words.map(quoted)].join(' ')];
}

/** More commands than that are not typed one by one where one measures the whole workspace. */
const MOST_PACKAGES = 3;

function measuring(runs: readonly string[], world: World, root: string): readonly string[] {
  if (runs.length <= MOST_PACKAGES) return runs;
  const bytes = world.files.read(path.join(root, 'package.json'));
  const described = bytes === null ? null : readPackageJson(bytes, 'package.json');
  const { scripts } = described?.ok === true ? described.value : { scripts: [] };
  const whole = measureAllCommand(packageManagerOf(world, root), { scripts }, runs);
  return whole === null ? runs : [whole];
}

/** A command of the root as it is typed where the process stands. */
export function atRoot(run: string, { cwd }: World, root: string): string {
  const folder = path.relative(cwd, root);
  return folder === '' ? run : `(cd ${quoted(folder)} && ${run})`;
}

function runsOf(document: Document): string[] {
  const problems = document.error?.problems.map((problem) => problem.run) ?? [];
  const uncovered = 'uncovered' in document ? document.uncovered.map((finding) => finding.run) : [];
  const below = 'unmeasured' in document && 'below' in document ? document.below.map(({ run }) => run) : [];
  const unmeasured = 'unmeasured' in document ? document.unmeasured.map(({ run }) => run) : [];
  return [...problems, ...uncovered, ...below, ...unmeasured].filter((run) => run != null);
}

/** How Tidemark is started from here: by a script of that name, as it is installed, or bare. */
function programName(world: World): string {
  for (let folder = world.cwd; ; folder = path.dirname(folder)) {
    const start = startedBy(world, folder);
    if (start !== null) return start;
    if (path.dirname(folder) === folder) return 'tidemark';
  }
}

const SCRIPT_RUN = { pnpm: 'pnpm tidemark', yarn: 'yarn tidemark', npm: 'npm run tidemark --' } as const;

function startedBy(world: World, folder: string): string | null {
  const bytes = world.files.read(path.join(folder, 'package.json'));
  const described = bytes === null ? null : readPackageJson(bytes, 'package.json');
  if (described?.ok === true && described.value.scripts.includes('tidemark')) {
    const manager = packageManagerOf(world, folder);
    if (folder === world.cwd) return SCRIPT_RUN[manager];
    // Of the three only pnpm has a short way to a script of the root.
    if (manager === 'pnpm') return 'pnpm -w tidemark';
  }
  return world.files.kindOf(path.join(folder, 'node_modules/.bin/tidemark')) === null ? null : 'npx tidemark';
}
