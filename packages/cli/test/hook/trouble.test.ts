import { Readable } from 'node:stream';
import fc from 'fast-check';
import { fuzzBudget, temporaryFolder } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { readStopEvent } from '../../src/hook/stop-event.ts';
import { inputFrom } from '../../src/world/read-input.ts';
import { changedOrchard, stop, stopEvent } from './stopping-agent.ts';

describe('a hook that is set up wrongly ends with 0 and says so to the person', () => {
  test.each([
    [['stop', '--bse', 'main'], stopEvent('.'), 'Did you mean --base?'],
    [['stpo'], stopEvent('.'), "there is no hook 'stpo'"],
    [[], stopEvent('.'), 'Write tidemark hook stop'],
    [['stop', 'now'], stopEvent('.'), "takes no 'now'"],
    [['stop'], null, 'nobody hands over an event'],
    [['stop'], '', 'no JSON object'],
    [['stop'], '[]', 'no JSON object'],
    [['stop'], 'null', 'no JSON object'],
    [['stop'], stopEvent('.', { hook_event_name: 'PreToolUse' }), 'none at which an agent stops'],
    [['stop'], stopEvent('.', { session_id: 7 }), 'session_id is no text'],
    [['stop'], stopEvent('.', { cwd: ['/'] }), 'cwd is no text'],
    [['stop'], stopEvent('/no/such/orchard'), '/no/such/orchard is no folder'],
  ])('%j with %s', async (words, input, message) => {
    const { code, answer } = await stop(input, words);
    expect(code).toBe(0);
    expect(answer['decision']).toBeUndefined();
    expect(answer['systemMessage']).toContain(message);
  });
});

test('a bug of ours lets the agent go, and says that it is one', async () => {
  const run = () => Promise.reject(new TypeError('pear is not a function'));
  const { code, answer } = await stop(stopEvent(changedOrchard(2).root), ['stop'], { run });
  expect({ code, decision: answer['decision'] }).toEqual({ code: 0, decision: undefined });
  expect(answer['systemMessage']).toContain('(internal): TypeError: pear is not a function');
});

test('a git that fails after the verdict lets the agent go', async () => {
  const { root } = changedOrchard(2);
  const { run } = (await import('../../src/world/node-world.ts')).nodeWorld();
  const { answer } = await stop(stopEvent(root), ['stop'], {
    run: (program, args, options) =>
      run(program, args.includes('--porcelain') && args.includes('-z') ? ['no-such-verb'] : args, options),
  });
  expect(answer['systemMessage']).toContain('git-failed');
});

describe('an event', () => {
  test('is read with a byte order mark, and with keys that nobody knows', () => {
    const bytes = Buffer.from(`\ufeff${stopEvent('/orchard', { effort: { level: 'high' } })}`);
    expect(readStopEvent(bytes)).toEqual({
      ok: true,
      value: { session: 'harvest', subagent: null, cwd: '/orchard', isContinued: false },
    });
  });

  test('that says little is one in the middle of a turn', () => {
    expect(readStopEvent(Buffer.from('{}'))).toEqual({
      ok: true,
      value: { session: null, subagent: null, cwd: null, isContinued: true },
    });
  });

  test('of any bytes, and of any JSON, is read or refused', () => {
    const keys = ['hook_event_name', 'session_id', 'agent_id', 'cwd', 'stop_hook_active'];
    const json = fc
      .dictionary(fc.constantFrom(...keys), fc.jsonValue())
      .map((value) => JSON.stringify(value));
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.oneof(json, fc.json()).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const read = readStopEvent(given);
        expect(read.ok || read.problems.length === 1).toBe(true);
      }),
      fuzzBudget(),
    );
  });
});

describe('an input', () => {
  const read = (input: Readable & { isTTY?: boolean }, waitMs = 60_000) =>
    inputFrom(input, { mostBytes: 10, waitMs })();

  test('is read to its end', async () => {
    const bytes = await read(Readable.from([Buffer.from('apple'), 'pear']));
    expect(Buffer.from(bytes ?? []).toString()).toBe('applepear');
  });

  test('that is too long is none', async () => {
    expect(await read(Readable.from(['apple', 'pear', 'plum']))).toBeNull();
  });

  test('that does not end is none', async () => {
    expect(await read(new Readable({ read: () => undefined }), 1)).toBeNull();
  });

  test('that breaks is none', async () => {
    const broken = new Readable({ read: () => broken.destroy(new Error('gone')) });
    expect(await read(broken)).toBeNull();
  });

  test('of a person at a terminal is none, and nobody waits for it', async () => {
    const terminal = Object.assign(new Readable({ read: () => undefined }), { isTTY: true });
    expect(await read(terminal)).toBeNull();
  });
});

test('an agent outside of every repository may stop', async () => {
  const { answer } = await stop(stopEvent(temporaryFolder()));
  expect(answer['systemMessage']).toContain('not-a-repository');
});
