import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeDiff, type FilePromise, type PromiseShift, type WeakeningEvidence } from '../../src/index.ts';
import { APPLE, evidence, facts, measuredLines, repoPath } from '../measured.ts';

const POLICY = { lines: 'all', partial: 'band', weakening: 'fail' } as const;
const MANIFEST = repoPath('packages/orchard/feature.manifest.ts');
const NOTHING: WeakeningEvidence = {
  policy: null,
  shifts: [],
  marked: [],
  removedTests: [],
  reasonFor: () => null,
};

function promise(percent: number, more: Partial<FilePromise> = {}): FilePromise {
  const band = { statements: percent, branches: percent, functions: percent, lines: percent };
  return { layer: 'entities', band, letOut: null, isMutated: true, mutationScore: 80, ...more };
}

function shift(paths: PromiseShift['paths'], more: Partial<PromiseShift> = {}): PromiseShift {
  return {
    package: '@shop/orchard',
    file: MANIFEST,
    lineOf: () => 7,
    paths,
    allowedBefore: [],
    allowedAfter: [],
    unwitnessed: [],
    ...more,
  };
}

function judge(weakening: Partial<WeakeningEvidence>) {
  const judged = judgeDiff({ files: [], weakening: { ...NOTHING, ...weakening } }, POLICY);
  return judged.ok ? judged.value : expect.fail('it can be judged');
}

describe('a loss', () => {
  test('is told once, however many paths it meets', () => {
    const path = { before: promise(100), after: promise(90) };
    expect(judge({ shifts: [shift([path, path, path])] }).weakened.map((entry) => entry.subject)).toEqual([
      'entities branches',
      'entities functions',
      'entities lines',
      'entities statements',
    ]);
  });

  test('of a file that was let out before is none', () => {
    const letOut = { by: 'default', rule: 'test file' } as const;
    expect(
      judge({ shifts: [shift([{ before: promise(100, { letOut }), after: promise(0) }])] }).weakened,
    ).toEqual([]);
  });

  test('with a reason is listed and does not fail', () => {
    const shifts = [shift([{ before: promise(100), after: promise(90) }])];
    const verdict = judge({ shifts, reasonFor: (file) => (file === MANIFEST ? 'the cellar moves' : null) });
    expect(verdict.status).toBe('pass');
    expect(verdict.weakened.every((entry) => entry.reason === 'the cellar moves')).toBe(true);
  });

  test('is listed and does not fail where a warning is enough', () => {
    const weakening = { ...NOTHING, shifts: [shift([{ before: promise(100), after: promise(90) }])] };
    expect(judgeDiff({ files: [], weakening }, { ...POLICY, weakening: 'warn' })).toMatchObject({
      value: { status: 'pass', reason: 'no-changes', weakened: [{}, {}, {}, {}] },
    });
  });

  test('is ordered by file and line', () => {
    const later = shift([{ before: promise(100), after: promise(100, { mutationScore: 70 }) }]);
    const removedTests = [{ file: APPLE, package: '@shop/orchard' }];
    expect(judge({ shifts: [later], removedTests }).weakened.map((entry) => entry.kind)).toEqual([
      'mutation-lowered',
      'test-removed',
    ]);
  });
});

test.each<[string, Partial<FilePromise>, object[]]>([
  [
    'a band, in the line of the metric',
    { band: { ...promise(100).band, functions: 90 } },
    [
      {
        kind: 'band-lowered',
        line: 'coverage.bands.entities.functions',
        subject: 'entities functions',
        from: 100,
        to: 90,
      },
    ],
  ],
  [
    'the layer around a path, with every metric that it loses, in the line of the layer',
    { layer: 'core', band: { ...promise(90).band, branches: 100 } },
    [
      {
        kind: 'layer-narrowed',
        line: 'layers.entities',
        subject: 'entities to core: statements, functions, lines',
        from: 'entities',
        to: 'core',
      },
    ],
  ],
  [
    'a target of mutation, in the line of the targets',
    { isMutated: false },
    [{ kind: 'mutation-lowered', line: 'coverage.mutationTargets', subject: 'entities', to: null }],
  ],
  [
    'the score of mutation, in its line',
    { mutationScore: 60 },
    [{ kind: 'mutation-lowered', line: 'coverage.mutationScore', subject: 'mutationScore', to: 60 }],
  ],
])('a change lowers %s', (_what, after, expected) => {
  const asked = new Map<number, string>();
  const lineOf = (at: readonly string[]) => asked.set(asked.size, at.join('.')).size;
  const paths = [{ before: promise(100), after: { ...promise(100), ...after } }];
  const { weakened } = judge({ shifts: [shift(paths, { lineOf })] });
  expect(weakened.map((entry) => ({ ...entry, line: asked.get((entry.line ?? 0) - 1) }))).toMatchObject(
    expected,
  );
  expect(weakened).toHaveLength(expected.length);
});

