import { expect, test } from 'vitest';
import { tellOfDrift } from '../src/index.ts';
import { serveIssues, type Issue, type IssueServer } from './issue-server.ts';

const survivor = (line: number, original: string) => ({
  kind: 'mutant-survived',
  name: `apple-${line}`,
  file: 'src/apple.ts',
  package: '@shop/apple',
  range: { start: { line, column: 1 }, end: { line, column: 9 } },
  mutator: 'ConditionalExpression',
  original,
  replacement: 'true',
  tests: [],
  isStatic: false,
  isNew: true,
  isFinding: true,
  hint: 'Assert it',
});

const FELL = {
  kind: 'mutation-drift',
  package: '@shop/apple',
  actual: { covered: 7, total: 10 },
  required: 60,
  before: { covered: 9, total: 10 },
  hint: 'Look',
};

/** The document of a night, as `tidemark mutate` keeps it. */
function document(parts: object): string {
  return JSON.stringify({
    $schema: 'urn:tidemark:schema:mutation:v1',
    schemaVersion: 1,
    command: 'mutate',
    status: 'fail',
    reason: 'drifted',
    scope: 'all',
    shard: null,
    base: null,
    head: null,
    summary: null,
    packages: [],
    below: [FELL],
    survivors: [],
    ignored: [],
    written: [],
    warnings: [],
    error: null,
    truncated: { omitted: 0 },
    next: [],
    ...parts,
  });
}

const tell = ({ url }: IssueServer, parts: object = {}, token = 'seal') =>
  tellOfDrift(document(parts), {
    api: url,
    repository: 'shop/orchard',
    token,
    run: 'https://github.example/shop/orchard/actions/runs/7',
    commit: '5e87e34',
  });

const issue = (number: number, body: string | null): Issue => ({
  number,
  title: 'renamed',
  body,
  labels: ['mutation-drift'],
  state: 'open',
});

test('the issue is found by its marker, whatever its title, and others with the label are left', async () => {
  const server = await serveIssues([
    issue(1, null),
    issue(2, 'by hand'),
    issue(3, '<!-- tidemark:mutation-drift -->\n'),
  ]);
  expect(await tell(server)).toEqual({ kind: 'updated' });
  expect(server.asked).toEqual(['GET /repos/shop/orchard/issues', 'PATCH /repos/shop/orchard/issues/3']);
  expect(server.issues[2]?.body).toContain(
    '` @shop/apple ` (mutation-drift): 7 of 10 mutants noticed, before 9 of 10; promised are 60 %',
  );
});

test('a night without a fall closes the issue, and says nothing where there is none', async () => {
  const server = await serveIssues();
  const held = { status: 'pass', reason: 'held', below: [] };
  expect(await tell(server, held)).toEqual({ kind: 'left' });
  expect(await tell(server)).toEqual({ kind: 'opened' });
  expect(await tell(server, held)).toEqual({ kind: 'closed' });
  expect(server.issues).toMatchObject([{ state: 'closed' }]);
});

test('a night that was not judged leaves the issue as it is', async () => {
  const server = await serveIssues([issue(1, '<!-- tidemark:mutation-drift -->\n')]);
  const broken = { status: 'error', reason: 'no-evidence', below: [] };
  expect(await tell(server, broken)).toEqual({ kind: 'left' });
  expect(server.asked).toEqual([]);
});

test('code in an issue stays code: no fence ends it, nobody is mentioned, a long one is cut', async () => {
  const server = await serveIssues();
  const below = [{ ...FELL, kind: 'mutation-score', before: null }];
  const survivors = [survivor(1, 'a ``b`` @pomona\n# c'), survivor(2, 'x'.repeat(200))];
  await tell(server, { below, survivors });
  const body = server.issues[0]?.body ?? '';
  expect(body).toContain(
    '- ` src/apple.ts:1 ` ConditionalExpression: ``` a ``b`` @pomona # c ``` became ` true `',
  );
  expect(body).toContain(`\` ${'x'.repeat(120)}… \``);
  expect(body).toContain('7 of 10 mutants noticed; promised');
});

test('an issue shows fifty survivors, and says how many more there are', async () => {
  const server = await serveIssues();
  await tell(server, { survivors: Array.from({ length: 60 }, (_, index) => survivor(index + 1, 'a')) });
  expect(server.issues[0]?.body).toContain('apple.ts:50 ');
  expect(server.issues[0]?.body).toContain('- and 10 more');
});

test('what the API refuses is told with its answer, without the token', async () => {
  const server = await serveIssues();
  const refused = tell(server, {}, 'stolen');
  await expect(refused).rejects.toThrow('GET /issues of shop/orchard: 401 {"message":"Bad credentials"}');
  await expect(refused).rejects.not.toThrow('stolen');
});

test('a document that is none is refused before anything is asked', async () => {
  const server = await serveIssues();
  await expect(tell(server, { schemaVersion: 2 })).rejects.toThrow('schemaVersion');
  expect(server.asked).toEqual([]);
});
