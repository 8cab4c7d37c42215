import { chmodSync } from 'node:fs';
import path from 'node:path';
import { createRepository, repositoryAt, temporaryFolder, type Repository } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { landFile, proposeFile } from '../src/index.ts';

const FILE = 'coverage/summary.json';

interface Orchard {
  readonly host: Repository;
  readonly clone: Repository;
}

function orchard(): Orchard {
  const folder = path.join(temporaryFolder(), 'orchard.git');
  const seed = createRepository({ 'apple.ts': 'pick(1);\n', [FILE]: '{}\n' });
  seed.git('clone', '--quiet', '--bare', seed.root, folder);
  const clone = path.join(temporaryFolder(), 'clone');
  seed.git('clone', '--quiet', folder, clone);
  return { host: repositoryAt(folder), clone: repositoryAt(clone) };
}

const head = ({ clone }: Orchard) => clone.git('rev-parse', 'HEAD').trim();
const change = ({ clone }: Orchard) => ({ root: clone.root, file: FILE, subject: 'Commit the coverage' });
const land = (place: Orchard, measured = head(place)) =>
  landFile({ ...change(place), branch: 'main', measured });
const propose = (place: Orchard) => proposeFile({ ...change(place), branch: 'ripe/scores' });

function onPush({ host }: Orchard, script: string): void {
  host.write({ 'hooks/update': `#!/bin/sh\n${script}` });
  chmodSync(path.join(host.root, 'hooks/update'), 0o755);
}

test('a file that the branch holds as it is is not committed again', async () => {
  const place = orchard();
  expect(await land(place)).toEqual({ kind: 'unchanged' });
  expect(await propose(place)).toEqual({ kind: 'unchanged' });
});

test('a file is committed alone; the branch and the working tree of the clone stay', async () => {
  const place = orchard();
  const before = head(place);
  place.clone.write({ [FILE]: '{"total":1}\n', 'apple.ts': 'pick(2);\n' });
  const landed = await land(place);
  expect(landed).toMatchObject({ kind: 'landed' });
  expect(place.host.git('diff', '--name-only', 'main~1', 'main')).toBe(`${FILE}\n`);
  expect(head(place)).toBe(before);
  expect(place.clone.git('status', '--porcelain')).toBe(` M apple.ts\n M ${FILE}\n`);
});

test('what was measured on an older commit than the branch tells of is outdated, and what was on a newer one is not', async () => {
  const place = orchard();
  const older = head(place);
  place.clone.git('commit', '--quiet', '--allow-empty', '-m', 'newer');
  place.clone.git('push', '--quiet', 'origin', 'main');
  const newer = head(place);
  place.clone.write({ [FILE]: '{"total":2}\n' });
  expect(await land(place, newer)).toMatchObject({ kind: 'landed' });
  place.clone.write({ [FILE]: '{"total":1}\n' });
  expect(await land(place, older)).toEqual({ kind: 'outdated' });
  expect(await land(place, newer)).toMatchObject({ kind: 'landed' });
});

test('a branch that moves with every push is given up, and nothing is forced', async () => {
  const place = orchard();
  onPush(
    place,
    'git update-ref refs/heads/main "$(git commit-tree -p main -m moved "main^{tree}")"\nexit 0\n',
  );
  place.clone.write({ [FILE]: '{"total":1}\n' });
  expect(await land(place)).toEqual({ kind: 'refused', why: 'main moved 5 times' });
  expect(place.host.git('log', '--format=%s', 'main')).toMatch(/^(?:moved\n){5}base\n$/);
});

test('a branch that takes no push is refused in the words of its host', async () => {
  const place = orchard();
  onPush(place, 'echo "the orchard is closed" >&2\nexit 1\n');
  place.clone.write({ [FILE]: '{"total":1}\n' });
  expect(await land(place)).toMatchObject({
    kind: 'refused',
    why: expect.stringContaining('the orchard is closed'),
  });
  await expect(propose(place)).rejects.toThrow('the orchard is closed');
});

test('a file that no commit holds yet is committed as a new one', async () => {
  const place = orchard();
  place.clone.write({ 'coverage/mutation.json': '{}\n' });
  const proposed = proposeFile({ ...change(place), file: 'coverage/mutation.json', branch: 'ripe/scores' });
  expect(await proposed).toMatchObject({ kind: 'proposed' });
  expect(place.host.git('ls-tree', '-r', '--name-only', 'ripe/scores', 'coverage/')).toBe(
    `coverage/mutation.json\n${FILE}\n`,
  );
});

test('a proposal takes the place of the one before, and one that waits is left', async () => {
  const place = orchard();
  place.clone.write({ [FILE]: '{"total":1}\n' });
  expect(await propose(place)).toMatchObject({ kind: 'proposed' });
  expect(await propose(place)).toEqual({ kind: 'waiting' });
  place.clone.write({ [FILE]: '{"total":2}\n' });
  expect(await propose(place)).toMatchObject({ kind: 'proposed' });
  expect(place.host.git('log', '--format=%s', 'ripe/scores')).toBe('Commit the coverage\nbase\n');
});
