import { armRows, statementRows, type FileCoverage } from '@tidemark/coverage-model';
import { gitRepoPath, InvariantError } from '@tidemark/kernel';
import { readSource, type SourceFacts } from '@tidemark/syntax';
import { judgeDiff, type Measurement } from '@tidemark/verdict';
import type { Construct } from './constructs.ts';
import { fileOf, type Measurements } from './measure-constructs.ts';

const HEAD = ['', 'source', 'v8', 'istanbul', 'edited: v8', 'istanbul', 'v8, lcov'];
const NO_BAND = { statements: 0, branches: 0, functions: 0, lines: 0 };

/** The section of one construct: each line, what each provider reports on it, and the answer when it alone is edited. */
export async function exactnessSection(
  construct: Construct,
  { v8, istanbul }: Readonly<Record<'v8' | 'istanbul', Measurements>>,
): Promise<string> {
  const source = await readSource(construct.text, fileOf(construct));
  if (source === null) throw new InvariantError(`${construct.name} can be read`);
  const byV8 = v8.statements.get(construct.name) ?? null;
  const byIstanbul = istanbul.statements.get(construct.name) ?? null;
  const byLines = v8.lines.get(construct.name) ?? null;
  const rows = construct.text
    .trimEnd()
    .split('\n')
    .map((text, index) => {
      const line = index + 1;
      return [
        String(line),
        `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``,
        recordsOn(byV8, line),
        recordsOn(byIstanbul, line),
        answerTo(construct, source, byV8, line),
        answerTo(construct, source, byIstanbul, line),
        answerTo(construct, source, byLines, line),
      ];
    });
  const test = construct.test === null ? 'no test imports it' : `the test runs \`${construct.test}\``;
  return `## ${construct.name}\n\nGiven that ${test}:\n\n${table([HEAD, ...rows])}`;
}

/** The records that begin on a line: `s` statements, `f` functions, `b` arms; each with its hits. */
function recordsOn(coverage: FileCoverage | null, line: number): string {
  if (coverage === null) return line === 1 ? 'no record' : '';
  const statements = statementRows(coverage.statements)
    .filter((row) => row.startLine === line)
    .map(({ hits }) => `s${hits}`);
  const functions = coverage.functions
    .filter((entry) => (entry.declaration?.startLine ?? entry.line) === line)
    .map(({ hits }) => `f${hits}`);
  const arms = armRows(coverage.branches)
    .filter((arm) => arm.armLine === line)
    .map(({ hits }) => `b${hits}`);
  return [...statements, ...functions, ...arms].join(' ');
}

function answerTo(
  construct: Construct,
  source: SourceFacts,
  coverage: FileCoverage | null,
  line: number,
): string {
  const path = gitRepoPath(fileOf(construct));
  const root = gitRepoPath('.') ?? path;
  if (path === null || root === null) throw new InvariantError('a path of the repository');
  const measurement: Measurement =
    coverage === null ? { kind: 'not-mentioned' } : { kind: 'measured', coverage };
  const judgement = judgeDiff(
    {
      files: [
        {
          file: {
            path,
            formerPath: null,
            status: 'modified',
            kind: 'file',
            added: [[line, line]],
            reindented: [],
            oldBlob: null,
          },
          package: { name: 'orchard', path: root, run: '' },
          layer: 'baseline',
          band: NO_BAND,
          measurement,
          source,
          oddLineBreak: null,
        },
      ],
      weakening: null,
    },
    { lines: 'all', partial: 'fail', weakening: 'fail' },
  );
  const states = ['covered', 'uncovered', 'partial', 'unmeasured'] as const;
  return states.filter((state) => judgement.ok && judgement.value.summary[state] > 0).join() || '·';
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...body].map(line).join('');
}
