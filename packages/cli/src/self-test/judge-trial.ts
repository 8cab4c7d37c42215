import { linesOf, type LineRange, type RepoPath } from '@tidemark/kernel';

/** What `tidemark diff` said in one state of the scratch tree. */
export interface Seen {
  readonly step: 'planted' | 'removed';
  readonly status: 'pass' | 'fail';
  readonly reason: string;
  /** The lines it named. */
  readonly named: readonly { readonly file: string; readonly ranges: readonly LineRange[] }[];
}

/** What was planted where, and what the gate said with it and without it. */
export interface Trial {
  readonly file: RepoPath;
  readonly lines: LineRange;
  readonly owing: LineRange;
  readonly planted: Seen;
  readonly removed: Seen;
}

export const SELF_TEST_CODES = ['gate-blind', 'gate-stray'] as const;

export interface SelfTestFinding {
  readonly code: (typeof SELF_TEST_CODES)[number];
  readonly message: string;
  readonly hint: string;
  readonly file: string;
  readonly line: number;
}

/** A gate that can be trusted names the planted lines, all of them and no others, and passes when they are gone. */
export function judgeTrial(trial: Trial): SelfTestFinding[] {
  return [...blind(trial), ...stray(trial)];
}

function blind({ file, owing, planted }: Trial): SelfTestFinding[] {
  const named = new Set(
    planted.named.flatMap((entry) => (entry.file === file ? [...linesOf(entry.ranges)] : [])),
  );
  const missed = [...linesOf([owing])].filter((line) => !named.has(line));
  const [first] = missed;
  if (first === undefined) return [];
  return [
    {
      code: 'gate-blind',
      message: `a function that nothing calls was planted in ${file}, and the gate did not name ${missed.length === 1 ? 'line' : 'lines'} ${missed.join(', ')}: it said ${planted.status} (${planted.reason})`,
      hint: 'Run tidemark doctor; look whether the report of the package counts the file, and whether a rule lets it out',
      file,
      line: first,
    },
  ];
}

function stray({ file, lines, planted, removed }: Trial): SelfTestFinding[] {
  const strays = planted.named.flatMap((entry) =>
    [...linesOf(entry.ranges)].flatMap((line) =>
      entry.file === file && line >= lines[0] && line <= lines[1] ? [] : [{ file: entry.file, line }],
    ),
  );
  const [other] = strays;
  const findings: SelfTestFinding[] = [];
  if (other !== undefined) {
    findings.push({
      code: 'gate-stray',
      message: `beside the planted lines of ${file} the gate named ${other.file}:${other.line}${strays.length > 1 ? ` and ${strays.length - 1} more` : ''}`,
      hint: 'Something writes code into the working tree while the tests run: ignore it, or exclude it in the manifest',
      ...other,
    });
  }
  if (removed.status !== 'pass') {
    const [rest] = removed.named;
    findings.push({
      code: 'gate-stray',
      message: `with the planted lines of ${file} gone, the gate still says ${removed.status} (${removed.reason})`,
      hint: 'The tests changed the working tree: look at what git status shows after a run',
      file: rest?.file ?? file,
      line: rest?.ranges[0]?.[0] ?? lines[0],
    });
  }
  return findings;
}
