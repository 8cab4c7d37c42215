import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { resolveConfig } from '@tidemark/manifest';
import { readCoverageStatus } from '@tidemark/verdict';
import type { GateDocument } from '../contract/documents.ts';
import { errorPart, internalError } from '../contract/error-part.ts';
import { gateDocument, gateError } from '../contract/gate-document.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { NOTHING_KNOWN } from '../gate/gate-outcome.ts';
import { configOfBase } from '../gate/config-of-base.ts';
import { gateSettings, type GateSettings } from '../gate/gate-settings.ts';
import { givenTo } from '../gate/given-to.ts';
import { runGate, type GatePlace } from '../gate/run-gate.ts';
import { findBase } from '../gather/find-base.ts';
import { reportsOf } from '../gather/workspace-config.ts';
import { outFolder } from '../out-folder.ts';
import { coverageReport } from '../render/coverage-report.ts';
import { gateText } from '../render/gate-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark gate`: may this branch land? */
export const gate: Command = { run, refuse: gateError };

const REPORT = 'coverage/.out/coverage-report.md';

async function run(flags: FlagValues, world: World): Promise<Report> {
  if (flags.has('fail-open') && flags.has('fail-closed')) return reportOf(gateError(errorPart([BOTH])), null);
  const cwd = standingIn(flags, world);
  const repository = await findRepository(world.run, cwd);
  if (!repository.ok) return reportOf(gateError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const base = await findBase(world, { cwd, flag: flags.text('base'), head: 'HEAD' });
  const config = await configOfBase(world, root, base);
  const known = config.ok ? config.value : resolveConfig({});
  const settings = gateSettings(givenTo(flags, world, known.gate));
  if (!settings.ok) return reportOf(gateError(errorPart(settings.problems)), null);
  // Whoever reads the report of a gate that was killed must not find the answer of an earlier run.
  const begun = writeReport(world, root, stoppedBy([NOT_FINISHED], settings.value));
  if (!begun.ok) return reportOf(gateError(errorPart(begun.problems)), root);
  const reports = reportsOf({ root, cwd, reports: flags.list('coverage') }, known);
  const document = config.ok
    ? await judge(world, { root, ...reports, base }, settings.value)
    : stoppedBy(config.problems, settings.value);
  const written = writeReport(world, root, document);
  return reportOf(written.ok ? written.value : gateError(errorPart(written.problems)), root);
}

function stoppedBy(problems: readonly Problem[], settings: GateSettings): GateDocument {
  return gateDocument({ ...NOTHING_KNOWN, problems }, settings);
}

/** A gate never throws: a bug of ours is an outcome as well. */
async function judge(world: World, place: GatePlace, settings: GateSettings): Promise<GateDocument> {
  try {
    return gateDocument(await runGate(world, place, settings), settings);
  } catch (error) {
    const part = internalError(error);
    return { ...gateDocument(NOTHING_KNOWN, settings), reason: part.code, error: part };
  }
}

const BOTH = {
  code: 'usage',
  message: '--fail-open and --fail-closed do not go together',
  hint: 'Give one of them',
} as const;

const NOT_FINISHED = {
  code: 'tool-error',
  message: 'the gate has begun and not finished',
  hint: 'Wait for it, or run it again if it was stopped',
} as const;

/** Writes the report and gives the document as it reads back: what stands in the file is what counts. */
function writeReport(world: World, root: string, document: GateDocument): Result<GateDocument> {
  const ready = outFolder(world, root);
  if (!ready.ok) return ready;
  const file = path.join(root, REPORT);
  const written = world.files.write(file, [coverageReport(document)]);
  if (!written.ok) return written;
  const bytes = world.files.read(file);
  const read = bytes === null ? null : readCoverageStatus(Buffer.from(bytes).toString('utf8'));
  if (read?.status === document.coverageStatus && read.commit === (document.head?.sha ?? null))
    return ok({ ...document, report: REPORT });
  return failed({
    code: 'tool-error',
    message: `${REPORT} does not read back as it was written`,
    hint: 'Let one gate at a time run in a working tree',
    file: REPORT,
  });
}

function reportOf(document: GateDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/gate.json');
  return { document, summary: (style, page) => gateText(document, style, page), root, keptAt };
}
