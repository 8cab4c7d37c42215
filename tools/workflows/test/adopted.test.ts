import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryAt, runProcess, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { APPLE, checkout, hosted, MEASURE, PULL_REQUEST, pushed, trees } from './orchard-on-github.ts';
import { asWorkflow, mistakesIn, ROOT, workflowText } from './parse-workflow.ts';
import { named, runJob } from './run-job.ts';

const BIN = path.join(ROOT, 'packages/cli/src/bin.ts');
const WORKFLOW = '.github/workflows/tidemark.yml';

/** A single package with a script of its own that measures, as npm has it. */
const SHOP = {
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    scripts: { test: 'node measure.mjs', 'test:coverage': 'node measure.mjs' },
  }),
  'src/apple.test.ts': 'pick(0);\n',
  '.github/CODEOWNERS': '* @pomona\n',
  'measure.mjs': MEASURE,
};

/** Installing brings Tidemark to where npx finds it; what else npm is asked, it does itself. */
const PROGRAMS = {
  npm: `if [ "$1" = ci ]; then
  mkdir -p node_modules/.bin
  printf '#!/bin/sh\\nexec node ${BIN} "$@"\\n' > node_modules/.bin/tidemark
  chmod +x node_modules/.bin/tidemark
  exit 0
fi
[ "$1" = run ] && exec node --run "$2"
exit 64
`,
  npx: 'exec "node_modules/.bin/$@"\n',
};

async function adopted(): Promise<{ readonly work: Repository; readonly host: Repository }> {
  const shop = hosted(SHOP);
  shop.work.remove('pnpm-lock.yaml');
  shop.work.remove('pnpm-workspace.yaml');
  shop.work.commit('npm alone');
  const init = await runProcess(process.execPath, [BIN, 'init', '--yes'], { cwd: shop.work.root });
  expect(init).toMatchObject({ code: 0 });
  pushed(shop, {}, 'adopt');
  return shop;
}

test("the workflow that init writes holds for GitHub's parser, with the pins of our own", async () => {
  const { work } = await adopted();
  const text = readFileSync(path.join(work.root, WORKFLOW), 'utf8');
  expect(await mistakesIn(text)).toEqual([]);
  const pins = (of: string) => of.match(/uses: .*/g);
  expect(pins(text)).toEqual(pins(workflowText('validate.yml')));
  const { permissions, concurrency, defaults } = asWorkflow(text);
  const ours = asWorkflow(workflowText('validate.yml'));
  expect({ permissions, defaults }).toEqual({ permissions: ours.permissions, defaults: ours.defaults });
  expect(concurrency['cancel-in-progress']).toBe(ours.concurrency['cancel-in-progress']);
});

test.each([
  ['covered', '[]', []],
  ['left out by the tests', '[12]', ['Coverage — diff (L1)']],
])('its steps judge a pull request whose line is %s', async (_what, untested, failures) => {
  const shop = await adopted();
  shop.work.git('switch', '--quiet', '-c', 'graft');
  const commit = pushed(shop, { [APPLE]: trees(12), 'untested.json': untested });
  const { root } = checkout(shop, commit);
  const workflow = asWorkflow(repositoryAt(root).git('show', `HEAD:${WORKFLOW}`));
  const outcomes = await runJob(workflow, 'coverage', {
    folder: root,
    github: PULL_REQUEST,
    programs: PROGRAMS,
  });
  expect(named(outcomes, 'failure')).toEqual(failures);
});
