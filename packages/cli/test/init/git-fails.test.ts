import { expect, test } from 'vitest';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { World } from '../../src/world/world.ts';
import { adoptable, init, reported } from './adoptable.ts';

/** A world in which git cannot do one thing. */
function without(command: string): Pick<World, 'run'> {
  const { run } = nodeWorld();
  return {
    run: async (program, args, options) =>
      args.join(' ').includes(command)
        ? { code: 128, stdout: new Uint8Array(), stderr: 'the well is dry' }
        : run(program, args, options),
  };
}

test.each([
  'ls-files -z --cached',
  'ls-files -v',
  'check-ignore -z --no-index --stdin',
  'status --porcelain',
])('a git that cannot %s is told, and nothing is written', async (command) => {
  const { code, document } = await init(reported(adoptable()), ['--yes'], without(command));
  expect({ code, reason: document.reason }).toEqual({ code: 2, reason: 'git-failed' });
  expect(document.written).toEqual([]);
});

test('a git that cannot tell whether a report is true is told too', async () => {
  const repository = reported(adoptable());
  const provenance = {
    schemaVersion: 1,
    tool: { name: 'vitest', version: '5.1.0' },
    provider: { name: 'v8', version: '5.1.0' },
    node: 'v24.0.0',
    package: 'packages/apple',
    files: { 'src/pick.ts': '0'.repeat(40) },
  };
  repository.write({ 'packages/apple/coverage/provenance.json': JSON.stringify(provenance) });
  const { document } = await init(repository, ['--yes'], without('diff-files'));
  expect(document.reason).toBe('git-failed');
});
