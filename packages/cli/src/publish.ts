import path from 'node:path';
import { fitDocument } from './contract/fit-document.ts';
import type { FlagValues } from './flags/parse-flags.ts';
import { renderJson } from './render/json.ts';
import type { Report } from './render/report.ts';
import { styleFor } from './render/style.ts';
import type { World } from './world/world.ts';

/**
 * Says what a command found: the summary on stderr, the document on stdout when a program reads it, both to the
 * files that `--reporter` names, and the whole document to where it is kept.
 */
export function publish(report: Report, flags: FlagValues, world: World): void {
  const page = { maxItems: flags.count('max-items'), offset: flags.count('offset') ?? 0 };
  const verbose = flags.has('verbose');
  const whole = renderJson(report.document, { indent: true });
  if (report.keptAt !== null) {
    // The folder ignores itself, so what Tidemark writes never shows up as a change of the repository.
    world.files.write(path.join(path.dirname(report.keptAt), '.gitignore'), ['*\n']);
    world.files.write(report.keptAt, [whole]);
  }
  if (!flags.has('quiet'))
    world.stderr.write(report.summary(styleFor({ color: hasColor(flags, world), verbose })));
  if (printsJson(flags, world)) {
    world.stdout.write(renderJson(fitDocument(report.document, page), { indent: world.stdout.isTerminal }));
  }
  for (const reporter of flags.list('reporter')) {
    const [name, ...rest] = reporter.split(':');
    const target = rest.join(':');
    if (target === '') continue;
    const text = name === 'text' ? report.summary(styleFor({ color: false, verbose })) : whole;
    world.files.write(path.resolve(world.cwd, target), [text]);
  }
}

function printsJson(flags: FlagValues, world: World): boolean {
  if (flags.has('no-json')) return false;
  return flags.has('json') || flags.list('reporter').includes('json') || !world.stdout.isTerminal;
}

function hasColor(flags: FlagValues, { env, stderr }: World): boolean {
  return stderr.isTerminal && !flags.has('no-color') && (env['NO_COLOR'] ?? '') === '';
}
