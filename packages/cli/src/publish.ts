import path from 'node:path';
import { ok, type Problem, type Result } from '@tidemark/kernel';
import { fitDocument, WHOLE } from './contract/fit-document.ts';
import type { FlagValues } from './flags/parse-flags.ts';
import { outFolder } from './out-folder.ts';
import { renderJson } from './render/json.ts';
import type { Report } from './render/report.ts';
import { styleFor } from './render/style.ts';
import type { World } from './world/world.ts';

/** What is said of a report: text for stderr and for stdout, either perhaps empty. */
export interface Spoken {
  readonly stderr: string;
  readonly stdout: string;
}

/** Puts a report into words: the summary for stderr, and the document for stdout when a program reads it. */
export function spoken(report: Report, flags: FlagValues, world: World): Spoken {
  const page = { maxItems: flags.count('max-items'), offset: flags.count('offset') ?? 0 };
  const style = styleFor({ color: hasColor(flags, world), verbose: flags.has('verbose') });
  const indent = world.stdout.isTerminal;
  return {
    stderr: flags.has('quiet') ? '' : report.summary(style, page),
    stdout: printsJson(flags, world) ? renderJson(fitDocument(report.document, page), { indent }) : '',
  };
}

/**
 * Writes a report to files: the whole document to where it is kept, and what each `--reporter` names. It comes before
 * anything is said, so that a report that cannot be written is still answered once. Gives what went wrong.
 */
export function keep(report: Report, flags: FlagValues, world: World): Problem[] {
  const whole = renderJson(report.document, { indent: true });
  const text = () => report.summary(styleFor({ color: false, verbose: flags.has('verbose') }), WHOLE);
  const results = flags.list('reporter').map((reporter): Result<null> => {
    const [name, ...rest] = reporter.split(':');
    const target = rest.join(':');
    if (target === '') return ok(null);
    return world.files.write(path.resolve(world.cwd, target), [name === 'text' ? text() : whole]);
  });
  if (report.keptAt !== null) {
    const ready = outFolder(world, path.resolve(report.keptAt, '../../..'));
    results.push(ready.ok ? world.files.write(report.keptAt, [whole]) : ready);
  }
  return results.flatMap((result) => (result.ok ? [] : result.problems));
}

function printsJson(flags: FlagValues, world: World): boolean {
  if (flags.has('no-json')) return false;
  return flags.has('json') || flags.list('reporter').includes('json') || !world.stdout.isTerminal;
}

function hasColor(flags: FlagValues, { env, stderr }: World): boolean {
  return stderr.isTerminal && !flags.has('no-color') && (env['NO_COLOR'] ?? '') === '';
}
