import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MUTATION_KINDS } from '@tidemark/mutation';
import { FINDING_KINDS, WEAKENING_KINDS } from '@tidemark/verdict';
import { expect, test } from 'vitest';
import { DOCTOR_CODES } from '../src/contract/doctor-schema.ts';
import { ERROR_CODES } from '../src/contract/error-code.ts';
import { errorPart } from '../src/contract/error-part.ts';
import { GATE_FINDINGS } from '../src/contract/gate-schema.ts';
import { MENDABLE_ERRORS } from '../src/contract/mendable-errors.ts';
import { LAND_FINDINGS } from '../src/contract/land-schema.ts';
import { jsonSchemas } from '../src/contract/json-schema.ts';
import { SELF_TEST_CODES } from '../src/self-test/judge-trial.ts';
import { cliReference } from '../src/flags/reference.ts';

const CODES: readonly string[] = [
  ...FINDING_KINDS,
  ...WEAKENING_KINDS,
  ...ERROR_CODES,
  ...DOCTOR_CODES,
  ...SELF_TEST_CODES,
  ...GATE_FINDINGS,
  ...LAND_FINDINGS,
  ...MUTATION_KINDS,
];
const root = path.join(import.meta.dirname, '../../..');

test('every finding and every error has a page in the list, and every page is of one', () => {
  const expected = CODES.map((code) => `${code}.md`).toSorted();
  const pages = readdirSync(path.join(root, 'docs/findings')).filter((name) => name !== 'README.md');
  expect(pages.toSorted()).toEqual(expected);
  const list = readFileSync(path.join(root, 'docs/findings/README.md'), 'utf8');
  expect([...list.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page).toSorted()).toEqual(expected);
});

test('every page says what was seen, why it matters, how to fix it and when to allow it', () => {
  for (const code of CODES) {
    const page = readFileSync(path.join(root, `docs/findings/${code}.md`), 'utf8');
    for (const part of ['What we saw', 'Why it matters', 'How to fix', 'When to allow'])
      expect(page).toContain(`**${part}.**`);
  }
});

test.each(['.sandcastle/implementer.prompt.md', 'packages/cli/skills/tidemark/SKILL.md'])(
  '%s tells an agent what to do about every kind of a verdict, and about no other',
  (name) => {
    const [, told = ''] = readFileSync(path.join(root, name), 'utf8').split(/<!-- kinds:(?:start|end) -->/);
    const kinds = [...told.matchAll(/^- `([a-z-]+)`: \S/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual([
      ...FINDING_KINDS.filter((kind) => kind !== 'band'),
      ...WEAKENING_KINDS,
      'band',
      ...MENDABLE_ERRORS,
    ]);
  },
);
test('the guide tells how to read every finding of a change, a package and a gate', () => {
  const guide = readFileSync(path.join(root, 'docs/guides/coverage.md'), 'utf8');
  for (const kind of [...FINDING_KINDS, ...WEAKENING_KINDS, ...MUTATION_KINDS, ...GATE_FINDINGS])
    expect(guide).toContain(`[${kind}](../findings/${kind}.md)`);
});

test('the published schemas and the reference are the ones made from the code', () => {
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    const file = path.join(root, 'packages/cli/schema', name);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
  }
  expect(readFileSync(path.join(root, 'docs/reference/cli.md'), 'utf8')).toBe(cliReference());
});

test('an error of no problem is a bug', () => {
  expect(() => errorPart([])).toThrow('at least one problem');
});
