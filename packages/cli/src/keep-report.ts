import path from 'node:path';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { FlagValues } from './flags/parse-flags.ts';
import { reporterWish } from './flags/reporter-flag.ts';
import { unlessReportsChange } from './gather/report-reader.ts';
import { outFolder } from './out-folder.ts';
import { renderJson } from './render/json.ts';
import type { Report } from './render/report.ts';
import { withSection } from './render/reporters/section-marks.ts';
import { reportAs } from './report-as.ts';
import type { World } from './world/world.ts';

/**
 * Writes a report to files: the whole document to where it is kept, and what each `--reporter` names. It comes before
 * anything is said, so that a report that cannot be written is still answered once. Gives what went wrong.
 */
export async function keepReport(report: Report, flags: FlagValues, world: World): Promise<Problem[]> {
  const results: Result<null>[] = [];
  for (const { name, path: target } of flags.list('reporter').map(reporterWish)) {
    if (target === null) continue;
    const file = path.resolve(world.cwd, target);
    results.push(await unlessReportsChange(() => writeAs(name, file, report, flags, world)));
  }
  if (report.keptAt !== null) {
    const whole = renderJson(report.document, { indent: true });
    const ready = outFolder(world, path.resolve(report.keptAt, '../../..'));
    results.push(ready.ok ? world.files.write(report.keptAt, [whole]) : ready);
  }
  return results.flatMap((result) => (result.ok ? [] : result.problems));
}

async function writeAs(
  name: string,
  file: string,
  report: Report,
  flags: FlagValues,
  { files }: World,
): Promise<Result<null>> {
  const chunks = await reportAs(name, report, { verbose: flags.has('verbose') });
  const real = files.realPath(file) ?? file;
  // Whoever reads the file must not find what an earlier run measured there.
  if (chunks === null) return files.kindOf(real) === 'file' ? files.remove(real) : ok(null);
  if (name !== 'markdown') return files.write(file, chunks);
  const before = files.read(file);
  // What cannot be read must not be lost, be it for its size or because nobody may read it.
  if (before === null && files.kindOf(real) === 'file') return unread(file);
  return files.write(file, [withSection(before, report.document.command, [...chunks].join(''))]);
}

function unread(file: string): Result<never> {
  return failed({
    code: 'usage',
    message: `${file} cannot be read, so what it holds could not be kept`,
    hint: 'Name another file, or take this one away',
    file,
  });
}
