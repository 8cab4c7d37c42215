import { shownPercent } from '@tidemark/kernel';
import type { GateDocument } from '../contract/documents.ts';
import { percent, plain } from './plain.ts';

/** The report of a gate as Markdown. Its frontmatter is what later steps read; values from outside are quoted in it. */
export function coverageReport(document: GateDocument): string {
  return `${[...frontmatter(document), '', `# Coverage gate: ${document.coverageStatus}`, '', ...body(document)].join('\n')}\n`;
}

function frontmatter({
  coverageStatus,
  reason,
  head,
  repository,
  settings,
  measured,
  baseline,
}: GateDocument): string[] {
  const counts = (of: { covered: number; total: number } | null) =>
    of === null ? 'null' : `${of.covered}/${of.total}`;
  return [
    '---',
    `coverage_status: ${coverageStatus}`,
    `commit: ${head?.sha ?? 'null'}`,
    `tree: ${head?.tree ?? 'null'}`,
    `reason: ${reason}`,
    `repository: ${repository === null ? 'null' : JSON.stringify(plain(repository))}`,
    `policy: ${settings?.policy ?? 'null'}`,
    `metric: ${settings?.metric ?? 'null'}`,
    `measured: ${counts(measured)}`,
    `baseline: ${counts(baseline)}`,
    `floor: ${settings?.floor ?? 'null'}`,
    `epsilon: ${settings?.epsilon ?? 'null'}`,
    '---',
  ];
}

function body(document: GateDocument): string[] {
  const { measured, baseline, settings, findings, unmeasured, warnings, error } = document;
  const row = (name: string, of: { covered: number; total: number } | null) =>
    of === null ? [] : [`| ${name} | ${of.covered} | ${of.total} | ${percent(shownPercent(of))} |`];
  const rows = [...row('measured', measured), ...row('baseline', baseline)];
  const lowered = baseline?.override ?? null;
  return [
    ...(rows.length === 0
      ? []
      : [`| ${settings?.metric ?? ''} | covered | total | share |`, '|---|---:|---:|---:|', ...rows, '']),
    ...(lowered === null
      ? []
      : [
          `- The baseline is lowered until ${lowered.expires} by ${text(lowered.actor)}: ${text(lowered.reason)}`,
        ]),
    ...findings.flatMap(({ message, hint }) => [`- ${text(message)}`, `  ${text(hint)}`]),
    ...unmeasured.map(({ file, hint }) => `- ${text(file)}: ${text(hint)}`),
    ...(error?.problems ?? []).map(
      ({ code, message, hint }) => `- ${code}: ${text(message)} (${text(hint)})`,
    ),
    ...warnings.map(({ message }) => `- ${text(message)}`),
  ];
}

/** On one line, and nothing that Markdown or a page would act on. */
function text(value: string): string {
  return plain(value).replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`);
}
