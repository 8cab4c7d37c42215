import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRepository, emptyRepository, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import type { GateDocument } from '../../src/contract/documents.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { baseline, gate, source, tidemark } from '../run-tidemark.ts';
import { orchard, provenance, reportOf } from './gated-orchard.ts';

const TIED =
  "export default { name: 'orchard', layers: { apples: 'src/*.ts', fruits: 'src/*.ts' }, coverage: {} };\n";

const withEnv = (repository: Repository, env: Record<string, string>, ...words: readonly string[]) =>
  tidemark<GateDocument>(repository, ['gate', ...words], { env });

describe('a gate that cannot judge', () => {
  test('lets pass with a WARNING, which is no pass, and holds with --fail-closed', async () => {
    const repository = createRepository({ 'src/apple.ts': source(3) });
    const open = await gate(repository);
    expect(open).toMatchObject({
      code: 0,
      document: {
        status: 'open',
        reason: 'no-evidence',
        coverageStatus: 'TOOL_ERROR',
        error: { code: 'no-evidence' },
        settings: { failClosed: false },
      },
    });
    expect(open.document.warnings[0]).toMatchObject({ code: 'fail-open' });
    expect(open.stderr).toContain('WARNING: coverage could not be judged');
    expect(reportOf(repository)).toContain('coverage_status: TOOL_ERROR\n');
    const closed = await gate(repository, '--fail-closed');
    expect(closed).toMatchObject({
      code: 2,
      document: { status: 'error', coverageStatus: 'TOOL_ERROR', warnings: [] },
    });
    expect(closed.stderr).toContain('TOOL_ERROR: no-evidence; nothing was judged');
  });

  test('says which of the two it does by TIDEMARK_GATE_FAIL_CLOSED, which a flag outranks', async () => {
    const repository = createRepository({ 'src/apple.ts': source(3) });
    const env = { TIDEMARK_GATE_FAIL_CLOSED: 'true' };
    expect((await withEnv(repository, env)).code).toBe(2);
    expect((await withEnv(repository, env, '--fail-open')).code).toBe(0);
  });

  test.each([
    ['HEAD has no commit', 'unknown-base', () => emptyRepository(), []],
    ['the base is not known', 'unknown-base', () => orchard(9), ['--base', 'cellar']],
    [
      'the ledger cannot be reached',
      'ledger-error',
      () => orchard(9),
      ['--ledger', 'postgres://pomona:pear@localhost:1/x'],
    ],
    ['the report holds none of the metric', 'no-evidence', () => orchard(9), ['--metric', 'branches']],
    ['a package is nothing', 'invalid-workspace', () => orchard(9, { 'package.json': '1' }), []],
    ['a file is in two layers', 'invalid-manifest', () => orchard(9, { 'feature.manifest.ts': TIED }), []],
  ])('%s: the reason is %s', async (_, reason, make, words) => {
    const { code, document, stdout, stderr } = await gate(make(), ...words);
    expect({ code, ...document }).toMatchObject({
      code: 0,
      status: 'open',
      reason,
      coverageStatus: 'TOOL_ERROR',
    });
    expect(stdout + stderr).not.toContain('pear@');
  });

  test('does not bootstrap in a clone too shallow to know its baseline', async () => {
    const repository = orchard(9);
    await baseline(repository, 'raise', '--repository', 'orchard');
    repository.commit('more');
    const clone = path.join(temporaryFolder(), 'clone');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone);
    const { document } = await gate(clone, '--fail-closed', '--repository', 'orchard');
    expect(document).toMatchObject({ status: 'error', reason: 'shallow-history' });
  });

  test('compares no counts of other tools', async () => {
    const repository = orchard(9);
    repository.write({ 'coverage/provenance.json': sworn(repository, {}) });
    expect((await baseline(repository, 'raise')).document).toMatchObject({
      reason: 'raised',
      entries: [{ marks: { lines: { tool: 'vitest 5.1.0', provider: 'v8 5.1.0', node: '24.21.0' } } }],
    });
    expect((await gate(repository)).document.coverageStatus).toBe('PASS');
    repository.write({ 'coverage/provenance.json': sworn(repository, { provider: 'istanbul' }) });
    const { document } = await gate(repository);
    expect(document).toMatchObject({
      reason: 'not-comparable',
      measured: { covered: 9 },
      baseline: { covered: 9 },
    });
    expect(document.error?.message).toBe(
      'the baseline was counted by vitest 5.1.0, v8 5.1.0, Node 24.21.0, this by vitest 5.1.0, istanbul 5.1.0, Node 24.21.0',
    );
  });

  test('has no answer outside of a repository, whatever it is set to', async () => {
    expect(await gate(temporaryFolder())).toMatchObject({
      code: 2,
      document: { status: 'error', reason: 'not-a-repository', report: null },
    });
  });

  test('has no answer where its report cannot be written', async () => {
    const repository = orchard(9);
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, path.join(repository.root, 'coverage/.out'));
    expect(await gate(repository)).toMatchObject({ code: 2, document: { status: 'error', reason: 'usage' } });
  });

  test('never throws: a bug of ours is told, and lets pass as any other error does', async () => {
    const repository = orchard(9);
    const world = nodeWorld();
    const broken: typeof world.run = (program, args, options) => {
      if (args.includes('status')) throw new TypeError('the ladder broke');
      return world.run(program, args, options);
    };
    const ask = (...words: readonly string[]) =>
      tidemark<GateDocument>(repository, ['gate', ...words], { run: broken });
    const open = await ask();
    expect({ code: open.code, ...open.document }).toMatchObject({
      code: 0,
      status: 'open',
      reason: 'internal',
      coverageStatus: 'TOOL_ERROR',
    });
    expect(open.document.error?.message).toContain('the ladder broke');
    expect((await ask('--fail-closed')).code).toBe(2);
  });

  test('says what git said when it does not tell what is committed', async () => {
    const repository = orchard(9);
    const world = nodeWorld();
    const broken: typeof world.run = (program, args, options) =>
      args.includes('status')
        ? Promise.resolve({ code: 128, stdout: new Uint8Array(), stderr: 'fatal: index file corrupt' })
        : world.run(program, args, options);
    const { document } = await tidemark<GateDocument>(repository, ['gate'], { run: broken });
    expect(document).toMatchObject({
      reason: 'git-failed',
      error: { message: 'git status failed: fatal: index file corrupt' },
    });
  });
});

