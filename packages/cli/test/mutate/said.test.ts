import type { PackageRef } from '@tidemark/verdict';
import { judgeMutants, type TriedMutant } from '@tidemark/mutation';
import type { RepoPath } from '@tidemark/kernel';
import { expect, test } from 'vitest';
import { diffError } from '../../src/contract/diff-document.ts';
import { errorPart } from '../../src/contract/error-part.ts';
import { fitDocument } from '../../src/contract/fit-document.ts';
import { mutationDocument, type JudgedPackage } from '../../src/contract/mutation-document.ts';
import { withMutation } from '../../src/contract/with-mutation.ts';
import { tellProgress } from '../../src/gather/mutation/tell-progress.ts';
import { diffText } from '../../src/render/diff-text.ts';
import { mutationHtml } from '../../src/render/mutation-html.ts';
import { progressLine } from '../../src/render/mutation-progress.ts';
import { mutationText } from '../../src/render/mutation-text.ts';
import { styleFor } from '../../src/render/style.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

const ref: PackageRef = { name: '@shop/apple', path: 'packages/apple' as RepoPath, run: null };
const style = styleFor({ color: false, verbose: false });
const verbose = styleFor({ color: false, verbose: true });
const page = { maxItems: null, offset: 0 };
const mutant = (status: TriedMutant['status'], told: Partial<TriedMutant> = {}): TriedMutant => ({
  name: 'src/ripe.ts#EqualityOperator#1',
  file: 'src/ripe.ts',
  range: [2, 10, 2, 20],
  mutator: 'EqualityOperator',
  original: 'days >= 90',
  replacement: 'days > 90',
  status,
  isStatic: false,
  coveredBy: [],
  killedBy: [],
  reason: null,
  ...told,
});
const tests = [1, 2, 3].map((number) => ({ file: 'src/ripe.test.ts', name: `apple ${number}` }));

function judged(mutants: readonly TriedMutant[], told: Partial<JudgedPackage> = {}): JudgedPackage {
  const judgement = judgeMutants({ tests, mutants }, null);
  return {
    ref,
    promised: 80,
    judgement,
    findings: judgement.survivors,
    held: false,
    below: [],
    nKnown: 0,
    ...told,
  };
}
const documentOf = (...packages: readonly JudgedPackage[]) =>
  mutationDocument(packages, { scope: 'all' }, { written: [], warnings: [] });

test('a survivor is told with its tests, a static one with all of them, and each with what is missing', () => {
  const { survivors } = documentOf(
    judged([
      mutant('survived', { coveredBy: [0] }),
      mutant('survived', { coveredBy: [0, 1, 2], mutator: 'Unheard' }),
      mutant('survived', { isStatic: true, mutator: 'StringLiteral' }),
      mutant('not-covered'),
      mutant('ignored', { reason: 'Ignored using a comment', mutator: 'Regex' }),
    ]),
  );
  expect(survivors.map(({ hint }) => hint)).toEqual([
    'The test that runs it passes all the same: assert the very boundary, with values for which the two comparisons differ',
    'The 3 tests that run it pass all the same: assert something that differs between the two',
    'Every test passes all the same: assert the text itself',
    'No test runs this code: add one that does, and asserts what comes of it',
    'Say why it is ignored: // Stryker disable next-line Regex: reason',
  ]);
});

test('the page for a person names counts, bars and what was let out, and is cut after twenty', () => {
  const many = Array.from({ length: 30 }, (_, line) =>
    mutant('survived', { range: [line + 1, 1, line + 1, 2] }),
  );
  const below = [
    {
      kind: 'mutation-score' as const,
      package: ref.name,
      actual: { covered: 1, total: 31 },
      required: 80,
      before: null,
      hint: '',
    },
    {
      kind: 'mutation-drift' as const,
      package: ref.name,
      actual: { covered: 1, total: 31 },
      required: 80,
      before: { covered: 9, total: 10 },
      hint: '',
    },
  ];
  const others = [
    mutant('timeout'),
    mutant('not-covered', { original: '  ', replacement: 'x'.repeat(100) }),
    mutant('ignored', { reason: 'only \u001b[31mlogged' }),
    mutant('runtime-error', { reason: 'no module' }),
  ];
  const document = documentOf(judged([...others, ...many], { below, nKnown: 2 }));
  const text = mutationText(document, style, page);
  expect(text).toContain(
    '1 of 32 noticed, 80 % promised  (1 not covered, 1 by the clock, 1 ignored, 1 error)',
  );
  expect(text).toContain(`nothing → ${'x'.repeat(80)}…`);
  expect(text).toContain('and 11 more (--verbose lists them)');
  expect(text).toContain('1 of 31 mutants noticed (3.22 %), 80 % promised');
  expect(text).toContain('1 of 31 mutants noticed (3.22 %), 90 % before');
  expect(text).toContain('1 mutant ignored with a reason');
  expect(text).toMatch(/1 of 32 mutants noticed \(3.12 %, 2 known from before\); 2 promises not kept\n$/);
  expect(mutationText(document, verbose, page)).toContain('because only \\u001b[31mlogged');
});

test('a document is cut to a page, findings first', () => {
  const seen = judged([mutant('survived')], { findings: [] });
  const failing = judged([mutant('survived', { mutator: 'Regex' })]);
  const document = documentOf(seen, failing);
  const cut = fitDocument(document, { maxItems: 1, offset: 0 });
  expect(cut.survivors.map(({ mutator }) => mutator)).toEqual(['Regex']);
  expect(cut.truncated.omitted).toBe(2);
});

