import { createRepository, fuzzBudget, istanbul, lcov } from '@tidemark/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diff, source, uncoveredLines } from '../run-tidemark.ts';

const [APPLE, PEAR] = ['src/apple.ts', 'src/pear.ts'];

/** Line 2 of the pear never ran; lcov says so only in the second section of the file, as the tests of another name. */
const REPORTS = {
  'lcov.info':
    lcov({ [APPLE]: { 1: 1, 2: 3 } }) + lcov({ [PEAR]: { 1: 1 } }) + lcov({ [PEAR]: { 1: 1, 2: 0 } }),
  'coverage-final.json': istanbul({
    [APPLE]: [
      [1, 1, 1],
      [2, 2, 3],
    ],
    [PEAR]: [
      [1, 1, 1],
      [2, 2, 0],
    ],
  }),
  'cobertura-coverage.xml': `<coverage>${[APPLE, PEAR]
    .map(
      (name) =>
        `<class filename="${name}"><line number="1" hits="1"/><line number="2" hits="${name === PEAR ? 0 : 1}"/></class>`,
    )
    .join('\n')}</coverage>\n`,
};

test.each(Object.entries(REPORTS))(
  '%s cut off at any byte never makes a pass of a line that did not run',
  async (name, report) => {
    const repository = createRepository({ 'README.md': '' });
    repository.write({ [APPLE]: source(2), [PEAR]: source(2) });
    const bytes = Buffer.from(report);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        repository.write({ [`coverage/${name}`]: bytes.subarray(0, length) });
        const answer = await diff(repository);
        if (answer.code === 2) expect(answer.document.error?.code).toBe('bad-evidence');
        else expect(uncoveredLines(answer)).toContain(`${PEAR}:2`);
        expect(answer.code).not.toBe(0);
      }),
      fuzzBudget(),
    );
  },
);