describe('a gate whose report', () => {
  test('became a link while it measured has no answer', async () => {
    const repository = orchard(9);
    const swap = `rm -r coverage/.out && ln -s '${temporaryFolder()}' coverage/.out`;
    expect(await gate(repository, '--measure', swap)).toMatchObject({
      code: 2,
      document: { status: 'error', reason: 'usage', report: null },
    });
  });

  test('somebody else writes too has no answer: what is read back is what counts', async () => {
    const repository = orchard(9);
    const { files } = nodeWorld();
    const other = (file: string, bytes: Uint8Array | null) =>
      file.endsWith('coverage-report.md') ? Buffer.from('---\ncoverage_status: PASS\n---\n') : bytes;
    const answer = await tidemark<GateDocument>(repository, ['gate'], {
      files: { ...files, read: (file) => other(file, files.read(file)) },
    });
    expect(answer).toMatchObject({ code: 2, document: { status: 'error', reason: 'tool-error' } });
    expect(answer.document.error?.message).toContain('does not read back');
  });

  test('cannot be written has no answer', async () => {
    const repository = orchard(9);
    mkdirSync(path.join(repository.root, 'coverage/.out/coverage-report.md'), { recursive: true });
    expect(await gate(repository)).toMatchObject({ code: 2, document: { status: 'error', reason: 'usage' } });
  });
});

