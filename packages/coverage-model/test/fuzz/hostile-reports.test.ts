import { fuzzBudget, mutated } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCobertura,
  formatIstanbul,
  formatLcov,
  type Measured,
  mergeFiles,
  type ParsedReport,
  readReport,
  tallyOf,
} from '../../src/index.ts';
import { APPLE, isMutated, textOf, tries, sourcesOf } from '../report.ts';
import { coberturaOf, istanbulOf, lcovOf, orchards } from './generate-reports.ts';

const ofMutants = isMutated ? tries(0) : {};

const FORMATS = { lcov: lcovOf, istanbul: istanbulOf, cobertura: coberturaOf };

describe.each(Object.entries(FORMATS))('%s', (_format, write) => {
  test('whatever becomes of its bytes, it is problems or lines and counts that there can be', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(orchards.map(write)), async (bytes) => {
        sourcesOf(bytes);
        const parsed = readReport(bytes, null);
        if (!parsed.ok)
          expect(parsed.problems.every((problem) => problem.code === 'bad-evidence')).toBe(true);
        else await checkModel(parsed.value);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { ...fuzzBudget(), ...ofMutants },
    );
  });

  test('cut off at any byte, it is an error, or what is left of it is told unchanged', () => {
    fc.assert(
      fc.property(orchards.map(write), fc.nat(), fc.nat(), (text, at, which) => {
        const bytes = Buffer.from(text);
        const whole = parsedFiles(bytes, null);
        const sources = [...whole.keys()];
        const wanted = sources[which % sources.length];
        for (const wants of [null, (source: string) => source === wanted]) {
          const left = readReport(bytes.subarray(0, at % bytes.length), wants);
          if (!left.ok) continue;
          for (const { source, measured } of left.value.files) expect(measured).toEqual(whole.get(source));
        }
      }),
      { ...fuzzBudget(), ...ofMutants },
    );
  });

  test('read for some of its files, it says of them what it says when read whole', () => {
    fc.assert(
      fc.property(fc.oneof(orchards.map(write), mutated(orchards.map(write))), fc.nat(), (report, at) => {
        const bytes = Buffer.from(report);
        const whole = readReport(bytes, null);
        if (!whole.ok) return;
        const wanted = whole.value.files[at % Math.max(1, whole.value.files.length)]?.source;
        const some = readReport(bytes, (source) => source === wanted);
        expect(some.ok && some.value.files).toEqual(
          whole.value.files.filter(({ source }) => source === wanted),
        );
      }),
      { ...fuzzBudget(), ...ofMutants },
    );
  });
});

describe('written again', () => {
  test.each(['lcov', 'istanbul'] as const)('%s is what was read, whatever was read', async (format) => {
    const report = FORMATS[format];
    const formatter = { lcov: formatLcov, istanbul: formatIstanbul }[format];
    await fc.assert(
      fc.asyncProperty(fc.oneof(orchards.map(report), mutated(orchards.map(report))), async (input) => {
        const parsed = readReport(Buffer.from(input), null);
        if (!parsed.ok || parsed.value.files.length === 0) return;
        for (const { measured } of parsed.value.files) {
          if (!isSayable(measured)) continue;
          const again = readReport(
            Buffer.from(await textOf(formatter([{ ...measured, path: APPLE }]))),
            null,
          );
          expect(again.ok ? again.value.files : again.problems).toEqual([{ source: APPLE, measured }]);
        }
      }),
      { ...fuzzBudget(), ...ofMutants },
    );
  });
});

/** Lcov has no way to tell a name that begins like a line number from the line, and no blocks that are named by text. */
function isSayable({ functions, branches }: Measured): boolean {
  const isPlain = ({ name }: { readonly name: string }) => !/[\r\n]|^\d+,/.test(name);
  return functions.every(isPlain) && [...branches.block, ...branches.arm].every((id) => id < 0x8000_0000);
}

function parsedFiles(bytes: Uint8Array, wants: ((source: string) => boolean) | null): Map<string, Measured> {
  const parsed = readReport(bytes, wants);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return new Map(parsed.value.files.map(({ source, measured }) => [source, measured]));
}

async function checkModel({ files }: ParsedReport): Promise<void> {
  for (const { measured } of files) {
    const { lines, branches, functions, statements } = measured;
    const numbers = [
      ...lines.line,
      ...branches.line,
      ...statements.startLine,
      ...functions.map(({ line }) => line),
    ];
    expect(numbers.filter((line) => !(Number.isInteger(line) && line >= 1 && line < 0xffff_ffff))).toEqual(
      [],
    );
    expect([...lines.line]).toEqual([...new Set(lines.line)].toSorted((left, right) => left - right));
    const counts = [
      ...lines.hits,
      ...branches.hits,
      ...statements.hits,
      ...functions.map(({ hits }) => hits),
    ];
    expect(counts.filter((count) => !(Number.isInteger(count) && count >= 0))).toEqual([]);
    const { covered, total } = tallyOf(measured).lines;
    expect(covered).toBeLessThanOrEqual(total);
    const file = { ...measured, path: APPLE };
    const merged = mergeFiles([file, file]);
    expect([...merged.lines.line]).toEqual([...lines.line]);
    for (const format of [formatLcov, formatIstanbul, formatCobertura]) await textOf(format([merged]));
    const cobertura = readReport(Buffer.from(await textOf(formatCobertura([merged]))), null);
    expect(cobertura.ok || cobertura.problems).toBe(true);
  }
}
