import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, lcov, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/commands/command-table.ts';
import { diff, hits, source, tidemark } from '../run-tidemark.ts';
import type { DiffDocument, NoticeDocument } from '../../src/contract/documents.ts';
import { reportAs } from '../../src/report-as.ts';
import { nodeFiles } from '../../src/world/node-files.ts';
import { diffAnswer } from './answers.ts';

function uncovered(): Repository {
  const repository = createRepository({ 'README.md': '' });
  repository.write({
    'src/apple.ts': source(3),
    'coverage/lcov.info': lcov({ 'src/apple.ts': hits(3, { 2: 0 }) }),
  });
  return repository;
}

const read = (repository: Repository, name: string) => readFileSync(path.join(repository.root, name), 'utf8');

describe('--reporter', () => {
  test.each([
    ['githb', 'Did you mean github? Use one of: json, text, cobertura, github'],
    ['pdf:out.pdf', 'Use one of: json, text, cobertura, github, markdown, gitlab, sarif, junit'],
    ['sarif', 'Write --reporter sarif:<path>'],
    ['markdown', 'Write --reporter markdown:<path>'],
    ['markdown:', 'if the path is a variable, it is empty'],
    ['json:', 'Write --reporter json:<path>'],
  ])('%s is usage, with the way out', async (value, hint) => {
    const { code, document } = await diff(temporaryFolder(), '--reporter', value);
    expect(code).toBe(2);
    expect(document.error?.problems).toHaveLength(1);
    expect(document.error).toMatchObject({ code: 'usage', hint: expect.stringContaining(hint) });
  });

  test('cobertura is for what measures, and findings are for what finds', async () => {
    const having = (reporter: string) =>
      COMMANDS.filter(({ flags }) =>
        flags.some((flag) => flag.name === 'reporter' && flag.choices?.includes(reporter)),
      ).map(({ name }) => name);
    for (const name of ['github', 'markdown', 'gitlab', 'sarif', 'junit'])
      expect(having(name)).toEqual(['diff', 'aggregate', 'mutate', 'doctor', 'self-test', 'gate']);
    expect(having('cobertura')).toEqual(['diff', 'aggregate']);
    const { document } = await tidemark<NoticeDocument>(temporaryFolder(), [
      'record-base',
      '--reporter',
      'github',
    ]);
    expect(document.error?.hint).toBe('Use one of: json, text');
  });

  test('github speaks on stderr behind the summary, also with --quiet, and into a file that is named', async () => {
    const repository = uncovered();
    const command = '::error file=src/apple.ts,line=2,endLine=2,title=Tidemark%3A Line not covered::';
    const loud = await diff(repository, '--reporter', 'github');
    expect(loud.stderr).toContain(`\n${command}`);
    expect(loud.stdout.trimEnd().split('\n')).toHaveLength(1);
    const quiet = await diff(repository, '--reporter', 'github', '--quiet');
    expect(quiet.stderr.startsWith(command)).toBe(true);
    const toFile = await diff(repository, '--reporter', 'github:commands.txt', '--quiet');
    expect(toFile.stderr).toBe('');
    expect(read(repository, 'commands.txt')).toBe(quiet.stderr);
  });

  test('markdown keeps what a summary held before, and writes its own section once', async () => {
    const repository = uncovered();
    repository.write({ 'summary.md': '# Harvest\n' });
    await diff(repository, '--reporter', 'markdown:summary.md');
    await tidemark(repository, ['doctor', '--reporter', 'markdown:summary.md']);
    await diff(repository, '--reporter', 'markdown:summary.md');
    const text = read(repository, 'summary.md');
    expect(text.startsWith('# Harvest\n\n<!-- tidemark-diff -->\n')).toBe(true);
    expect(text.match(/<!-- tidemark-\w+ -->/g)).toEqual([
      '<!-- tidemark-diff -->',
      '<!-- tidemark-doctor -->',
    ]);
    expect(text).toContain('2 of 3 changed executable lines covered (66.66 %)');
  });

  test('markdown refuses a file that it cannot read, and leaves it', async () => {
    const repository = uncovered();
    repository.write({ 'summary.md': '# Harvest\n' });
    const answer = await tidemark<DiffDocument>(repository, ['diff', '--reporter', 'markdown:summary.md'], {
      files: { ...nodeFiles, read: (file) => (file.endsWith('summary.md') ? null : nodeFiles.read(file)) },
    });
    expect(answer).toMatchObject({ code: 2, document: { error: { code: 'usage' } } });
    expect(read(repository, 'summary.md')).toBe('# Harvest\n');
  });

  test('a reporter that no table knows is a bug', async () => {
    const report = { document: diffAnswer({}).document, summary: () => '', root: null, keptAt: null };
    await expect(reportAs('orchard', report, { verbose: false })).rejects.toThrow('is in the table');
  });

  test('reports the whole answer, whatever page is shown', async () => {
    const repository = uncovered();
    repository.write({ 'src/pear.ts': source(1) });
    await diff(repository, '--max-items', '1', '--reporter', 'gitlab:quality.json');
    const found: { readonly check_name: string }[] = JSON.parse(read(repository, 'quality.json'));
    expect(found.map((entry) => entry.check_name)).toEqual(['unmeasured', 'line', 'unproven']);
  });

  test('tells why nothing could be judged', async () => {
    const repository = createRepository({ 'README.md': '' });
    repository.write({ 'src/apple.ts': source(1) });
    const { code, stderr } = await diff(repository, '--reporter', 'github', '--reporter', 'sarif:a.sarif');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^::error file=src\/apple\.ts,title=Tidemark%3A No evidence::/m);
    expect(JSON.parse(read(repository, 'a.sarif')).runs[0].invocations[0].exitCode).toBe(2);
  });
});

test('the log of a workflow takes no name for a command, in the summary or in the document', async () => {
  const repository = createRepository({ 'README.md': '' });
  repository.write({
    '::error file=x::y.ts': source(1),
    'src/##[add-mask]y.ts': source(1),
    'coverage/lcov.info': lcov({ '::error file=x::y.ts': { 1: 0 }, 'src/##[add-mask]y.ts': { 1: 0 } }),
    '::warning::notes.txt': '',
  });
  const { stderr, stdout, document } = await diff(repository, '--verbose');
  for (const text of [stderr, stdout]) {
    expect(text).not.toContain('##[');
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  }
  expect(stderr).toContain(String.raw`\u003a:warning::notes.txt  let out`);
  expect(document.uncovered.map(({ file }) => file)).toContain('src/##[add-mask]y.ts');
});
