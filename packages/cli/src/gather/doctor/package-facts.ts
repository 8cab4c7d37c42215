import path from 'node:path';
import { parentOf, type RepoPath } from '@tidemark/kernel';
import { entriesOf, textOf, valueAt } from '@tidemark/syntax';
import type { ConfigFile, PackageFacts } from '../../doctor/facts.ts';
import type { World } from '../../world/world.ts';
import { isRecord, parseJson } from '../package-json.ts';
import type { PackageFiles } from '../package-files.ts';
import { MANIFEST_FILE } from '../packages.ts';
import { readFirst } from './config-file.ts';

const EXTENSIONS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];
const VITEST_CONFIGS = ['vitest', 'vite'].flatMap((name) =>
  EXTENSIONS.map((ending) => `${name}.config.${ending}`),
);
const MEASURING = ['vitest', '@vitest/coverage-v8', '@vitest/coverage-istanbul'];

/** What git knows or would add: the files, and for each package with rules those below it. */
export interface Present {
  readonly files: ReadonlySet<RepoPath>;
  readonly below: ReadonlyMap<RepoPath, readonly RepoPath[]>;
}

/** Reads what doctor needs of one package; nothing of it is run. */
export async function packageFacts(
  world: World,
  root: string,
  { owner, code, allCode, hasTests }: PackageFiles,
  present: Present,
): Promise<PackageFacts> {
  const { ref, manifest } = owner;
  const first = (...names: readonly string[]) =>
    readFirst(world, root, ref.path, { names, present: present.files });
  const packageJson = await first('package.json');
  return {
    ref,
    manifest,
    manifestFile: owner.hasManifest ? await first(MANIFEST_FILE) : null,
    packageJson,
    scripts: scriptsOf(packageJson),
    code,
    allCode,
    files: present.below.get(ref.path) ?? [],
    hasTests,
    vitestConfig: await first(...VITEST_CONFIGS),
    turboConfig: await first('turbo.json', 'turbo.jsonc'),
    nxProject: await first('project.json'),
    installed: hasTests ? installedVersions(world, root, ref.path) : new Map(),
  };
}

/** Divides files among the packages whose manifest has rules; each goes to every one of them above it. */
export function presentBelow(
  packages: readonly PackageFiles[],
  files: readonly RepoPath[],
): Present['below'] {
  const ruled = packages.filter(
    ({ owner: { manifest } }) => manifest.exclude.length + manifest.allow.length > 0,
  );
  const below = new Map(ruled.map(({ owner }) => [owner.ref.path, [] as RepoPath[]]));
  for (const file of files) {
    for (let folder = parentOf(file); ; folder = parentOf(folder)) {
      below.get(folder)?.push(file);
      if (folder === '') break;
    }
  }
  return below;
}

function scriptsOf(packageJson: ConfigFile | null): Map<string, string> {
  const scripts = entriesOf(valueAt(packageJson?.value ?? null, 'scripts'));
  return new Map([...scripts].flatMap(([name, value]) => [[name, textOf(value) ?? ''] as const]));
}

/** As Node finds them: in the node_modules of the package, else of a folder above, up to the root. */
function installedVersions({ files }: World, root: string, folder: RepoPath): Map<string, string> {
  const versions = new Map<string, string>();
  for (const name of MEASURING) {
    for (let at = folder; ; at = parentOf(at)) {
      const bytes = files.read(path.join(root, at, 'node_modules', name, 'package.json'));
      const described = bytes === null ? null : parseJson(Buffer.from(bytes).toString('utf8'));
      if (isRecord(described) && typeof described['version'] === 'string')
        versions.set(name, described['version']);
      if (versions.has(name) || at === '') break;
    }
  }
  return versions;
}
