import { isFuzzing } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../report.ts';
import { said } from './said.ts';

// Left out -- a text of half a gigabyte belongs to pnpm fuzz
describe.runIf(isFuzzing())('text longer than a string can be', () => {
  const long = (before: string, after: string) =>
    Buffer.concat([Buffer.from(before), Buffer.alloc(540_000_000, 'x'), Buffer.from(after)]);

  test('is an error as a name of lcov and as a value of JSON', () => {
    expect(said(long('SF:', ''), null)).toContain('it is truncated');
    expect(said(long('{"src/apple.ts":', '}'))).toContain('the istanbul report is no object');
    expect(sourcesOf(long('{"', '":1}'))).toEqual([]);
  });
});
