import path from 'node:path';
import type { RepoPath } from '@tidemark/kernel';
import { textOf, valueAt } from '@tidemark/syntax';
import type { NodePin, PackageFacts } from '../../doctor/facts.ts';
import type { World } from '../../world/world.ts';

const VERSION_FILES = ['.nvmrc', '.node-version'] as const;

/** What the repository says about the Node it wants: version files of the root, `engines`, `devEngines` and volta. */
export function nodePins({ files }: World, root: string, packages: readonly PackageFacts[]): NodePin[] {
  const fromFiles = VERSION_FILES.flatMap((name) => {
    const absolute = path.join(root, name);
    const bytes = files.kindOf(absolute) === 'file' ? files.read(absolute) : null;
    const lines = bytes === null ? [] : Buffer.from(bytes).toString('utf8').split('\n');
    const index = lines.findIndex((line) => /^\s*[^#\s]/.test(line));
    const range = lines[index]?.replace(/#.*/, '').trim() ?? '';
    return range === '' ? [] : [{ file: name as string as RepoPath, line: index + 1, range }];
  });
  return [...fromFiles, ...packages.flatMap(packagePins)];
}

function packagePins({ packageJson, hasTests, ref }: PackageFacts): NodePin[] {
  if (packageJson === null || (!hasTests && ref.path !== '')) return [];
  const runtime = valueAt(packageJson.value, 'devEngines', 'runtime');
  const runtimes = (runtime?.kind === 'list' ? runtime.items : [runtime]).flatMap((entry) =>
    textOf(valueAt(entry, 'name')) === 'node' ? [valueAt(entry, 'version')] : [],
  );
  return [
    valueAt(packageJson.value, 'engines', 'node'),
    valueAt(packageJson.value, 'volta', 'node'),
    ...runtimes,
  ].flatMap((value) => {
    const range = textOf(value);
    return value === null || range === null ? [] : [{ file: packageJson.file, line: value.line, range }];
  });
}
