import type { RepoPath } from '@tidemark/kernel';
import { readJsonValue, textOf, valueAt } from '@tidemark/syntax';
import type { AdoptionFacts } from './adoption-facts.ts';
import type { Drafts } from './drafts.ts';

/** Where the workflow is written: a name that no other tool takes. */
export const WORKFLOW = '.github/workflows/tidemark.yml' as RepoPath;

/** Plans a workflow that measures and judges each change, once the root has one command that measures everything. */
export async function planWorkflow({ ci, manager, packages }: AdoptionFacts, drafts: Drafts): Promise<void> {
  const root = packages.find(({ folder }) => folder === '');
  if (ci === null || root?.packageJson == null) return;
  const described = await readJsonValue(drafts.textOf(root.packageJson));
  if (textOf(valueAt(described, 'scripts', 'test:coverage')) === null) return;
  // Behind a plus stands the checksum that corepack reads.
  const [asked = ''] = (textOf(valueAt(described, 'packageManager')) ?? '').split('+');
  const tool = new RegExp(`^${manager}@\\d[\\w.-]*$`).test(asked) ? asked : manager;
  const node = ci.nodeFile === null ? 'node-version: 24' : `node-version-file: ${ci.nodeFile}`;
  drafts.create(WORKFLOW, workflowText({ ...COMMANDS[manager](tool), node }));
}

interface Commands {
  /** What makes the package manager be there; null where it comes with Node. */
  readonly get: string | null;
  readonly install: string;
  readonly test: string;
  readonly tidemark: string;
}

const COMMANDS: Record<AdoptionFacts['manager'], (tool: string) => Commands> = {
  pnpm: (tool) => ({
    get: `npm install --global ${tool}`,
    install: 'pnpm install --frozen-lockfile',
    test: 'pnpm test:coverage',
    tidemark: 'pnpm exec tidemark',
  }),
  npm: () => ({ get: null, install: 'npm ci', test: 'npm run test:coverage', tidemark: 'npx tidemark' }),
  // Yarn 1 and later ones share no other word; a later one keeps the lock file as it is wherever CI is set.
  yarn: () => ({
    get: 'npm install --global corepack && corepack enable',
    install: 'yarn install',
    test: 'yarn test:coverage',
    tidemark: 'yarn tidemark',
  }),
};

const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const SETUP_NODE = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0';
const UPLOAD = 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1';

/** Annotations at the lines of the pull request, and a section of the job summary. */
const REPORTERS = '--reporter github --reporter "markdown:$GITHUB_STEP_SUMMARY"';

function workflowText({ get, install, test, tidemark, node }: Commands & { readonly node: string }): string {
  return `# What a change has to hold before it lands: its tests, every band, and the lines that it touched.
name: tidemark

on:
  pull_request:
  # A merge queue tests a commit that no pull request had.
  merge_group:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: tidemark-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

defaults:
  run:
    shell: bash --noprofile --norc -euo pipefail {0}

jobs:
  coverage:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    env:
      # A merge group is judged from the commit that it stands on; GITHUB_BASE_REF is not set there.
      TIDEMARK_BASE: \${{ github.event.merge_group.base_sha || github.base_ref && format('origin/{0}', github.base_ref) }}
    steps:
      - uses: ${CHECKOUT}
        with:
          # The merge base has to be there.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${SETUP_NODE}
        with:
          ${node}
          package-manager-cache: false
${get === null ? '' : `      - name: Package manager\n        run: ${get}\n`}      - name: Install
        run: ${install}
      - name: Tests, with coverage (L0)
        id: tests
        run: ${test}
      - name: Coverage — bands (L2)
        if: \${{ !cancelled() && steps.tests.outcome != 'skipped' }}
        run: ${tidemark} aggregate --no-json ${REPORTERS}
      - name: Coverage — diff (L1)
        if: \${{ !cancelled() && steps.tests.outcome != 'skipped' }}
        run: ${tidemark} diff --no-json ${REPORTERS}
      - name: Keep the reports
        if: \${{ always() }}
        uses: ${UPLOAD}
        with:
          name: coverage
          path: coverage/
          # They lie in coverage/.out, which counts as hidden.
          include-hidden-files: true
          if-no-files-found: ignore
`;
}
