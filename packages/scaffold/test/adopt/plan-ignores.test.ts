import { expect, test } from 'vitest';
import { withIgnores } from '../../src/adopt/plan-ignores.ts';
import { planAdoption } from '../../src/index.ts';
import { apple, at, planned, root, workspace } from './orchard.ts';

const NOTHING = { isSummaryHidden: false, isRootMeasured: false, folders: [] };
const TITLE = '# Coverage: reports stay here, the summary is committed\n';

test('a rule that hides the summary is taken back for the folder at the root alone', () => {
  expect(withIgnores('coverage\n', { ...NOTHING, isSummaryHidden: true })).toBe(
    `coverage\n\n${TITLE}!/coverage/\n/coverage/*\n!/coverage/summary.json\n`,
  );
});

test('packages of one folder share a line, and every line is anchored', () => {
  const folders = [at('packages/pear'), at('packages/apple'), at('tools/press'), at('site')];
  expect(withIgnores('', { ...NOTHING, isRootMeasured: true, folders })).toBe(
    `${TITLE}/coverage/*\n!/coverage/summary.json\n/packages/*/coverage/\n/site/coverage/\n/tools/press/coverage/\n`,
  );
});

test('a folder is named by one pattern that means nothing else, whatever its name holds', () => {
  expect(withIgnores('', { ...NOTHING, folders: [at('site\n*'), at('[id]')] })).toBe(
    `${TITLE}/\\[id]/coverage/\n/site?\\*/coverage/\n`,
  );
});

test('lines that stand there are not said twice, and an end without a line break is mended', () => {
  const text = 'dist\r\n/site/coverage/';
  expect(withIgnores(text, { ...NOTHING, folders: [at('site')] })).toBe(text);
  expect(withIgnores('dist', { ...NOTHING, folders: [at('site')] })).toBe(
    `dist\n\n${TITLE}/site/coverage/\n`,
  );
});

test('a workspace without an ignore file gets one when a run would leave reports for git to see', async () => {
  const plan = await planAdoption(workspace([apple({ isReportIgnored: false })]));
  expect(planned(plan, '.gitignore')).toBe(`${TITLE}/packages/apple/coverage/\n`);
  expect(planned(await planAdoption(workspace([apple()])), '.gitignore')).toBeUndefined();
});

test('reports that the root writes are ignored there', async () => {
  const top = { ...root({ test: 'vitest' }), runner: 'vitest' as const, isReportIgnored: false };
  const bare = apple({ scripts: new Map(), runner: null });
  const gitignore = { path: at('.gitignore'), text: 'dist\n' };
  const plan = await planAdoption(workspace([top, bare], { gitignore }));
  expect(planned(plan, '.gitignore')).toBe(`dist\n\n${TITLE}/coverage/*\n!/coverage/summary.json\n`);
});
