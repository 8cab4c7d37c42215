import path from 'node:path';
import { createRepository, istanbulReport, lcov, runProcess } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';

const RUN = path.resolve(import.meta.dirname, '../src/run.ts');
const REAL = path.resolve(import.meta.dirname, '../../../packages/cli/src/bin.ts');

const BEFORE = 'export function pick(name: string) {\n  return grow(\n    name,\n  );\n}\n';
const AFTER = 'export function pick(name: string) {\n  return buy(\n    name + 1, // More.\n  );\n}\n';
const REPORTS = {
  'coverage/lcov.info': lcov({ 'src/apple.ts': { 2: 0 } }),
  'coverage/coverage-final.json': istanbulReport({
    'src/apple.ts': { statements: [['2:2-4:4', 0]], functions: [['1:0-5:1', 0]] },
  }),
};

/** A command line that answers as Tidemark does, and keeps one finding to itself. */
const FORGETFUL = `
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
const words = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [${JSON.stringify(REAL)}, ...words], { stdio: 'inherit' });
const kept = words[words.indexOf('--reporter') + 1].slice('json:'.length);
const document = JSON.parse(readFileSync(kept, 'utf8'));
document.uncovered = document.uncovered.map((finding) => ({ ...finding, ranges: finding.ranges.map(([first]) => [first, first]) }));
writeFileSync(kept, JSON.stringify(document));
process.exitCode = status;
`;

describe.each(Object.keys(REPORTS))('by %s', (report) => {
  test('the answer of Tidemark agrees with the reference', async () => {
    const outcome = await hold(report);
    expect(outcome.stdout).toContain('judged 2 lines: 2 uncovered');
    expect(outcome.stdout).toContain('disagreed on 0; exit 1');
    expect(outcome.code).toBe(0);
  });

  test('a line that an answer leaves out is named, with what the reference makes of it', async () => {
    const outcome = await hold(report, '--cli', 'forgetful.mjs');
    expect(outcome.stdout).toContain('src/apple.ts:3\n  tidemark nothing, reference uncovered');
    expect(outcome.code).toBe(1);
  });
});

function hold(report: string, ...words: readonly string[]) {
  const repository = createRepository({ 'src/apple.ts': BEFORE, 'forgetful.mjs': FORGETFUL });
  repository.write({ 'src/apple.ts': AFTER, ...REPORTS });
  const all = [RUN, '--repository', repository.root, '--base', 'HEAD', '--coverage', report, ...words];
  return runProcess(process.execPath, all, { cwd: repository.root });
}
