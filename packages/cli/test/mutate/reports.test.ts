import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import { diff } from '../run-tidemark.ts';
import { appleManifest, mutate, RIPE, RIPE_TEST, BOTH_SIDES } from './mutation-orchard.ts';
import { scriptedOrchard } from './scripted-stryker.ts';

const NO_SCORES = { $schema: 'urn:tidemark:schema:mutation-summary:v1', schemaVersion: 1, packages: {} };
const killed = { status: 'Killed' };
const survived = { status: 'Survived' };

test.each([
  [
    'mutants that were all ignored with a reason',
    [{ status: 'Ignored', statusReason: 'only logged' }],
    'Every mutant is ignored',
  ],
  [
    'mutants that all broke the run',
    [{ status: 'RuntimeError' }, { status: 'CompileError' }],
    'broke the run itself',
  ],
])('%s reach no score', async (_what, mutants, hint) => {
  const answer = await mutate(scriptedOrchard(mutants), []);
  expect(answer).toMatchObject({
    code: 1,
    document: { reason: 'score-not-held', summary: { score: { total: 0 } } },
  });
  expect(answer.document.below[0]?.hint).toContain(hint);
});

test('a package in which no mutant is possible is held to nothing, and named', async () => {
  const answer = await mutate(scriptedOrchard([]), []);
  expect(answer).toMatchObject({ code: 0, document: { reason: 'no-mutants', packages: [{ held: null }] } });
  expect(answer.document.warnings).toMatchObject([
    { code: 'no-mutants', message: expect.stringContaining('@shop/apple') },
  ]);
});

test('mutants that only the clock noticed are no judgement', async () => {
  const answer = await mutate(scriptedOrchard(Array.from({ length: 5 }, () => ({ status: 'Timeout' }))), []);
  expect(answer.document.error).toMatchObject({
    code: 'tool-error',
    message: '@shop/apple: all 5 mutants ran into the time limit, and no test noticed one',
  });
});

test('a report that is none, or of a file that was edited meanwhile, is no judgement', async () => {
  const broken = await mutate(scriptedOrchard([{ status: 'Eaten' }]), []);
  expect(broken.document.error).toMatchObject({ code: 'tool-error' });
  const edited = scriptedOrchard([killed]);
  edited.write({ [RIPE]: 'export const isRipe = () => true;\n' });
  expect((await mutate(edited, [])).document.error).toMatchObject({ code: 'stale-evidence' });
});

test('a Stryker that ends well and leaves nothing is no judgement', async () => {
  const orchard = scriptedOrchard([killed], { also: 'told.report = null' });
  expect((await mutate(orchard, [])).document.error).toMatchObject({
    code: 'tool-error',
    message: '@shop/apple: Stryker ended with code 0 and left no report: ',
  });
});

test('plugins of a package are found by name, and what cannot be found stays as it is', async () => {
  const plugins = ['@stryker-mutator/*', '@stryker-mutator/vitest-runner', '@shop/juice', '@shop/absent', 7];
  const orchard = scriptedOrchard([killed], {
    files: { 'packages/apple/stryker.config.json': JSON.stringify({ plugins }) },
    also: "writeFileSync('coverage.json', JSON.stringify(config.plugins))",
  });
  orchard.write({ 'node_modules/@shop/juice/index.js': '' });
  await mutate(orchard, []);
  const bytes = nodeWorld().files.read(path.join(orchard.root, 'packages/apple/coverage.json'));
  const [runner, juice, absent, ours] = JSON.parse(Buffer.from(bytes ?? []).toString('utf8'));
  expect(runner).toBe(path.join(orchard.root, 'node_modules/@stryker-mutator/vitest-runner/index.js'));
  expect(juice).toBe(path.join(orchard.root, 'node_modules/@shop/juice/index.js'));
  expect([absent, path.basename(ours)]).toEqual(['@shop/absent', 'stryker-plugin.ts']);
});

test('a configuration that would have to be run is named, and not read', async () => {
  const orchard = scriptedOrchard([killed], {
    files: { 'packages/apple/stryker.config.mjs': 'export default {};\n' },
  });
  const { document } = await mutate(orchard, []);
  expect(document.warnings.map(({ code }) => code)).toEqual(['stryker-config-unread']);
});

test('two packages are judged together, and written in the order of their names', async () => {
  const pear = {
    'packages/a-pear/package.json': '{"name":"@shop/pear"}',
    'packages/a-pear/feature.manifest.ts':
      "export default { name: 'pear', coverage: { mutationTargets: ['entities'], mutationScore: 0 } };\n",
    'packages/a-pear/src/entities/ripe.ts':
      'export function isRipe(days: number): boolean {\n  return days >= 90;\n}\n',
  };
  const orchard = scriptedOrchard([killed, killed, killed, killed, survived, survived], {
    files: { ...pear, ...appleManifest(', mutationScore: 60') },
  });
  const answer = await mutate(orchard, []);
  expect(answer.document).toMatchObject({
    reason: 'held',
    summary: { packages: 2, score: { covered: 8, total: 12 } },
  });
  const bytes = nodeWorld().files.read(path.join(orchard.root, 'coverage/mutation.json'));
  const { packages } = JSON.parse(Buffer.from(bytes ?? []).toString('utf8'));
  expect(Object.keys(packages)).toEqual(['@shop/apple', '@shop/pear']);
  expect(packages['@shop/apple'].survivors).toHaveLength(2);
  const onlyLast = await mutate(orchard, ['--shard', '2/2', '--package', 'pear']);
  expect(onlyLast.document).toMatchObject({ reason: 'part-written', summary: { packages: 0 } });
  expect(onlyLast.document.written).toEqual(['packages/a-pear/reports/mutation/part-2-of-2.json']);
});

