import { InvariantError } from '@tidemark/kernel';
import { WHOLE } from './contract/fit-document.ts';
import { FINDING_REPORTERS } from './flags/reporter-flag.ts';
import { renderJson } from './render/json.ts';
import type { Report } from './render/report.ts';
import { styleFor } from './render/style.ts';

/** What a reporter makes of a whole report; null where there is nothing of which it could make anything. */
export async function reportAs(
  name: string,
  report: Report,
  { verbose }: { readonly verbose: boolean },
): Promise<Iterable<string | Uint8Array> | null> {
  const text = () => report.summary(styleFor({ color: false, verbose }), WHOLE);
  if (name === 'json') return [renderJson(report.document, { indent: true })];
  if (name === 'text') return [text()];
  if (name === 'cobertura') {
    if (report.coverage === undefined) return null;
    const { formatCobertura } = await import('@tidemark/coverage-model');
    return formatCobertura(report.coverage);
  }
  const known = FINDING_REPORTERS.find((entry) => entry === name);
  if (known === undefined) throw new InvariantError(`the reporter ${name} is in the table`);
  const [{ REPORTERS }, { locatedFindings }] = await Promise.all([
    import('./render/reporters/reporter-table.ts'),
    import('./render/reporters/located-finding.ts'),
  ]);
  const { document } = report;
  // The last line of every summary is the sentence that sums it up.
  const verdict = text().trimEnd().split('\n').at(-1) ?? '';
  return [REPORTERS[known]({ document, verdict, findings: locatedFindings(document) })];
}
