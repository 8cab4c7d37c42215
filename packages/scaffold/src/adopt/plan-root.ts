import { withJsonValue } from '../text/object-text.ts';
import type { AdoptionFacts, TextFile } from './adoption-facts.ts';
import type { ByHand } from './adoption-plan.ts';
import type { Drafts } from './drafts.ts';
import type { Measuring } from './plan-measuring.ts';

/** Plans the scripts and dependencies of the root, and what packages miss to be measured at all. A name that is taken stays. */
export async function planRoot(
  facts: AdoptionFacts,
  measuring: Measuring,
  drafts: Drafts,
): Promise<ByHand[]> {
  const root = facts.packages.find(({ folder }) => folder === '');
  if (root?.packageJson == null || measuring.measuredBy.size === 0) return [];
  const byHand: ByHand[] = [];
  const scripts = [
    ['test:coverage', measureAll(facts, measuring)],
    ['coverage:diff', 'tidemark diff'],
    ['coverage:aggregate', 'tidemark aggregate'],
  ] as const;
  for (const [name, text] of scripts) {
    if (text === null) continue;
    const there = root.scripts.get(name);
    if (there === undefined) byHand.push(...(await put(drafts, root.packageJson, ['scripts', name], text)));
    else if (name !== 'test:coverage' && !there.includes('tidemark')) {
      const what = `The name ${name} is taken; give another script this text`;
      byHand.push({
        file: root.packageJson.path,
        what,
        text: `"tidemark:${name.slice('coverage:'.length)}": "${text}"`,
      });
    }
  }
  for (const [file, name, version] of dependencies(facts, measuring, root.packageJson)) {
    if (new RegExp(`"${name}"\\s*:`).test(drafts.textOf(file))) continue;
    byHand.push(...(await put(drafts, file, ['devDependencies', name], version)));
  }
  return byHand;
}

async function put(
  drafts: Drafts,
  file: TextFile,
  path: readonly string[],
  value: string,
): Promise<ByHand[]> {
  const order = path[0] === 'devDependencies' ? 'by-name' : 'last';
  const after = await withJsonValue(drafts.textOf(file), path, value, order);
  if (after !== null) {
    drafts.edit(file, after);
    return [];
  }
  const text = `"${path.at(-1)}": ${JSON.stringify(value)}`;
  return [{ file: file.path, what: `Add this to ${path.slice(0, -1).join('.')}`, text }];
}

/** One command at the root that measures everything; null where the root is the package, or has one. */
function measureAll(facts: AdoptionFacts, { rootScript, taskNames, ownFolders }: Measuring): string | null {
  const parts = [
    rootScript,
    ownFolders.length === 0 || !facts.isWorkspace ? null : inPackages(facts, taskNames, ownFolders),
  ];
  const there = parts.filter((part) => part !== null);
  return there.length === 0 ? null : there.join(' && ');
}

function inPackages(
  { manager, turbo, nx, packages }: AdoptionFacts,
  names: readonly string[],
  folders: readonly string[],
): string {
  if (turbo !== null) return `turbo run ${names.join(' ')} --continue`;
  if (nx !== null) {
    const root = packages.find(({ folder }) => folder === '')?.name ?? '';
    return `nx run-many --targets=${names.join(',')} --exclude=${root}`;
  }
  if (manager === 'pnpm') return names.map((name) => `pnpm -r run ${name}`).join(' && ');
  if (manager === 'npm') return names.map((name) => `npm run ${name} --workspaces --if-present`).join(' && ');
  // Yarn 1 and later ones share only this way.
  return packages
    .filter(({ folder }) => folders.includes(folder))
    .map(
      ({ name, scripts }) =>
        `yarn workspace ${name} ${names.find((entry) => scripts.has(entry)) ?? names[0]}`,
    )
    .join(' && ');
}

function dependencies(
  { packages, version, isStrict }: AdoptionFacts,
  { isWired, measuredBy }: Measuring,
  file: TextFile,
): (readonly [file: TextFile, name: string, version: string])[] {
  const ours = [
    'tidemark',
    ...(isStrict ? [] : ['@tidemark/manifest']),
    ...(isWired ? ['@tidemark/core-testing'] : []),
  ];
  const providers = packages.flatMap((entry) => {
    const by = measuredBy.get(entry.folder);
    if (
      entry.runner !== 'vitest' ||
      entry.provider !== null ||
      entry.vitestVersion === null ||
      by === undefined
    )
      return [];
    const asks =
      /"vitest"\s*:/.test(entry.packageJson?.text ?? '') && by !== 'root' ? entry.packageJson : null;
    return [[asks ?? file, '@vitest/coverage-v8', entry.vitestVersion] as const];
  });
  return [...ours.map((name) => [file, name, `^${version}`] as const), ...providers];
}
