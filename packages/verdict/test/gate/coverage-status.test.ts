import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COVERAGE_STATUSES, readCoverageStatus } from '../../src/index.ts';

const COMMIT = 'a'.repeat(40);

test.each(COVERAGE_STATUSES)('%s is read back from the frontmatter, with its commit', (status) => {
  const text = `---\ncoverage_status: ${status}\ncommit: ${COMMIT}\n---\n# Coverage\ncoverage_status: FAIL\n`;
  expect(readCoverageStatus(text)).toEqual({ status, commit: COMMIT });
  expect(readCoverageStatus(text.replaceAll('\n', '\r\n'))).toEqual({ status, commit: COMMIT });
});

test('a report without a commit is about none', () => {
  expect(readCoverageStatus('---\ncoverage_status: SKIPPED\ncommit: null\n---')?.commit).toBeNull();
  expect(readCoverageStatus('---\ncoverage_status: SKIPPED\n---')?.commit).toBeNull();
});

test.each([`${COMMIT} and more`, `not ${COMMIT}`, 'a'.repeat(39)])('%j is no commit', (commit) => {
  const text = `---\ncoverage_status: PASS\ncommit: ${commit}\n---\n`;
  expect(readCoverageStatus(text)).toEqual({ status: 'PASS', commit: null });
});

test.each([
  ['nothing', ''],
  ['no frontmatter', 'coverage_status: PASS\n'],
  ['frontmatter without an end', '---\ncoverage_status: PASS\n'],
  ['frontmatter further down', '\n---\ncoverage_status: PASS\n---\n'],
  ['no status', '---\nverdict: PASS\n---\n'],
  ['an unknown status', '---\ncoverage_status: FINE\n---\n'],
  ['a status of another case', '---\ncoverage_status: pass\n---\n'],
  ['two statuses', '---\ncoverage_status: PASS\ncoverage_status: FAIL\n---\n'],
])('%s is no report', (_, text) => {
  expect(readCoverageStatus(text)).toBeNull();
});

test('any text at all is a report or none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readCoverageStatus(`---\ncoverage_status: PASS\n${text}`);
      expect(read === null || read.status === 'PASS').toBe(true);
    }),
  );
});
