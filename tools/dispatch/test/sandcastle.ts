import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createRepository,
  type ProcessOutcome,
  runProcess,
  temporaryFolder,
  writeTree,
} from '@tidemark/test-kit';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const CLI = path.join(ROOT, 'packages/cli/src/bin.ts');
const ours = (name: string) => readFileSync(path.join(ROOT, '.sandcastle', name), 'utf8');

/** Stands where Claude Code would: keeps the prompt, does what is next to do, and says that it is done. */
const AGENT = (turns: string) => `#!${process.execPath}
const { execSync } = require('node:child_process');
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const turn = readdirSync('${turns}').filter((name) => name.endsWith('.md')).length + 1;
writeFileSync('${turns}/' + turn + '.md', readFileSync(0));
const work = '${turns}/' + turn + '.sh';
if (existsSync(work)) execSync('sh -e ' + work, { stdio: ['ignore', 2, 2] });
const done = { type: 'result', result: 'The work is done. <promise>COMPLETE</promise>' };
console.log(JSON.stringify(done));
`;

export interface Dispatch extends ProcessOutcome {
  /** What each agent was given to read, in order. */
  readonly prompts: readonly string[];
}

/**
 * Runs .sandcastle/main.ts, as it is, over an orchard with the prompts of this workspace; each turn of an agent is a shell
 * script, run in the worktree of the branch.
 */
export async function dispatch(task: string, turns: readonly string[]): Promise<Dispatch> {
  const node = process.execPath;
  const repository = createRepository({
    '.gitignore': '/coverage/\nnode_modules/\n/.sandcastle/logs/\n/.sandcastle/worktrees/\n',
    'package.json': JSON.stringify({
      name: 'orchard',
      scripts: {
        'coverage:diff': `${node} ${CLI} diff`,
        'coverage:aggregate': `${node} ${CLI} aggregate`,
        'test:coverage': 'true',
      },
    }),
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n",
    'src/apple.ts': 'pick(1);\n',
    '.sandcastle/implementer.prompt.md': ours('implementer.prompt.md'),
    '.sandcastle/reviewer.prompt.md': ours('reviewer.prompt.md'),
  });
  const away = temporaryFolder();
  const scripts = turns.map((script, index) => [`turns/${index + 1}.sh`, script] as const);
  writeTree(away, {
    'bin/claude': AGENT(path.join(away, 'turns')),
    'turns/.keep': '',
    ...Object.fromEntries(scripts),
  });
  chmodSync(path.join(away, 'bin/claude'), 0o755);
  const words = ['--task', task, '--branch', 'agent/apple', '--sandbox', 'none'];
  const outcome = await runProcess(node, [path.join(ROOT, '.sandcastle/main.ts'), ...words], {
    cwd: repository.root,
    env: {
      PATH: `${away}/bin:${process.env['PATH'] ?? ''}`,
      HOME: away,
      // The library tells git that the worktree is safe, in whatever configuration is the user's.
      GIT_CONFIG_GLOBAL: path.join(away, 'gitconfig'),
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'Pomona',
      GIT_AUTHOR_EMAIL: 'pomona@example.org',
      GIT_COMMITTER_NAME: 'Pomona',
      GIT_COMMITTER_EMAIL: 'pomona@example.org',
    },
  });
  const kept = readdirSync(path.join(away, 'turns')).filter((name) => name.endsWith('.md'));
  const prompts = kept.toSorted().map((name) => readFileSync(path.join(away, 'turns', name), 'utf8'));
  return { ...outcome, prompts };
}
