import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { main } from '../../src/main.ts';
import { start } from '../../src/start.ts';
import { VERSION } from '../../src/version.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

/** A process of its own kind: what is written to it, and how it ends. */
function program(version: string, ...words: readonly string[]) {
  const said: string[] = [];
  const stream = () => Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) });
  return {
    versions: { node: version },
    argv: ['node', 'tidemark', ...words],
    stdout: stream(),
    stderr: stream(),
    exitCode: undefined as number | undefined,
    said,
  };
}

function commandLine(place: ReturnType<typeof program>, beforeTheEnd = () => {}) {
  const output = { isTerminal: false, write: (text: string) => void place.stdout.write(text) };
  return async () => ({
    main: async (...[words, world]: Parameters<typeof main>) => {
      const code = await main(words, { ...world, stdout: output, stderr: output });
      beforeTheEnd();
      return code;
    },
    nodeWorld,
  });
}

test('a process ends with the code of its command', async () => {
  const held = program('24.0.0', '--version');
  await start(held, commandLine(held));
  expect(held.exitCode).toBe(0);
  const off = program('24.0.0', 'orchard');
  await start(off, commandLine(off));
  expect(off.exitCode).toBe(2);
});

test('on a Node that is too old nothing is loaded, and the code is 2', async () => {
  const old = program('20.20.2');
  await start(old, () => Promise.reject(new Error('loaded')));
  expect(old).toMatchObject({
    exitCode: 2,
    said: ['✗ Tidemark needs Node 22.18 or newer, and this is 20.20.2\n'],
  });
});

test('an answer that cannot be written is told once, and the code is 2', async () => {
  const full = program('24.0.0', '--version');
  const fail = () => {
    full.stdout.emit('error', new Error('no space left'));
    full.stderr.emit('error', new Error('no space left either'));
  };
  await start(full, commandLine(full, fail));
  expect(full.exitCode).toBe(2);
  expect(full.said.slice(1)).toEqual(['✗ the answer could not be written: no space left\n']);
});

test('a reader that went away changes nothing', async () => {
  const left = program('24.0.0', '--version');
  const leave = () => left.stdout.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
  await start(left, commandLine(left, leave));
  expect(left).toMatchObject({ exitCode: 0, said: [expect.any(String)] });
});

test('in a folder that is gone the code is 2, and a bug of ours stays one', async () => {
  const lost = program('24.0.0');
  const gone = () => {
    throw Object.assign(new Error('ENOENT'), { syscall: 'uv_cwd' });
  };
  await start(lost, async () => ({ main, nodeWorld: gone }));
  expect(lost).toMatchObject({ exitCode: 2, said: ['✗ the folder that this was started in is gone\n'] });
  const bug = () => {
    throw new TypeError('pear is not a function');
  };
  await expect(start(lost, async () => ({ main, nodeWorld: bug }))).rejects.toThrow('pear');
});

test('the program starts in the process that loads it', async () => {
  const { argv } = process;
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  process.argv = [...argv.slice(0, 2), '--version'];
  await import('../../src/bin.ts');
  process.argv = argv;
  expect(written.mock.calls.map(([text]) => text)).toEqual([`${VERSION}\n`]);
  expect(process.exitCode).toBe(0);
  written.mockRestore();
});