test('what cannot be written is told, and nothing of it is half there', async () => {
  const outside = temporaryFolder();
  const scores = scriptedOrchard([killed]);
  scores.write({ 'coverage/.gitkeep': '' });
  writeTree(outside, { 'mutation.json': JSON.stringify(NO_SCORES) });
  symlinkSync(path.join(outside, 'mutation.json'), path.join(scores.root, 'coverage/mutation.json'));
  expect((await mutate(scores, [])).document.error).toMatchObject({
    code: 'usage',
    files: ['coverage/mutation.json'],
  });
  const out = scriptedOrchard([killed]);
  out.write({ coverage: 'a file\n' });
  for (const words of [[], ['--diff']]) {
    out.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
    expect((await mutate(out, words)).document.error).toMatchObject({ code: 'usage', files: ['coverage'] });
  }
  const reports = scriptedOrchard([killed]);
  symlinkSync(outside, path.join(reports.root, 'packages/apple/reports'));
  expect((await mutate(reports, [])).document.error?.message).toContain('symbolic link');
});

test('without the page that draws mutants everything else is answered', async () => {
  const world = nodeWorld();
  const resolveModule: typeof world.resolveModule = (name, folder) =>
    name.startsWith('mutation-testing-elements') ? null : world.resolveModule(name, folder);
  const { document } = await mutate(scriptedOrchard([killed]), [], { resolveModule });
  expect(document.written).toEqual(['coverage/mutation.json']);
});

test('a workspace that cannot be read, and a layer of two minds, are told', async () => {
  const twice = { 'packages/pear/package.json': '{"name":"@shop/apple"}' };
  const orchard = scriptedOrchard([killed], { files: twice });
  expect((await mutate(orchard, [])).document.error).toMatchObject({ code: 'invalid-workspace' });
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
  const change = await diff(orchard, '--with-mutation');
  expect(change).toMatchObject({ code: 2, document: { error: { code: 'invalid-workspace' } } });
  const torn =
    "export default { name: 'apple', layers: { red: 'src/*/*', green: 'src/*/*' }, coverage: { mutationTargets: ['red'] } };\n";
  const layers = scriptedOrchard([killed], { files: { 'packages/apple/feature.manifest.ts': torn } });
  layers.write({ [RIPE]: 'export const isRipe = 1;\n' });
  for (const words of [[], ['--diff']])
    expect((await mutate(layers, words)).document.error).toMatchObject({ code: 'invalid-manifest' });
});

test('scores that git cannot read are an error, and so are scores of the base that are none', async () => {
  const orchard = scriptedOrchard([killed], { files: { 'coverage/mutation.json': '[]' } });
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
  expect((await mutate(orchard, ['--diff'])).document.error).toMatchObject({ code: 'bad-evidence' });
  const { run } = nodeWorld();
  const noObjects: typeof run = (program, args, options) =>
    run(program, args[0] === 'cat-file' ? ['no-such-command'] : args, options);
  const failed = await mutate(orchard, ['--diff'], { run: noObjects });
  expect(failed.document.error).toMatchObject({ code: 'git-failed' });
});

test('a change whose mutants cannot be tried is no judgement, and neither is a run that cannot be set', async () => {
  const orchard = scriptedOrchard([killed], { code: 1 });
  orchard.write({ [RIPE_TEST]: `${BOTH_SIDES}// later\n` });
  expect((await mutate(orchard, ['--diff'])).document.error).toMatchObject({ code: 'tool-error' });
  const { files } = nodeWorld();
  const refused = {
    ok: false as const,
    problems: [{ code: 'usage' as const, message: 'no room', hint: '' }],
  };
  const write: typeof files.write = (file, chunks) =>
    path.basename(file) === 'stryker.json' ? refused : files.write(file, chunks);
  const full = await mutate(orchard, [], { files: { ...files, write } });
  expect(full.document.error).toMatchObject({ code: 'usage', message: 'no room' });
});

test('a part that cannot be written is told, and one that lies too deep is not looked for', async () => {
  const orchard = scriptedOrchard([killed]);
  const deep = `parts/${'deep/'.repeat(20)}part-1-of-1.json`;
  orchard.write({ [deep]: '{}', 'parts/part-1-of-1.json': 'no part' });
  const merged = await mutate(orchard, ['--merge', 'parts']);
  expect(merged.document.error).toMatchObject({ code: 'no-evidence' });
  symlinkSync(temporaryFolder(), path.join(orchard.root, 'packages/apple/reports'));
  const empty = await mutate(orchard, ['--shard', '2/2']);
  expect(empty.document.error?.message).toContain('symbolic link');
});

test('a package without a package.json has mutants too', async () => {
  const orchard = scriptedOrchard([killed]);
  orchard.remove('packages/apple/package.json');
  expect((await mutate(orchard, [])).document.packages).toMatchObject([{ package: 'apple', killed: 1 }]);
});
