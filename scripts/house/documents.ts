import path from 'node:path';
import { ERROR_CODES } from '../../packages/cli/src/contract/error-code.ts';
import { DOCTOR_CODES } from '../../packages/cli/src/contract/doctor-schema.ts';
import { GATE_FINDINGS } from '../../packages/cli/src/contract/gate-schema.ts';
import { LAND_FINDINGS } from '../../packages/cli/src/contract/land-schema.ts';
import { SELF_TEST_CODES } from '../../packages/cli/src/self-test/judge-trial.ts';
import { MUTATION_KINDS } from '../../packages/mutation/src/index.ts';
import { FINDING_KINDS, WEAKENING_KINDS } from '../../packages/verdict/src/index.ts';
import { brokenLinks } from '../../tools/docs/src/index.ts';
import { facesOf } from './faces.ts';
import { all, none, type Row } from './row.ts';
import { countLines, matching, modulesOf, type Tree } from './tree.ts';

const MOST_LINES = 100;
const LEAST_INVARIANTS = 8;
const MOST_GUIDE = 150;

/** Points 28 to 40: what is promised and explained. `stale` says what the generator would write anew. */
export function documents(tree: Tree, stale: readonly string[]): Row[] {
  const adrs = [...matching(tree, /^docs\/adr\/\d/).keys()].map((name) => path.basename(name).slice(0, 4));
  const glossary = tree.get('docs/glossary.md') ?? '';
  const types = facesOf(tree).flatMap((face) => face.types);
  const twice = adrs.filter((number, index) => adrs.indexOf(number) !== index);
  const unlisted = types.filter((type) => !glossary.includes(`\`${type}\``));
  return [
    stabilityRow(tree),
    schemaRow(tree),
    pageRow(tree),
    architectureRow(tree),
    none(32, 'numbers of decisions given twice', twice),
    all(33, 'exported types in the glossary', types.length, unlisted),
    none(34, 'generated files out of date', stale),
    none(
      34,
      'links that lead nowhere',
      brokenLinks({
        pages: matching(tree, /\.md$/),
        sources: modulesOf(tree),
        files: new Set(tree.keys()),
      }).map(({ file, message }) => `${file}: ${message}`),
    ),
    guideRow(tree),
    workflowRow(tree),
  ];
}

function stabilityRow(tree: Tree): Row {
  const text = tree.get('docs/stability.md') ?? '';
  const parts = ['flags', 'exit codes', 'JSON', 'manifest', 'not part of it', 'major version'];
  const unsaid = parts.filter((part) => !text.includes(part));
  return all(28, 'parts of the page of what is stable', parts.length, unsaid);
}

/** A published schema has its version in the name and in `$id`, and documents are held against it where they are made. */
function schemaRow(tree: Tree): Row {
  const schemas = [...matching(tree, /^packages\/[^/]+\/schema\/.*\.json$/)];
  const isChecked = [...matching(tree, /^packages\/cli\/test\//).values()].some(
    (text) => text.includes('jsonSchemas()') && text.includes("from 'ajv"),
  );
  const off = schemas.filter(
    ([name, text]) => !isChecked || !/\.v\d+\.schema\.json$/.test(name) || !/"\$id": "[^"]+:v\d+"/.test(text),
  );
  return all(
    29,
    'schemas versioned and held against',
    schemas.length,
    off.map(([name]) => name),
  );
}

function pageRow(tree: Tree): Row {
  const codes: readonly string[] = [
    ...FINDING_KINDS,
    ...MUTATION_KINDS,
    ...WEAKENING_KINDS,
    ...ERROR_CODES,
    ...DOCTOR_CODES,
    ...GATE_FINDINGS,
    ...LAND_FINDINGS,
    ...SELF_TEST_CODES,
  ];
  const pages = [...matching(tree, /^docs\/findings\/[a-z-]+\.md$/).keys()].map((name) =>
    path.basename(name, '.md'),
  );
  const off = [
    ...codes.filter((code) => !pages.includes(code)),
    ...pages.filter((page) => !codes.includes(page)),
  ];
  return none(30, 'findings without a page, or the reverse', off);
}

function architectureRow(tree: Tree): Row {
  const text = tree.get('docs/architecture.md') ?? '';
  const [, held = ''] = text.split('## What always holds');
  const invariants = [...held.matchAll(/^- /gm)].length;
  const steps = [...text.matchAll(/^\d+\. .*$/gm)].map(([step]) => step);
  const lines = countLines(text);
  return {
    point: 31,
    what: 'the page of the architecture',
    found: `${lines} lines, ${invariants} invariants, ${steps.length} steps`,
    bar: `<= ${MOST_LINES}, >= ${LEAST_INVARIANTS}, linked`,
    isKept:
      lines <= MOST_LINES &&
      invariants >= LEAST_INVARIANTS &&
      steps.length > 0 &&
      steps.filter((step) => !step.includes('](')).length <= 1,
  };
}

function guideRow(tree: Tree): Row {
  const lines = countLines(tree.get('AGENTS.md') ?? '');
  const isKept = lines > 0 && lines <= MOST_GUIDE;
  return {
    point: 39,
    what: 'lines of the guide for agents',
    found: String(lines),
    bar: `1 to ${MOST_GUIDE}`,
    isKept,
  };
}

function workflowRow(tree: Tree): Row {
  const workflows = matching(tree, /^\.github\/workflows\/.*\.ya?ml$/);
  const uses = [...workflows].flatMap(([, text]) =>
    [...text.matchAll(/^\s*-?\s*uses:\s*(\S+)/gm)].flatMap(([, action]) => action ?? []),
  );
  const loose = uses.filter((action) => !action.startsWith('./') && !/@[0-9a-f]{40}$/.test(action));
  const found = `${workflows.size} workflows, ${loose.length} actions not pinned`;
  return {
    point: 40,
    what: 'workflows',
    found,
    bar: '>= 1, 0',
    isKept: workflows.size > 0 && loose.length === 0,
  };
}
