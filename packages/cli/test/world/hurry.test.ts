import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { hurry } from '../../src/world/hurry.ts';

const NEW = '13.6.233.17-node.45';
const OLD = '12.4.254.21-node.33';
const MODULE = pathToFileURL(path.join(import.meta.dirname, '../../src/world/hurry.ts')).href;

test.each([
  ['leaves TurboFan', NEW, ['--no-opt'], ['--no-opt', '--opt']],
  ['changes nothing where there is no other compiler', OLD, [], []],
])('who hurries %s', (_, version, during, after) => {
  const flags: string[] = [];
  const relax = hurry(version, (flag) => void flags.push(flag));
  expect(flags).toEqual(during);
  relax();
  expect(flags).toEqual(after);
});

test('this engine does what it is told, and again when it is told otherwise', () => {
  const script = `
    const { setFlagsFromString } = await import('node:v8');
    const { hurry } = await import(${JSON.stringify(MODULE)});
    const work = () => {
      const hot = new Function('n', 'let sum = 0; for (let i = 0; i < n; i += 1) sum += i % 7; return sum;');
      for (let i = 0; i < 20000; i += 1) hot(1000);
    };
    const relax = hurry(${JSON.stringify(NEW)}, setFlagsFromString);
    work();
    console.log('AND LATER');
    relax();
    work();`;
  const args = ['--trace-opt', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const compiles = stdout
    .split('AND LATER')
    .map((text) => /^\[compiling method .* \(target TURBOFAN/m.test(text));
  expect(compiles).toEqual([false, true]);
});