describe('what lets a file out', () => {
  const before = promise(100);

  test('by a new exclude glob is a loss, in the line of the globs', () => {
    const letOut = { by: 'exclude', rule: 'manifest exclude src/old/**' } as const;
    const lineOf = (at: readonly string[]) => (at.join('.') === 'coverage.exclude' ? 5 : null);
    expect(
      judge({ shifts: [shift([{ before, after: promise(100, { letOut }) }], { lineOf })] }).weakened,
    ).toMatchObject([
      { kind: 'exclude-widened', line: 5, subject: letOut.rule, from: null, to: letOut.rule, reason: null },
    ]);
  });

  const entry = { path: 'src/old/**', reason: 'goes in May', owner: 'ada', expires: '2027-05-31' };

  test('by an allow entry is told once, by the entry, with its reason', () => {
    const letOut = { by: 'allow', rule: 'manifest allow src/old/**: goes in May' } as const;
    const paths = [{ before, after: promise(100, { letOut }) }];
    expect(judge({ shifts: [shift(paths, { allowedAfter: [entry] })] }).weakened).toMatchObject([
      { kind: 'allow-widened', subject: 'src/old/**', from: null, to: '2027-05-31', reason: 'goes in May' },
    ]);
  });

  test('by an allow entry is told in the line of that entry', () => {
    const lineOf = (at: readonly string[]) => (at.join('.') === 'coverage.allow.1' ? 9 : 4);
    const allowedAfter = [entry, { ...entry, path: 'src/pear.ts' }];
    expect(
      judge({ shifts: [shift([], { lineOf, allowedBefore: [entry], allowedAfter })] }).weakened,
    ).toMatchObject([{ kind: 'allow-widened', line: 9, subject: 'src/pear.ts', from: null }]);
  });

  test('for longer than the longest entry of that path before is told, for as long or less is not', () => {
    const allowedBefore = [
      entry,
      { ...entry, expires: '2026-01-01' },
      { ...entry, expires: '2026-02-01' },
      { ...entry, path: 'src/**', expires: '2028-01-01' },
    ];
    const told = (expires: string) =>
      judge({ shifts: [shift([], { allowedBefore, allowedAfter: [{ ...entry, expires }] })] }).weakened;
    expect(told('2027-06-30')).toMatchObject([{ from: '2027-05-31', to: '2027-06-30' }]);
    expect([told('2027-05-31'), told('2026-01-01')]).toEqual([[], []]);
  });

  test('by a glob without witnesses is told by its text', () => {
    const unwitnessed = [
      { kind: 'exclude-widened', glob: 'src/!(a)', at: ['coverage', 'exclude', '0'] },
      { kind: 'layer-narrowed', glob: 'src/!(b)', at: ['layers', 'core'] },
    ] as const;
    expect(judge({ shifts: [shift([], { unwitnessed })] }).weakened).toMatchObject([
      { kind: 'exclude-widened', from: null, to: 'src/!(a)' },
      { kind: 'layer-narrowed', from: 'src/!(b)', to: null },
    ]);
  });
});

test('a layer that is no mutation target any more, and a lower score, are losses', () => {
  const after = promise(100, { isMutated: false, mutationScore: 60 });
  expect(judge({ shifts: [shift([{ before: promise(100), after }])] }).weakened).toMatchObject([
    { kind: 'mutation-lowered', subject: 'entities', from: 'entities', to: null },
    { kind: 'mutation-lowered', subject: 'mutationScore', from: 80, to: 60 },
  ]);
});

