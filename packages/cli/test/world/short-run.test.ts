import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, test } from 'vitest';

const MODULE = pathToFileURL(path.join(import.meta.dirname, '../../src/world/short-run.ts')).href;

/** What V8 has TurboFan compile before a second is over, and after it. */
function optimized(version: string): { readonly soon: boolean; readonly late: boolean } {
  const script = `
    const { expectShortRun } = await import(${JSON.stringify(MODULE)});
    expectShortRun(${JSON.stringify(version)});
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

test('a short run is not optimised for long, until it lasts', () => {
  expect(optimized('13.6.233.17-node.45')).toEqual({ soon: false, late: true });
});

test('an engine without a quicker compiler keeps the slow one', () => {
  expect(optimized('12.4.254.21-node.33')).toEqual({ soon: true, late: true });
});
