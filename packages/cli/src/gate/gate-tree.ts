import path from 'node:path';
import type { ResolvedBase } from '@tidemark/changes';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { Measurement } from '@tidemark/ledger/look';
import { resolveConfig, type GateConfig } from '@tidemark/manifest';
import { readCoverageStatus } from '@tidemark/verdict';
import type { GateDocument } from '../contract/documents.ts';
import { errorPart, internalError } from '../contract/error-part.ts';
import { gateDocument, gateError } from '../contract/gate-document.ts';
import { reportsOf } from '../gather/workspace-config.ts';
import { outFolder } from '../out-folder.ts';
import { coverageReport } from '../render/coverage-report.ts';
import type { World } from '../world/world.ts';
import { configOfBase } from './config-of-base.ts';
import { NOTHING_KNOWN } from './gate-outcome.ts';
import { gateSettings, type GateSettings, type Given } from './gate-settings.ts';
import { runGate, type GatePlace } from './run-gate.ts';

/** Where the answer of a gate is written, from the root; its frontmatter is what later steps read. */
export const COVERAGE_REPORT = 'coverage/.out/coverage-report.md';

/** Which tree is judged against which base, and how that is set. `reports` are taken from `cwd`. */
export interface GateQuestion {
  readonly root: string;
  readonly cwd: string;
  readonly base: Result<ResolvedBase>;
  readonly reports: readonly string[];
  readonly givenTo: (config: GateConfig) => Given;
}

/** The answer of a gate, as its report reads back, and what could raise the baseline. */
export interface GatedTree {
  readonly document: GateDocument;
  readonly measurement: Measurement | null;
}

/** Judges a working tree and writes its report. The config is that of the base. Never throws, whatever goes wrong. */
export async function gateTree(world: World, question: GateQuestion): Promise<GatedTree> {
  const { root, cwd, base, reports, givenTo } = question;
  const config = await configOfBase(world, root, base);
  const known = config.ok ? config.value : resolveConfig({});
  const settings = gateSettings(givenTo(known.gate));
  if (!settings.ok) return refused(settings.problems);
  // Whoever reads the report of a gate that was killed must not find the answer of an earlier run.
  const begun = writeReport(world, root, stoppedBy([NOT_FINISHED], settings.value));
  if (!begun.ok) return refused(begun.problems);
  const place = { root, ...reportsOf({ root, cwd, reports }, known), base };
  const gated = config.ok
    ? await judge(world, place, settings.value)
    : { document: stoppedBy(config.problems, settings.value), measurement: null };
  const written = writeReport(world, root, gated.document);
  return written.ok ? { ...gated, document: written.value } : refused(written.problems);
}

function refused(problems: readonly Problem[]): GatedTree {
  return { document: gateError(errorPart(problems)), measurement: null };
}

function stoppedBy(problems: readonly Problem[], settings: GateSettings): GateDocument {
  return gateDocument({ ...NOTHING_KNOWN, problems }, settings);
}

/** A gate never throws: a bug of ours is an outcome as well. */
async function judge(world: World, place: GatePlace, settings: GateSettings): Promise<GatedTree> {
  try {
    const outcome = await runGate(world, place, settings);
    return { document: gateDocument(outcome, settings), measurement: outcome.measurement };
  } catch (error) {
    const part = internalError(error);
    const document = { ...gateDocument(NOTHING_KNOWN, settings), reason: part.code, error: part };
    return { document, measurement: null };
  }
}

const NOT_FINISHED = {
  code: 'tool-error',
  message: 'the gate has begun and not finished',
  hint: 'Wait for it, or run it again if it was stopped',
} as const;

/** Writes the report and gives the document as it reads back: what stands in the file is what counts. */
function writeReport(world: World, root: string, document: GateDocument): Result<GateDocument> {
  const ready = outFolder(world, root);
  if (!ready.ok) return ready;
  const file = path.join(root, COVERAGE_REPORT);
  const written = world.files.write(file, [coverageReport(document)]);
  if (!written.ok) return written;
  const bytes = world.files.read(file);
  const read = bytes === null ? null : readCoverageStatus(Buffer.from(bytes).toString('utf8'));
  if (read?.status === document.coverageStatus && read.commit === (document.head?.sha ?? null))
    return ok({ ...document, report: COVERAGE_REPORT });
  return failed({
    code: 'tool-error',
    message: `${COVERAGE_REPORT} does not read back as it was written`,
    hint: 'Let one gate at a time run in a working tree',
    file: COVERAGE_REPORT,
  });
}
