import { emptyRepository, type FileTree, type Repository } from '@tidemark/test-kit';
import type { DoctorDocument } from '../../src/contract/documents.ts';
import type { World } from '../../src/world/world.ts';
import { source, tidemark, type Answer } from '../run-tidemark.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A workspace that makes no gate lie: tasks, workflow, configs and manifest are as they should be. */
const HEALTHY: FileTree = {
  '.gitignore': '/coverage/*\n!/coverage/summary.json\n/packages/*/coverage/\nnode_modules/\n',
  '.nvmrc': '# the harvest\nv24\n',
  'package.json': json({ name: 'orchard', engines: { node: '>=22' }, scripts: { gate: 'tidemark diff' } }),
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'coverage/summary.json': '{}\n',
  'turbo.json':
    '{\n  // cached\n  "tasks": {\n    "test:coverage": {\n      "outputs": ["coverage/**", "!coverage/.tmp/**"]\n    }\n  }\n}\n',
  '.github/workflows/gate.yml': workflow(),
  'packages/apple/package.json': json({
    name: 'apple',
    scripts: { 'test:coverage': 'vitest run --coverage' },
    devDependencies: { vitest: '5.1.0', '@vitest/coverage-v8': '5.1.0' },
  }),
  'packages/apple/vitest.config.ts':
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { coverage: vitestCoverage(manifest) } });\n",
  'packages/apple/feature.manifest.ts':
    "export default {\n  name: 'apple',\n  coverage: {\n    exclude: ['src/generated/**'],\n  },\n};\n",
  'packages/apple/src/apple.ts': source(3),
  'packages/apple/src/apple.test.ts': source(1),
  'packages/apple/src/generated/tree.ts': source(1),
};

/** The healthy workspace with other files in it; null takes one out. */
export function orchard(files: Readonly<Record<string, string | null>> = {}): Repository {
  const all = Object.entries({ ...HEALTHY, ...files });
  const repository = emptyRepository();
  repository.write(Object.fromEntries(all.flatMap(([name, text]) => (text === null ? [] : [[name, text]]))));
  // Nothing that doctor looks at needs a commit.
  repository.git('add', '--all', '--force');
  return repository;
}

/** A package.json of the workspace's package with this beside what it has. */
export function applePackage(more: Readonly<Record<string, unknown>>): Record<string, string> {
  const described = JSON.parse(String(HEALTHY['packages/apple/package.json']));
  return { 'packages/apple/package.json': json({ ...described, ...more }) };
}

/** A workflow that checks out and gates, with other parts where they are given. */
export function workflow({
  on = '{ pull_request: {}, merge_group: {} }',
  checkout = '      - uses: actions/checkout@v7\n        with:\n          fetch-depth: 0\n',
  run = 'pnpm gate',
} = {}): string {
  return `name: gate\non: ${on}\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n${checkout}      - run: ${run}\n`;
}

export function doctor(
  place: Repository | string,
  world: Partial<World> = {},
): Promise<Answer<DoctorDocument>> {
  return tidemark(place, ['doctor'], { nodeVersion: '24.21.0', today: '2026-11-21', ...world });
}

/** What doctor finds, as `code file:line`. */
export async function found(place: Repository | string, world: Partial<World> = {}): Promise<string[]> {
  const { document } = await doctor(place, world);
  if (document.error !== null) return [document.error.code];
  return document.findings.map(
    ({ code, file, line }) => `${code}${file === null ? '' : ` ${file}`}${line === null ? '' : `:${line}`}`,
  );
}
