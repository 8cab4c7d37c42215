import { createRepository, type FileTree, type Repository } from '@tidemark/test-kit';
import { expect } from 'vitest';
import type { SelfTestDocument } from '../../src/contract/documents.ts';
import { tidemark, type Answer } from '../run-tidemark.ts';

/** Measures without a test runner: a line of a function that nothing calls has no hit, every other line has one. */
const MEASURE = `import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
const section = (name) => {
  const text = readFileSync(\`src/\${name}\`, 'utf8');
  let idle = false;
  const lines = text.split('\\n').slice(0, -1).map((line, index) => {
    const declared = /^function (\\w+)/.exec(line)?.[1];
    if (declared !== undefined) idle = text.split(declared).length === 2;
    const hit = idle && declared === undefined ? 0 : 1;
    if (line === '}') idle = false;
    return \`DA:\${index + 1},\${hit}\\n\`;
  });
  return \`SF:src/\${name}\\n\${lines.join('')}end_of_record\\n\`;
};
const folder = process.argv[2] ?? 'coverage';
mkdirSync(folder, { recursive: true });
writeFileSync(\`\${folder}/lcov.info\`, readdirSync('src').filter((name) => !name.includes('.test.')).map(section).join(''));
`;

const described = (name: string, script: string | null) =>
  JSON.stringify({ name, ...(script === null ? {} : { scripts: { 'test:coverage': script } }) });

/** A committed workspace with a package whose tests are measured by this script. */
export function trialOrchard(
  script: string | null = 'node ../../measure.mjs',
  files: FileTree = {},
): Repository {
  return createRepository({
    '.gitignore': 'node_modules/\n/packages/*/coverage/\n/coverage/.out/\n',
    'package.json': described('orchard', null),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
    'measure.mjs': MEASURE,
    'packages/apple/package.json': described('@shop/apple', script),
    'packages/apple/src/apple.ts': 'export function pick() {\n  return 1;\n}\npick();\n',
    'packages/apple/src/apple.test.ts': 'pick();\n',
    ...files,
  });
}

export function selfTest(
  place: Repository | string,
  ...words: readonly string[]
): Promise<Answer<SelfTestDocument>> {
  return tidemark(place, ['self-test', ...words]);
}

/** Nothing is left of a trial: no worktree in git's list, no branch, no change. */
export function expectNoTrace(repository: Repository): void {
  expect(repository.git('worktree', 'list', '--porcelain').match(/^worktree /gm)).toHaveLength(1);
  expect(repository.git('branch', '--list').trim()).toBe('* main');
  expect(repository.git('status', '--porcelain')).toBe('');
}
