import { expect, test } from 'vitest';
import description from '../../package.json' with { type: 'json' };
import { tooOld } from '../../src/node-needed.ts';

test('the oldest Node that runs this is the one of package.json, and what is older is told', () => {
  const oldest = description.engines.node.replace('>=', '');
  expect(tooOld(`${oldest}.0`)).toBeNull();
  expect(tooOld('20.20.2')).toBe(`✗ Tidemark needs Node ${oldest} or newer, and this is 20.20.2\n`);
});

test.each(['22.17.9', '21.99.0', '18.0.0'])('Node %s is too old', (version) => {
  expect(tooOld(version)).toContain(version);
});

test.each(['22.18.0', '22.20.1', '24.0.0', '26.1.0-nightly'])('Node %s is not', (version) => {
  expect(tooOld(version)).toBeNull();
});
