/**
 * The closing lines of a test run, from the plain text of turbo and vitest: what became of the tests, the tasks that
 * failed, and each band that was not held, as vitest names it. A task can fail without a failing test.
 */
export function testSummary(output: string): string {
  const sum = (pattern: RegExp) =>
    [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
  const tests = `${sum(/Tests .*?(\d+) passed/g)} tests passed, ${sum(/Tests .*?(\d+) failed/g)} failed`;
  const failed = [
    ...new Set(
      [...output.matchAll(/^\s*Failed:\s+(.+)$/gm)].flatMap(([, names = '']) => names.split(/,\s*/)),
    ),
  ];
  const bands = [
    ...output.matchAll(/^(\S+?):test:coverage: (?:ERROR: )?(Coverage for .+ does not meet .+)$/gm),
  ].map(([, name, what]) => `  ${name}: ${what}`);
  const way =
    bands.length === 0 ? [] : ['  pnpm coverage:diff names the lines of this change that no test ran'];
  return [
    failed.length === 0 ? tests : `${tests}; tasks failed: ${failed.join(', ')}`,
    ...bands,
    ...way,
  ].join('\n');
}
