// Holds every page to what it points at: links and anchors, commands to type, commits it cites.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { COMMANDS } from '../packages/cli/src/commands/command-table.ts';
import { COMMON_FLAGS } from '../packages/cli/src/flags/flag.ts';
import { parseFlags } from '../packages/cli/src/flags/parse-flags.ts';
import { brokenLinks, foreignCommits, unknownCommands } from '../tools/docs/src/index.ts';
import { flagsOf } from '../tools/script-words/src/index.ts';
import { matching, modulesOf, readTree } from './house/tree.ts';

flagsOf(
  `Usage: pnpm check:docs

Links and anchors of every page resolve, also from code; commands in its code exist, with their flags; commits
that it cites are commits of this repository.
`,
  {},
);

const root = path.resolve(import.meta.dirname, '..');
const tree = readTree(root);
const files = new Set(tree.keys());
const pages = new Map(
  [...matching(tree, /\.md$/)].filter(([name]) => !/\/(?:fixtures|transcripts)\//.test(name)),
);
// Decisions, plans and changelogs are of their day: what they name may be gone by now.
const standing = new Map(
  [...pages].filter(([name]) => !/^(?:docs\/(?:adr|work)|\.changeset)\/|CHANGELOG\.md$/.test(name)),
);
const problems = [
  ...brokenLinks({ pages, sources: modulesOf(tree), files }),
  ...unknownCommands(standing, {
    scripts: scriptsByPackage(),
    wordsOfScript: wordsOfScript(),
    refusal,
    files,
  }),
  ...foreignCommits(matching(pages, /^docs\/(?:adr|work)\//), isCommit),
];
for (const { file, lineNumber, message } of problems) console.error(`${file}:${lineNumber}  ${message}`);
console.log(`${pages.size} pages, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;

function scriptsByPackage(): Record<string, string[]> {
  const manifests = [...matching(tree, /^(?:(?:packages|tools)\/.*\/)?package\.json$/)].map(
    ([name, text]) => {
      const manifest: { name: string; scripts?: Record<string, string> } = JSON.parse(text);
      return [name === 'package.json' ? '.' : manifest.name, Object.keys(manifest.scripts ?? {})] as const;
    },
  );
  return Object.fromEntries(manifests);
}

/** A doorway is a script whose file does nothing but start a command: `tidemark('diff');`. */
function wordsOfScript(): Record<string, string[]> {
  const manifest: { scripts: Record<string, string> } = JSON.parse(tree.get('package.json') ?? '{}');
  return Object.fromEntries(
    Object.entries(manifest.scripts).flatMap(([name, command]) => {
      const text = tree.get(command.replace(/^node /, '')) ?? '';
      const words = /^tidemark\((.*)\);$/m.exec(text)?.[1];
      return words === undefined
        ? []
        : [[name, [...words.matchAll(/'([^']+)'/g)].flatMap(([, word]) => word ?? [])]];
    }),
  );
}

function refusal([name, ...words]: readonly string[]): string | null {
  if (name === undefined || /^(?:--help|--version|help|<command>|…)$/.test(name)) return null;
  const command = COMMANDS.find((entry) => entry.name === name);
  if (command === undefined) return `there is no command ${name}`;
  const flags = parseFlags(words, [...command.flags, ...COMMON_FLAGS], command);
  return flags.ok ? null : flags.problems.map((problem) => problem.message).join('; ');
}

/** A shallow clone lacks commits that are there, so it cannot tell. */
function isCommit(id: string): boolean {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  return (
    git('cat-file', '-e', `${id}^{commit}`).status === 0 ||
    git('rev-parse', '--is-shallow-repository').stdout.trim() === 'true'
  );
}
