import path from 'node:path';
import { findRepository } from '@tidemark/changes';
import { doctorDocument, doctorError } from '../contract/doctor-document.ts';
import type { DoctorDocument } from '../contract/documents.ts';
import { errorPart } from '../contract/error-part.ts';
import { CHECKS, examine } from '../doctor/checks.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import { repositoryFacts } from '../gather/doctor/repository-facts.ts';
import { doctorText } from '../render/doctor-text.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Command } from './command-spec.ts';
import { standingIn } from './standing-in.ts';

/** `tidemark doctor`: what would make the gates lie? */
export const doctor: Command = { run, refuse: doctorError };

async function run(flags: FlagValues, world: World): Promise<Report> {
  const repository = await findRepository(world.run, standingIn(flags, world));
  if (!repository.ok) return reportOf(doctorError(errorPart(repository.problems)), null);
  const { root } = repository.value;
  const facts = await repositoryFacts(world, repository.value);
  if (!facts.ok) return reportOf(doctorError(errorPart(facts.problems)), root);
  const sizes = { nPackages: facts.value.packages.length, nChecks: Object.keys(CHECKS).length };
  return reportOf(doctorDocument(examine(facts.value), sizes), root);
}

function reportOf(document: DoctorDocument, root: string | null): Report {
  const keptAt = root === null ? null : path.join(root, 'coverage/.out/doctor.json');
  return { document, summary: (style, page) => doctorText(document, style, page), root, keptAt };
}
