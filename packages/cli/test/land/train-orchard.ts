import path from 'node:path';
import {
  createRepository,
  repositoryAt,
  temporaryFolder,
  type FileTree,
  type Repository,
} from '@tidemark/test-kit';
import { onTestFinished, vi } from 'vitest';
import type { BaselineDocument, LandDocument } from '../../src/contract/documents.ts';
import type { World } from '../../src/world/world.ts';
import { source, tidemark, type Answer } from '../run-tidemark.ts';

/** Measures as a test run would, in no time: of all lines so many ran as the file `covered` says. */
const MEASURE = `mkdir -p coverage
{
  printf 'TN:\\nSF:src/apple.ts\\n'
  awk -v covered="$(cat covered)" '{ print "DA:" NR "," (NR <= covered ? 1 : 0) }' src/apple.ts
  echo end_of_record
} > coverage/lcov.info
`;

export const CONFIG = 'tidemark.config.ts';

/** A clone whose main lies at a bare remote, with a gate that measures by a script; \`covered\` is what it finds. */
export interface TrainOrchard {
  readonly clone: Repository;
  readonly bare: Repository;
  /** Makes a branch of main as it is now, and pushes it; gives its commit. */
  readonly branch: (name: string, files: FileTree) => string;
  readonly land: (words: readonly string[], world?: Partial<World>) => Promise<Answer<LandDocument>>;
  readonly main: () => string;
  /** Covered lines of the mark, and the commit it is of; null where there is none. */
  readonly mark: (...words: readonly string[]) => Promise<readonly [number, string] | null>;
}

export function config(gate: string, land = ''): FileTree {
  return { [CONFIG]: `export default { gate: { measure: 'sh measure.sh', ${gate} }, land: { ${land} } };\n` };
}

export function trainOrchard(files: FileTree = config('floor: 50')): TrainOrchard {
  vi.stubEnv('TMPDIR', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const clone = createRepository({
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard"}',
    'src/apple.ts': source(10),
    'measure.sh': MEASURE,
    covered: '8\n',
    ...files,
  });
  const bare = repositoryAt(path.join(temporaryFolder(), 'orchard.git'));
  clone.git('clone', '--quiet', '--bare', clone.root, bare.root);
  clone.git('remote', 'add', 'origin', bare.root);
  clone.git('switch', '--quiet', '--detach');
  return {
    clone,
    bare,
    branch: (name, changed) => {
      clone.git('fetch', '--quiet', 'origin', 'main');
      clone.git('switch', '--quiet', '--detach', 'FETCH_HEAD');
      clone.write(changed);
      clone.git('add', '--all');
      clone.git('commit', '--quiet', '--allow-empty', '-m', name);
      clone.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${name}`);
      return clone.git('rev-parse', 'HEAD').trim();
    },
    land: (words, world = {}) => tidemark<LandDocument>(clone, ['land', ...words], world),
    main: () => bare.git('rev-parse', 'refs/heads/main').trim(),
    mark: async (...words) => {
      const { document } = await tidemark<BaselineDocument>(clone, ['baseline', 'show', ...words]);
      const lines = document.entries[0]?.marks.lines ?? null;
      return lines === null ? null : [lines.covered, lines.commit];
    },
  };
}