test('a law: the promise of any path that only rises weakens nothing, and one that falls anywhere does', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  const band = fc.record({ statements: percent, branches: percent, functions: percent, lines: percent });
  fc.assert(
    fc.property(band, band, fc.boolean(), (before, after, isSameLayer) => {
      const layer = isSameLayer ? 'entities' : 'core';
      const paths = [{ before: promise(0, { band: before }), after: promise(0, { band: after, layer }) }];
      const falls = (['statements', 'branches', 'functions', 'lines'] as const).some(
        (metric) => after[metric] < before[metric],
      );
      expect(judge({ shifts: [shift(paths)] }).status).toBe(falls ? 'fail' : 'pass');
    }),
  );
});

test('a hidden changed line under an older hint without a reason is told once, at the hint', () => {
  const hint = { form: 'start', at: [1, 1], text: 'v8 ignore start', reason: null, hides: [1, 9] } as const;
  const regions = [2, 3].map((line) => ({
    kind: 'statement' as const,
    startLine: line,
    startColumn: 0,
    endLine: line,
    endColumn: 9,
  }));
  const file = evidence([[2, 3]], measuredLines({ 20: 1 }), { source: facts({ regions, hints: [hint] }) });
  const judged = judgeDiff({ files: [file], weakening: NOTHING }, POLICY);
  expect(judged).toMatchObject({
    value: {
      status: 'fail',
      reason: 'weakened',
      weakened: [{ kind: 'ignore-added', line: 1, to: '2 changed lines' }],
    },
  });
  const marked = [
    {
      file: file.file,
      package: '@shop/orchard',
      hints: [{ ...hint, at: [2, 2] as const }],
      testMarks: [],
      hintsBefore: [],
    },
  ];
  const asNew = evidence([[2, 3]], measuredLines({ 20: 1 }), {
    source: facts({ regions, hints: [{ ...hint, at: [2, 2] }] }),
  });
  expect(judgeDiff({ files: [asNew], weakening: { ...NOTHING, marked } }, POLICY)).toMatchObject({
    value: { weakened: [{ line: 2, to: 'v8 ignore start' }] },
  });
});

test('a hidden changed line is told beside a hint that is new in another line, in few words', () => {
  const text = `v8 ignore start ${'x'.repeat(300)}`;
  const old = { form: 'start', at: [1, 1], text, reason: null, hides: [1, 9] } as const;
  const region = {
    kind: 'statement',
    startLine: 3,
    startColumn: 0,
    endLine: 3,
    endColumn: 9,
  } as const;
  const file = evidence([[3, 3]], measuredLines({ 20: 1 }), {
    source: facts({ regions: [region], hints: [old] }),
  });
  const fresh = { form: 'next', at: [3, 3], text: 'v8 ignore next', reason: null, hides: null } as const;
  const marked = [
    { file: file.file, package: '@shop/orchard', hints: [fresh], testMarks: [], hintsBefore: [] },
  ];
  expect(judgeDiff({ files: [file], weakening: { ...NOTHING, marked } }, POLICY)).toMatchObject({
    value: {
      weakened: [
        { line: 1, subject: text.slice(0, 120), to: '1 changed line' },
        { line: 3, subject: 'v8 ignore next' },
      ],
    },
  });
});

test('a file that the report leaves out as a whole, because a hint says so, is hidden and not unmeasured', () => {
  const hint = {
    form: 'file',
    at: [1, 1],
    text: 'v8 ignore file -- goes',
    reason: 'goes',
    hides: [1, 9],
  } as const;
  const file = evidence([[2, 3]], { kind: 'not-mentioned' }, { source: facts({ hints: [hint] }) });
  expect(judgeDiff({ files: [file], weakening: NOTHING }, POLICY)).toMatchObject({
    value: { status: 'pass', excluded: [{ rule: 'ignore hint in line 1: goes', lines: 2 }] },
  });
});
