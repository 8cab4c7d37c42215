import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/** Packages by floor. One may import what lies below, never beside or above. */
const FLOORS: readonly (readonly string[])[] = [
  ['kernel'],
  ['manifest', 'coverage-model', 'changes', 'syntax'],
  ['mutation', 'scaffold'],
  ['verdict', 'ledger'],
  ['train'],
  ['cli'],
];

/** The few places that touch files, processes and the environment. */
const EDGES = [
  '^packages/cli/src/(?:world/|bin\\.ts)',
  // The entry of the one process that the reference workspace has.
  '^packages/features/app/src/start\\.ts',
  '^packages/(?:ledger|train|core-testing)/src/',
  // The assertion at boot reads the report of its own package, and is the only one of its package that does.
  '^packages/manifest/src/assert-feature-conformance\\.ts',
  '^tools/',
  '^scripts/',
  '^packages/[^/]+/test/',
  '/__tests__/',
  '\\.test\\.ts$',
];

/** Configurations of packages below core-testing: a workspace dependency on it would be a cycle. */
const CONFIGURATIONS = '(?:^|/)(?:feature\\.manifest|vitest\\.config)\\.ts$';

/** The composition root of the reference workspace: the one place where features meet. */
const APP = '^packages/features/app/';

/** What a feature shows of itself: its face, and its promise. */
const FEATURE_MANIFEST = '^packages/features/[^/]+/feature\\.manifest\\.ts$';
const FEATURE_FACE = '^packages/features/[^/]+/src/index\\.ts$';

const SOURCE = (names: readonly string[]) => `^packages/(?:${names.join('|')})/`;

const floorRules: IForbiddenRuleType[] = FLOORS.flatMap((names, floor) =>
  names.map((name) => ({
    name: `floor-${floor}-${name}`,
    comment: `${name} is on floor ${floor}: it imports only what lies below`,
    severity: 'error' as const,
    from: { path: `^packages/${name}/src/` },
    to: {
      path: '^packages/',
      pathNot: [SOURCE([name]), ...(floor === 0 ? [] : [SOURCE(FLOORS.slice(0, floor).flat())])],
    },
  })),
);

/** What moves a ref, or writes a table. */
const LEDGER_WRITERS =
  '^packages/ledger/src/(?:index|open-ledger|git/(?:git-store|move-ref|next-entry|plan-move|write-entry)|[a-z]+/[a-z]+-store)\\.ts$';

/** What moves main. */
const TRAIN = '^packages/train/src/';

/** The rules of docs/architecture.md, each with what to do about a violation. */
export const RULES: IConfiguration = {
  forbidden: [
    ...floorRules,
    {
      name: 'side-core-testing',
      comment: 'core-testing stands beside the floors: it imports kernel and manifest only',
      severity: 'error',
      from: { path: '^packages/core-testing/src/' },
      to: { path: '^packages/', pathNot: SOURCE(['core-testing', 'kernel', 'manifest']) },
    },
    {
      name: 'features-stand-alone',
      comment: 'a feature imports its own files, manifest and core-testing; features do not know each other',
      severity: 'error',
      from: { path: '^packages/features/([^/]+)/', pathNot: APP },
      to: {
        path: '^(?:packages|tools)/',
        pathNot: ['^packages/features/$1/', SOURCE(['manifest', 'core-testing'])],
      },
    },
    {
      name: 'app-wires-features',
      comment: 'the app imports features through their faces and manifests, manifest and core-testing',
      severity: 'error',
      from: { path: APP },
      to: {
        path: '^(?:packages|tools)/',
        pathNot: [APP, FEATURE_FACE, FEATURE_MANIFEST, SOURCE(['manifest', 'core-testing'])],
      },
    },
    {
      name: 'test-kit-knows-nothing-of-ours',
      comment: 'every package is tested with the test-kit, so it can use none of them',
      severity: 'error',
      from: { path: '^tools/test-kit/src/' },
      to: { path: '^packages/' },
    },
    {
      name: 'through-the-face',
      comment: 'import a package by its name; what its index.ts does not export is its own business',
      severity: 'error',
      from: { path: '^packages/(?:features/)?([^/]+)/', pathNot: CONFIGURATIONS },
      to: {
        path: '^packages/(?:features/)?([^/]+)/',
        pathNot: [
          '^packages/(?:features/)?$1/',
          '/src/index\\.ts$',
          '^packages/train/src/http\\.ts$',
          '^packages/ledger/src/(?:look|sqlite/sqlite-database|postgres/postgres-session)\\.ts$',
          FEATURE_MANIFEST,
        ],
      },
    },
    {
      name: 'no-relative-way-to-another-package',
      comment: 'import a package by its name, not by a path',
      severity: 'error',
      from: { path: '^packages/(?:features/)?([^/]+)/', pathNot: CONFIGURATIONS },
      to: { path: '^packages/', pathNot: '^packages/(?:features/)?$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'edges-touch-the-world',
      comment:
        'files, processes and the environment are reached through a parameter; see packages/cli/src/world',
      severity: 'error',
      from: { path: '^packages/', pathNot: [...EDGES, CONFIGURATIONS] },
      to: { path: '^(?:node:)?(?:fs|fs/promises|child_process|process|worker_threads|net|http|https|os)$' },
    },
    {
      name: 'gate-only-looks',
      comment:
        'a gate pushes, deploys and restarts nothing: it sees the ledger through its face for looking, and no train',
      severity: 'error',
      from: { path: ['^packages/cli/src/(?:commands/gate\\.ts|gate/)', '^packages/verdict/src/'] },
      to: { path: [LEDGER_WRITERS, TRAIN], reachable: true },
    },
    {
      name: 'render-makes-strings',
      comment: 'a renderer is given a finished document and returns text',
      severity: 'error',
      from: { path: '^packages/cli/src/render/' },
      to: { path: '^packages/cli/src/(?:world|gather|commands)/' },
    },
    {
      name: 'no-cycles',
      comment: 'two modules that need each other are one, or a third is missing',
      severity: 'error',
      from: { path: '^(?:packages|tools|scripts)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'what no command reaches goes',
      severity: 'error',
      from: {
        orphan: true,
        path: '^packages/[^/]+/src/',
        pathNot: '(?:provenance-reporter|stryker-plugin)\\.ts$',
      },
      to: {},
    },
    {
      name: 'no-drawers',
      comment: 'name the folder for what is in it',
      severity: 'error',
      from: {},
      to: { path: '^(?:packages|tools)/.*/(?:utils?|helpers|common|shared)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:node_modules|dist|coverage|reports|\\.work)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default', 'types'],
      extensions: ['.ts'],
    },
  },
};
