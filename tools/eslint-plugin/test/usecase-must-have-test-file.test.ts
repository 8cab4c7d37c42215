import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeTree } from '@tidemark/test-kit';
import { afterAll } from 'vitest';
import { usecaseMustHaveTestFile } from '../src/rules/usecase-must-have-test-file.ts';
import { testRule } from './test-rule.ts';

const USE_CASES = 'src/application/use-cases';

// The cases are named before the first test runs, and they name files.
const orchard = realpathSync(mkdtempSync(path.join(tmpdir(), 'tidemark-')));
afterAll(() => rmSync(orchard, { recursive: true }));
writeTree(orchard, {
  'package.json': '{}',
  ...Object.fromEntries(
    [
      'pick.test.ts',
      'press.spec.tsx',
      '__tests__/store.test.mts',
      '__tests__/sub/label.test.ts',
      'sell.unit.ts',
      'sell.txt',
      'nested/graft.test.ts',
      'nested/__tests__',
    ].map((name) => [`${USE_CASES}/${name}`, '']),
  ),
});

const RUNS = 'export const run = () => 1;\n';
const of = (name: string, code = RUNS) => ({ name, code, filename: path.join(orchard, name) });
const untested = (name: string, expected: string, code = RUNS) => ({
  ...of(name, code),
  errors: [
    {
      message: `No test file stands by this use case: write ${expected}.`,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: (code.split(/\r?\n/)[0] ?? '').length + 1,
    },
  ],
});

testRule('usecase-must-have-test-file', usecaseMustHaveTestFile, {
  valid: [
    of(`${USE_CASES}/pick.ts`),
    of(`${USE_CASES}/press.ts`),
    of(`${USE_CASES}/store.ts`),
    of(`${USE_CASES}/pick.test.ts`),
    of(`${USE_CASES}/graft.spec.ts`),
    of(`${USE_CASES}/__tests__/trees.ts`),
    of(`${USE_CASES}/nested/graft.ts`),
    of(`${USE_CASES}/graft.ts`, 'export interface Graft {\n  readonly tree: string;\n}\n'),
    of(`${USE_CASES}/index.ts`, "export { pick } from './pick.ts';\n"),
    of(`${USE_CASES}/graft.d.ts`, 'export declare const graft: () => void;\n'),
    of('src/entities/apple.ts'),
    { name: 'a file in no package', code: RUNS, filename: `/orchard/${USE_CASES}/graft.ts` },
    of('lib/src/application/use-cases/graft.ts'),
    { ...of(`${USE_CASES}/sell.ts`), options: [{ suffixes: ['.unit'] }] },
    { ...of(`${USE_CASES}/graft.ts`), options: [{ layer: ['src/domain/**'] }], name: 'a layer elsewhere' },
  ],
  invalid: [
    untested(`${USE_CASES}/graft.ts`, 'graft.test.ts'),
    untested(`${USE_CASES}/nested/pick.ts`, 'pick.test.ts'),
    untested(`${USE_CASES}/label.tsx`, 'label.test.tsx', 'run();\r\nrun();\r\n'),
    untested(`${USE_CASES}/sell.ts`, 'sell.test.ts'),
    untested(`${USE_CASES}/empty.ts`, 'empty.test.ts', 'run();'),
    { ...untested(`${USE_CASES}/pick.ts`, 'pick.unit.ts'), options: [{ suffixes: ['.unit'] }] },
    {
      ...untested('src/domain/graft.ts', 'graft.test.ts'),
      options: [{ layer: ['src/nothing/**', 'src/domain/*.ts'] }],
    },
  ],
});
