import { collect, ok, type Result } from '@tidemark/kernel';
import { knownVerdicts, type PackageRun, type Scope } from '@tidemark/mutation';
import type { WarningPart } from '../../contract/documents.ts';
import type { World } from '../../world/world.ts';
import type { MutationPackage } from './mutation-package.ts';
import { remember, remembered } from './part-files.ts';
import { SILENT, tellProgress } from './tell-progress.ts';
import { tryMutants } from './try-mutants.ts';

/** What to try of a package. */
export interface PlannedPackage {
  readonly target: MutationPackage;
  readonly files: readonly string[];
  readonly scope: Scope;
}

/** A package and what came of it; `nKnown` of its verdicts are from an earlier run. */
export interface TriedPackage {
  readonly target: MutationPackage;
  readonly scope: Scope;
  readonly run: PackageRun;
  readonly nKnown: number;
  readonly warnings: readonly WarningPart[];
}

/** One package after another, each with all processors; every package that cannot be judged is named. */
export async function tryPackages(
  world: World,
  root: string,
  planned: readonly PlannedPackage[],
  { isSilent }: { readonly isSilent: boolean },
): Promise<Result<TriedPackage[]>> {
  const results: Result<TriedPackage>[] = [];
  for (const { target, files, scope } of planned) {
    const { ref } = target.owner;
    const earlier = await remembered(world, root, target);
    const known = knownVerdicts(earlier, target.content);
    const teller = isSilent ? SILENT : tellProgress(world, ref.name, ref.path);
    const outcome = await tryMutants(world, { target, files, scope, known }, teller.onEvent);
    teller.done();
    results.push(outcome.ok ? await kept(world, root, { target, scope, ...outcome.value }) : outcome);
  }
  return collect(results);
}

async function kept(world: World, root: string, tried: TriedPackage): Promise<Result<TriedPackage>> {
  const written = await remember(world, root, tried.target, tried.run);
  return written.ok ? ok(tried) : written;
}
