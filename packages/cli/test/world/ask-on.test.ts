import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askOn } from '../../src/world/ask-on.ts';

const atTerminal = () => Object.assign(new PassThrough(), { isTTY: true });

function terminal() {
  const [input, output] = [atTerminal(), atTerminal()];
  const ask = askOn(input, output) ?? expect.fail('somebody sits there');
  return { input, said: () => String(output.read()), answer: ask('Pick this? ') };
}

test('the question is asked, and the line that comes is the answer', async () => {
  const { input, said, answer } = terminal();
  input.write('yes\n');
  expect(await answer).toBe('yes');
  expect(said()).toContain('Pick this? ');
});

test('an input that ends before a line is a cancelled answer', async () => {
  const { input, answer } = terminal();
  input.end();
  expect(await answer).toBeNull();
});

test('nobody is asked where nobody sits at both ends', () => {
  expect(askOn(new PassThrough(), atTerminal())).toBeNull();
  expect(askOn(atTerminal(), new PassThrough())).toBeNull();
});
