import type { AdoptionFacts, AdoptionPlan, PlannedFile } from '@tidemark/scaffold';
import type { ErrorPart, InitDocument } from './documents.ts';

/** The document of a plan: `planned`, `written`, or `adopted` where there is nothing left to write. */
export function initDocument(
  facts: AdoptionFacts,
  plan: AdoptionPlan,
  outcome: Pick<InitDocument, 'reason' | 'written'>,
): InitDocument {
  return {
    ...emptyInit(),
    ...planParts(facts, plan),
    status: 'pass',
    ...outcome,
    next: nextOf(facts, plan, outcome),
  };
}

/** The document of an adoption that was not done, with the plan where there was one. */
export function initError(error: ErrorPart): InitDocument {
  return { ...emptyInit(), status: 'error', reason: error.code, error };
}

/** The same with the plan that was not written. */
export function initRefused(facts: AdoptionFacts, plan: AdoptionPlan, error: ErrorPart): InitDocument {
  return { ...initError(error), ...planParts(facts, plan) };
}

function planParts(
  { manager, turbo, nx }: AdoptionFacts,
  { packages, files, byHand }: AdoptionPlan,
): Pick<InitDocument, 'workspace' | 'packages' | 'files' | 'byHand'> {
  return {
    workspace: {
      manager,
      tasks: turbo !== null ? 'turbo' : nx !== null ? 'nx' : null,
      packages: packages.length,
    },
    packages: packages.map((entry) => ({
      name: entry.name,
      path: entry.folder,
      runner: entry.runner,
      isAdopted: entry.isAdopted,
      measuredBy: entry.measuredBy,
      configLeft: entry.configLeft,
      layers: entry.layers.map(({ layer, globs, why }) => ({ layer, globs: [...globs], why })),
      bands: Object.fromEntries(entry.bands),
      bandsFrom: entry.bandsFrom,
      exclude: [...entry.exclude],
    })),
    files: files.map((file) => ({
      path: file.path,
      action: file.before === null ? 'create' : 'edit',
      added: addedLines(file),
    })),
    byHand: byHand.map((entry) => ({ ...entry })),
  };
}

/** An edit only puts text in, so a line of the new text that is not the next one of the old is new. */
function addedLines({ before, after }: PlannedFile): string[] {
  const old = before === null ? [] : linesOf(before);
  let at = 0;
  return linesOf(after).filter((line) => {
    const isOld = at < old.length && (line === old[at] || line === `${old[at]},`);
    if (isOld) at += 1;
    return !isOld;
  });
}

function linesOf(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function nextOf(
  { manager }: AdoptionFacts,
  { files, packages }: AdoptionPlan,
  { reason }: Pick<InitDocument, 'reason'>,
): string[] {
  if (reason !== 'written') return [];
  const installs = files.some(({ before, after }) => dependencies(after) > dependencies(before ?? ''));
  const install = installs ? [`${manager} install`] : [];
  // Where nothing can be measured before a hand has done its part, there is no script yet that measures all of it.
  if (packages.every(({ measuredBy }) => measuredBy === 'unknown'))
    return [...install, `${manager === 'npm' ? 'npx' : manager} tidemark init`];
  const run = manager === 'npm' ? 'npm run' : manager;
  return [...install, `${run} test:coverage`, `${run} coverage:aggregate`, `${run} coverage:diff`];
}

function dependencies(text: string): number {
  return text.match(/"(?:tidemark|@tidemark\/[\w-]+|@vitest\/coverage-v8)":/g)?.length ?? 0;
}

function emptyInit(): InitDocument {
  return {
    $schema: 'urn:tidemark:schema:init:v1',
    schemaVersion: 1,
    command: 'init',
    status: 'error',
    reason: 'internal',
    workspace: null,
    packages: [],
    files: [],
    byHand: [],
    written: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
  };
}
