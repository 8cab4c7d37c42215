import { expect, test } from 'vitest';
import { readOutcome } from '../../src/index.ts';
import { NOTHING_KNOWN } from '../../src/read/known-verdicts.ts';

const SOURCE = 'export const ripe = 90;\n';
const context = {
  name: '@shop/orchard',
  sources: new Map([['src/apple.ts', SOURCE]]),
  scope: { kind: 'all' as const },
  known: NOTHING_KNOWN,
};
const report = (...statuses: readonly string[]) =>
  JSON.stringify({
    files: {
      'src/apple.ts': {
        source: SOURCE,
        mutants: statuses.map((status, id) => ({
          id: `${id}`,
          mutatorName: `Mutator${id}`,
          location: { start: { line: 1, column: 21 }, end: { line: 1, column: 23 } },
          status,
        })),
      },
    },
  });
const read = (code: number | null, text: string | null) =>
  readOutcome({ code, output: '', report: text }, context, []);

test('a run that ended well is what its report says', async () => {
  expect(await read(0, report('Killed', 'NoCoverage'))).toMatchObject({
    ok: true,
    value: { mutants: [{ status: 'killed', original: '90' }, { status: 'not-covered' }] },
  });
});

test.each([
  ['ended badly, whatever it left', 1, report('Killed')],
  ['was stopped', null, report('Killed')],
  ['left nothing', 0, null],
  ['left no report', 0, '{}'],
  ['was decided by the clock alone', 0, report('Timeout', 'Timeout', 'Timeout', 'Timeout', 'Timeout')],
])('a run that %s is no judgement', async (_what, code, text) => {
  expect(await read(code, text)).toMatchObject({ ok: false, problems: [{ code: 'tool-error' }] });
});
