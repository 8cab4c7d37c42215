import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { expectShortRun } from '../../src/world/short-run.ts';

const NEW = '13.6.233.17-node.45';
const OLD = '12.4.254.21-node.33';
const MODULE = pathToFileURL(path.join(import.meta.dirname, '../../src/world/short-run.ts')).href;

test.each([
  ['leaves TurboFan until it lasts', NEW, ['--no-opt'], ['--no-opt', '--opt']],
  ['of an engine without another compiler changes nothing', OLD, [], []],
])('a short run %s', (_, version, soon, late) => {
  vi.useFakeTimers();
  const flags: string[] = [];
  expectShortRun(version, (flag) => void flags.push(flag));
  vi.advanceTimersByTime(999);
  expect(flags).toEqual(soon);
  vi.advanceTimersByTime(1);
  expect(flags).toEqual(late);
  vi.useRealTimers();
});

/** Compiles TurboFan something before a second is over, and after it? */
function compiled(version: string): { readonly soon: boolean; readonly late: boolean } {
  const script = `
    const { setFlagsFromString } = await import('node:v8');
    const { expectShortRun } = await import(${JSON.stringify(MODULE)});
    expectShortRun(${JSON.stringify(version)}, setFlagsFromString);
    const work = () => {
      const hot = new Function('n', 'let sum = 0; for (let i = 0; i < n; i += 1) sum += i % 7; return sum;');
      for (let i = 0; i < 20000; i += 1) hot(1000);
    };
    work();
    console.log('A SECOND LATER');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    work();`;
  const args = ['--trace-opt', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const [soon = '', late = ''] = stdout.split('A SECOND LATER');
  const isHot = (text: string) => /^\[compiling method .* \(target TURBOFAN/m.test(text);
  return { soon: isHot(soon), late: isHot(late) };
}

test('this engine does what it is told, and again when it is told otherwise', () => {
  expect(compiled(NEW)).toEqual({ soon: false, late: true });
  expect(compiled(OLD)).toEqual({ soon: true, late: true });
});
