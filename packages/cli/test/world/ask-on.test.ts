import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askOn } from '../../src/world/ask-on.ts';

function terminal() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  return { input, said: () => String(output.read()), answer: askOn(input, output, 'Pick this? ') };
}

test('the question is asked, and the line that comes is the answer', async () => {
  const { input, said, answer } = terminal();
  input.write('yes\n');
  expect(await answer).toBe('yes');
  expect(said()).toBe('Pick this? ');
});

test('an input that ends before a line is a cancelled answer', async () => {
  const { input, answer } = terminal();
  input.end();
  expect(await answer).toBeNull();
});
