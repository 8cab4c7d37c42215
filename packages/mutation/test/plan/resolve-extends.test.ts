import { expect, test } from 'vitest';
import { resolveExtends, type FindExtended } from '../../src/index.ts';

const FILES: Readonly<Record<string, string>> = {
  base: '{ "timeoutMS": 7000, "mutator": { "excludedMutations": ["Regex"], "plugins": ["jsx"] }, "checkers": ["a"] }',
  middle: '{ "extends": "base", "mutator": { "excludedMutations": [] }, "checkers": ["b"] }',
  round: '{ "extends": "round" }',
  list: '[]',
  broken: '{',
};
const find: FindExtended = (specifier) => {
  const text = FILES[specifier];
  return text === undefined ? null : { path: specifier, text };
};
const resolve = (text: string) => resolveExtends({ path: 'stryker.config.json', text }, find);

test('what is nearer wins, objects are merged and lists replaced, through every file that is extended', () => {
  expect(resolve('\uFEFF{ "extends": "middle", "testRunner": "vitest" }')).toEqual({
    ok: true,
    value: {
      testRunner: 'vitest',
      timeoutMS: 7000,
      mutator: { excludedMutations: [], plugins: ['jsx'] },
      checkers: ['b'],
    },
  });
});

test.each([
  ['{ "extends": "round" }', 'round extends itself'],
  ['{ "extends": "absent" }', 'extends absent, which is not found'],
  ['{ "extends": ["base"] }', 'extends something that is no text'],
  ['{ "extends": "list" }', 'list does not hold a JSON object'],
  ['{ "extends": "broken" }', 'broken does not hold a JSON object'],
  ['null', 'stryker.config.json does not hold a JSON object'],
])('%s is refused', (text, words) => {
  const settings = resolve(text);
  expect(settings.ok ? '' : settings.problems[0]?.message).toContain(words);
});
