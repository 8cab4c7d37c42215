import { fitDocument } from './contract/fit-document.ts';
import type { FlagValues } from './flags/parse-flags.ts';
import { renderJson } from './render/json.ts';
import type { Report } from './render/report.ts';
import { styleFor } from './render/style.ts';
import { reportAs } from './report-as.ts';
import type { World } from './world/world.ts';

/** What is said of a report: text for stderr and for stdout, either perhaps empty. */
export interface Spoken {
  readonly stderr: string;
  readonly stdout: string;
}

/**
 * Puts a report into words: the summary for stderr, and what a reporter without a path says there; the document for
 * stdout when a program reads it.
 */
export async function spoken(report: Report, flags: FlagValues, world: World): Promise<Spoken> {
  const page = { maxItems: flags.count('max-items'), offset: flags.count('offset') ?? 0 };
  const style = styleFor({ color: hasColor(flags, world), verbose: flags.has('verbose') });
  const indent = world.stdout.isTerminal;
  const summary = flags.has('quiet') ? '' : report.summary(style, page);
  const commands = flags.list('reporter').includes('github')
    ? await reportAs('github', report, { verbose: false })
    : [];
  return {
    stderr: [summary, ...(commands ?? [])].join(''),
    stdout: printsJson(flags, world) ? renderJson(fitDocument(report.document, page), { indent }) : '',
  };
}

function printsJson(flags: FlagValues, world: World): boolean {
  if (flags.has('no-json')) return false;
  return flags.has('json') || flags.list('reporter').includes('json') || !world.stdout.isTerminal;
}

function hasColor(flags: FlagValues, { env, stderr }: World): boolean {
  return stderr.isTerminal && !flags.has('no-color') && (env['NO_COLOR'] ?? '') === '';
}
