import type { FileCoverage } from '@tidemark/coverage-model';
import { type Band, gitRepoPath, InvariantError, type LineRange, type RepoPath } from '@tidemark/kernel';
import type { SourceFacts } from '@tidemark/syntax';
import {
  judgeDiff,
  type DiffJudgement,
  type DiffPolicy,
  type FileEvidence,
  type Measurement,
} from '../src/index.ts';

export function repoPath(text: string): RepoPath {
  const path = gitRepoPath(text);
  if (path === null) throw new InvariantError(`${text} is a path of the repository`);
  return path;
}

export const APPLE = repoPath('packages/orchard/src/apple.ts');
export const STRICT: Band = { statements: 100, branches: 100, functions: 100, lines: 100 };
export const RELAXED: Band = { statements: 80, branches: 75, functions: 80, lines: 80 };
export const ORCHARD = {
  name: '@shop/orchard',
  path: repoPath('packages/orchard'),
  run: 'pnpm --filter @shop/orchard test:coverage',
};

/** `[startLine, endLine, hits]`; columns are 0 and 80. */
type Range = readonly [startLine: number, endLine: number, hits: number];
/** `[line, armLine, hits]`. */
type Arm = readonly [line: number, armLine: number, hits: number];

/** A statement-granular file, as an istanbul report gives it. */
export function measuredFile(parts: {
  readonly statements?: readonly Range[];
  readonly functions?: readonly (readonly [name: string, ...range: Range])[];
  readonly branches?: readonly Arm[];
}): FileCoverage {
  const statements = parts.statements ?? [];
  const byLine = new Map<number, number>();
  for (const [line, , hits] of statements) byLine.set(line, Math.max(hits, byLine.get(line) ?? 0));
  const lines = [...byLine].toSorted(([left], [right]) => left - right);
  const branches = parts.branches ?? [];
  return {
    path: APPLE,
    granularity: 'statement',
    lines: column2(lines),
    statements: {
      startLine: Uint32Array.from(statements, ([start]) => start),
      startColumn: new Uint32Array(statements.length),
      endLine: Uint32Array.from(statements, ([, end]) => end),
      endColumn: new Uint32Array(statements.length).fill(80),
      hits: Uint32Array.from(statements, ([, , hits]) => hits),
    },
    functions: (parts.functions ?? []).map(([name, startLine, endLine, hits]) => {
      const range = { startLine, startColumn: 0, endLine, endColumn: 80 };
      return { name, line: startLine, declaration: { ...range, endLine: startLine }, whole: range, hits };
    }),
    branches: armColumns(branches),
    istanbul: null,
  };
}

/** A line-granular file, as lcov gives it: `{ line: hits }`. */
export function measuredLines(
  hits: Readonly<Record<number, number>>,
  arms: readonly Arm[] = [],
): FileCoverage {
  const lines = Object.entries(hits).map(([line, count]) => [Number(line), count] as const);
  const none = new Uint32Array(0);
  return {
    path: APPLE,
    granularity: 'line',
    lines: column2(lines),
    statements: { startLine: none, startColumn: none, endLine: none, endColumn: none, hits: none },
    functions: [],
    branches: armColumns(arms),
    istanbul: null,
  };
}

export function facts(parts: Partial<SourceFacts>): SourceFacts {
  return {
    lineCount: 100,
    noStatements: false,
    codeLines: [[1, 100]],
    codeColumnsAt: () => null,
    testLines: [],
    literalLines: [],
    regions: [],
    branches: [],
    functions: [],
    names: [],
    hints: [],
    testMarks: [],
    ...parts,
  };
}

export function evidence(
  added: readonly LineRange[],
  measurement: FileCoverage | Measurement,
  rest: Partial<FileEvidence> & { readonly reindented?: readonly LineRange[] } = {},
): FileEvidence {
  const { reindented = [], ...fields } = rest;
  return {
    file: {
      path: APPLE,
      formerPath: null,
      status: 'modified',
      kind: 'file',
      added,
      reindented,
      oldBlob: null,
    },
    package: ORCHARD,
    layer: 'entities',
    band: STRICT,
    measurement: 'kind' in measurement ? measurement : { kind: 'measured', coverage: measurement },
    source: null,
    oddLineBreak: null,
    ...fields,
  };
}

function column2(lines: readonly (readonly [number, number])[]) {
  return {
    line: Uint32Array.from(lines, ([line]) => line),
    hits: Uint32Array.from(lines, ([, hits]) => hits),
  };
}

function armColumns(arms: readonly Arm[]) {
  return {
    line: Uint32Array.from(arms, ([line]) => line),
    block: new Uint32Array(arms.length),
    arm: Uint32Array.from(arms, (_, index) => index),
    armLine: Uint32Array.from(arms, ([, armLine]) => armLine),
    hits: Uint32Array.from(arms, ([, , hits]) => hits),
  };
}

/** Judges lines and branches alone. */
export function judgeFiles(files: readonly FileEvidence[], policy: DiffPolicy): DiffJudgement {
  return judgeDiff({ files, weakening: null }, policy);
}