test('promises that are not kept are all told, where nothing else is', () => {
  const one = { package: ref.name, actual: { covered: 1, total: 31 }, required: 80, before: null, hint: '' };
  const below = (['mutation-score', 'mutation-drift'] as const).map((kind) => ({ ...one, kind }));
  const fitted = fitDocument(documentOf(judged([], { below })), page);
  expect(fitted.below.map(({ kind }) => kind)).toEqual(['mutation-score', 'mutation-drift']);
  expect(fitted.truncated.omitted).toBe(0);
});

test('a drift alone, a kept score and no mutant each have their sentence', () => {
  const drift = {
    kind: 'mutation-drift' as const,
    package: ref.name,
    actual: { covered: 8, total: 10 },
    required: 80,
    before: { covered: 9, total: 10 },
    hint: '',
  };
  expect(documentOf(judged([], { below: [drift] })).reason).toBe('drifted');
  expect(mutationText(documentOf(judged([mutant('killed')], { held: true })), style, page)).toContain(
    '✓ 1 of 1 mutant noticed',
  );
  const none = documentOf(judged([], { held: null }));
  expect(none).toMatchObject({ status: 'pass', reason: 'no-mutants' });
  expect(mutationText(none, style, page)).toContain('nothing was tried, so there is no score');
});

test('a change that coverage faults keeps that reason, beside its mutants; a pass fails with them', () => {
  const error = errorPart([{ code: 'usage', message: 'x', hint: 'y' }]);
  const empty = { covered: 0, total: 0 };
  const summary = {
    files: 0,
    changedLines: 0,
    executable: 0,
    covered: 0,
    uncovered: 0,
    partial: 0,
    unmeasured: 0,
    stale: 0,
    excluded: 0,
    nonExecutable: 0,
    statements: empty,
    branches: empty,
    functions: empty,
    lines: empty,
  };
  const change = { ...diffError(error), error: null, summary };
  const mutation = {
    ...documentOf(judged([mutant('survived')])),
    status: 'fail' as const,
    reason: 'survived' as const,
  };
  const faulted = withMutation({ ...change, status: 'fail', reason: 'uncovered' }, mutation);
  expect(faulted.reason).toBe('uncovered');
  const passed = withMutation({ ...change, status: 'pass', reason: 'covered' }, mutation);
  expect(passed).toMatchObject({ status: 'fail', reason: 'survived', mutation: { mutants: 1 } });
  const seen = withMutation(
    { ...change, status: 'pass', reason: 'covered' },
    {
      ...mutation,
      status: 'pass',
      survivors: mutation.survivors.map((entry) => ({ ...entry, isFinding: false })),
    },
  );
  expect(diffText(seen, style, page)).toContain(
    '  packages/apple/src/ripe.ts:2:10  survived: EqualityOperator',
  );
  expect(fitDocument(passed, { maxItems: 0, offset: 0 }).mutation?.survivors).toEqual([]);
});

test('time left is told in seconds, then in minutes, and not before anything was tried', () => {
  const line = (tried: number, elapsedMs: number) =>
    progressLine({ package: '@shop/apple', tried, planned: 100, unnoticed: 0, elapsedMs });
  expect(line(0, 500)).toBe('@shop/apple  0 of 100 mutants');
  expect(line(50, 5000)).toBe('@shop/apple  50 of 100 mutants, about 5 s left');
  expect(line(10, 60_000)).toBe('@shop/apple  10 of 100 mutants, about 9 min left');
  expect(line(100, 9000)).toBe('@shop/apple  100 of 100 mutants');
});

test('where lines stay, progress is told every ten seconds and at the end, a survivor at once', () => {
  const said: string[] = [];
  let nowMs = 0;
  const stderr = { isTerminal: false, write: (text: string) => said.push(text) };
  const { onEvent, done } = tellProgress({ ...nodeWorld(), stderr, clockMs: () => nowMs }, 'apple', '');
  const tried = (status: 'killed' | 'not-covered') =>
    onEvent({
      kind: 'tried',
      file: 'src/ripe.ts',
      range: [2, 1, 2, 3],
      mutator: 'Regex',
      replacement: '',
      status,
    });
  onEvent({ kind: 'tests-ran', nTests: 1 });
  onEvent({ kind: 'planned', nMutants: 3 });
  tried('killed');
  nowMs = 10_000;
  tried('not-covered');
  nowMs = 10_001;
  tried('killed');
  done();
  expect(said.map((text) => text.trimEnd())).toEqual([
    'apple  0 of 3 mutants',
    '  src/ripe.ts:2:1  not covered: Regex',
    'apple  2 of 3 mutants, 1 not noticed, about 5 s left',
    'apple  3 of 3 mutants, 1 not noticed',
  ]);
});

test('code in the page cannot end its script, and neither can the script itself', () => {
  const html = mutationHtml({ source: '</script><!--\u2028' }, "'</script><!--<SCRIPT'");
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toContain('<!--');
  expect(html).toContain(String.raw`\u003c/script>\u003c!--\u2028`);
  expect(html).toContain(String.raw`'\x3c/script>\x3c!--\x3cSCRIPT'`);
});
