import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@tidemark/test-kit';
import { expect, test } from 'vitest';
import { strykerPlugins, strykerValidationSchema } from '../../src/stryker-plugin.ts';
import { pipeTo } from '../../src/world/pipe-to.ts';

test('text is written to the descriptor, and one that is closed is an error', () => {
  const file = path.join(temporaryFolder(), 'events');
  const descriptor = openSync(file, 'w');
  const write = pipeTo(descriptor);
  write('one\n');
  write('two\n');
  closeSync(descriptor);
  expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n');
  expect(() => write('three\n')).toThrow('EBADF');
});

test('the plugin is what Stryker looks for: a checker, a reporter and a setting', () => {
  expect(strykerPlugins.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'Checker tidemark',
    'Reporter tidemark',
  ]);
  expect(Object.keys(strykerValidationSchema.properties)).toEqual(['tidemark']);
});