describe('a gate that measures', () => {
  test('reads what its command wrote, with the programs of the root on the PATH', async () => {
    const repository = orchard(9);
    const bin = path.join(repository.root, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    const press = '#!/bin/sh\nsed -i "s/DA:9,1/DA:9,0/" coverage/lcov.info\n';
    writeFileSync(path.join(bin, 'press'), press, { mode: 0o755 });
    expect((await gate(repository, '--measure', 'press')).document.measured).toEqual({
      covered: 8,
      total: 10,
    });
  });

  test('trusts nothing of a command that fails, and says its last words', async () => {
    const { document } = await gate(orchard(9), '--measure', 'echo one; echo the press is broken; exit 3');
    expect(document).toMatchObject({ reason: 'tool-error', coverageStatus: 'TOOL_ERROR', measured: null });
    expect(document.error?.message).toBe(
      "'echo one; echo the press is broken; exit 3' ended with 3; it said: one | the press is broken",
    );
  });

  test('stops a command that takes too long, with all that it started', async () => {
    const repository = orchard(9);
    const late = path.join(repository.root, 'late');
    const deaf = `sh -c "trap '' TERM; sleep 4; touch ${late}" >/dev/null 2>&1 &`;
    const { document } = await gate(repository, '--measure', `${deaf} sleep 60`, '--timeout', '200');
    expect(document).toMatchObject({ reason: 'tool-error', coverageStatus: 'TOOL_ERROR' });
    expect(document.error).toMatchObject({ hint: 'Give it more time with --timeout' });
    expect(document.error?.message).toContain('took longer than 200 ms');
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(existsSync(late)).toBe(false);
  });

  test('leaves TOOL_ERROR behind while it is at work, so a killed gate is no old pass', async () => {
    const repository = orchard(9);
    await gate(repository);
    expect(reportOf(repository)).toContain('coverage_status: BOOTSTRAP');
    await gate(repository, '--measure', 'cp coverage/.out/coverage-report.md seen.md');
    const seen = readFileSync(path.join(repository.root, 'seen.md'), 'utf8');
    expect(seen).toContain('coverage_status: TOOL_ERROR\n');
    expect(seen).toContain('has begun and not finished');
  });
});

describe('a gate that is not meant', () => {
  test('judges nothing when it is switched off, and says so', async () => {
    const repository = orchard(1);
    const off = await withEnv(repository, { TIDEMARK_GATE_ENABLED: 'false' }, '--measure', 'touch measured');
    expect(off).toMatchObject({
      code: 0,
      document: {
        status: 'skipped',
        reason: 'disabled',
        coverageStatus: 'SKIPPED',
        measured: null,
        next: [],
      },
    });
    expect(off.stderr).toBe('SKIPPED: disabled; nothing was judged\n');
    expect(reportOf(repository)).toContain('coverage_status: SKIPPED\n');
    expect(existsSync(path.join(repository.root, 'measured'))).toBe(false);
  });

  test('leaves a repository alone that is not in its scope', async () => {
    const repository = orchard(1);
    repository.git('remote', 'add', 'origin', 'git@example.org:shop/orchard.git');
    const asked = async (repos: string) =>
      (await withEnv(repository, { TIDEMARK_GATE_REPOS: repos, TIDEMARK_LEDGER: 'git:.' })).document;
    expect(await asked('example.org/shop/cellar')).toMatchObject({
      reason: 'out-of-scope',
      coverageStatus: 'SKIPPED',
      repository: 'example.org/shop/orchard',
    });
    expect(await asked('example.org/shop/cellar, example.org/shop/orchard')).toMatchObject({
      reason: 'under-floor',
    });
    expect(await asked('')).toMatchObject({ reason: 'under-floor' });
  });
});

/** The provenance of the report as it lies there, of the sources as they lie there. */
function sworn(repository: Repository, tools: Parameters<typeof provenance>[0]): string {
  const id = (file: string) => repository.git('hash-object', file).trim();
  const { 'coverage/provenance.json': text = '' } = provenance(tools);
  return JSON.stringify({ ...JSON.parse(String(text)), files: { 'src/apple.ts': id('src/apple.ts') } });
}
