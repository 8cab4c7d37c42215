import type { MutationDocument } from '../../../packages/cli/src/contract/documents.ts';

/** GitHub takes 65536 characters; nobody reads so many survivors. */
const MOST_SURVIVORS = 50;
const MOST_TEXT = 120;

/** What fell and which mutants nobody noticed, as Markdown; the artifact of the run holds all of them. */
export function driftText(
  { below, survivors }: MutationDocument,
  { run, commit }: { readonly run: string; readonly commit: string },
): string {
  const found = survivors.filter(({ isFinding }) => isFinding);
  const shown = found.slice(0, MOST_SURVIVORS);
  return [
    `On ${commit} the tests notice less than was promised, or than \`coverage/mutation.json\` says. [The run](${run}) holds the whole report.`,
    '',
    ...below.map(
      ({ kind, package: name, actual, before, required }) =>
        `- ${code(name)} (${kind}): ${actual.covered} of ${actual.total} mutants noticed${before === null ? '' : `, before ${before.covered} of ${before.total}`}; promised are ${required} %`,
    ),
    ...(shown.length === 0 ? [] : ['', 'Nobody noticed:', '']),
    ...shown.map(
      ({ file, range, mutator, original, replacement }) =>
        `- ${code(`${file}:${range.start.line}`)} ${mutator}: ${code(original)} became ${code(replacement)}`,
    ),
    ...(found.length > shown.length ? [`- and ${found.length - shown.length} more`] : []),
    '',
    'How to read it: docs/guides/mutation.md. `pnpm tidemark mutate --package <name>` tries them again.',
    '',
  ].join('\n');
}

/** A span that holds any text of a source on one line: nobody is mentioned by it, and no markup starts in it. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)}…` : line;
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${short} ${fence}`;
}
