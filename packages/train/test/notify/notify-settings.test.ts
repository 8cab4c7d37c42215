import { expect, test } from 'vitest';
import { readNotifySettings } from '../../src/index.ts';

const CHAT = { TIDEMARK_TELEGRAM_TOKEN: '1234:orchard', TIDEMARK_TELEGRAM_CHAT: '-100777' };

test('nobody is named by variables that are not set, or empty', () => {
  for (const env of [
    {},
    { TIDEMARK_TELEGRAM_TOKEN: '', TIDEMARK_WEBHOOK_URL: '', TIDEMARK_TELEGRAM_API: 'x' },
  ])
    expect(readNotifySettings(env)).toMatchObject({ value: { telegram: null, webhook: null } });
});

test('Telegram itself is spoken to, in three tries of ten seconds, unless a server of bots is named', () => {
  expect(readNotifySettings(CHAT)).toMatchObject({
    value: {
      telegram: { api: 'https://api.telegram.org', token: '1234:orchard', chat: '-100777' },
      pace: { timeoutMs: 10_000, tries: 3, pauseMs: 500, longestPauseMs: 10_000 },
    },
  });
  const own = {
    ...CHAT,
    TIDEMARK_TELEGRAM_API: 'http://bots.local:8081/api//',
    TIDEMARK_TELEGRAM_CHAT: '@orchard',
  };
  expect(readNotifySettings(own)).toMatchObject({
    value: { telegram: { api: 'http://bots.local:8081/api', chat: '@orchard' } },
  });
});

test.each([
  [{ TIDEMARK_TELEGRAM_TOKEN: '1234:orchard' }, ['CHAT']],
  [{ TIDEMARK_TELEGRAM_CHAT: '7' }, ['TOKEN']],
  [{ ...CHAT, TIDEMARK_TELEGRAM_TOKEN: '1234:a/../b' }, ['TOKEN']],
  [{ ...CHAT, TIDEMARK_TELEGRAM_CHAT: 'pomona' }, ['CHAT']],
  [{ ...CHAT, TIDEMARK_TELEGRAM_API: 'api.telegram.org' }, ['API']],
  [{ ...CHAT, TIDEMARK_TELEGRAM_API: 'https://api.telegram.org/?' }, ['API']],
  [{ TIDEMARK_WEBHOOK_SECRET: 'hedge' }, ['WEBHOOK_URL']],
  [{ TIDEMARK_WEBHOOK_URL: 'file:///etc/passwd' }, ['WEBHOOK_URL']],
  [{ TIDEMARK_WEBHOOK_URL: 'https://pomona:hedge@orchard' }, ['WEBHOOK_URL']],
  [
    { TIDEMARK_WEBHOOK_URL: 'hedge', TIDEMARK_TELEGRAM_TOKEN: 'hedge', TIDEMARK_TELEGRAM_API: 'ftp://hedge' },
    ['TOKEN', 'CHAT', 'API', 'WEBHOOK_URL'],
  ],
])('%j is refused, all of it at once, and not repeated', (env, names) => {
  const read = readNotifySettings(env);
  const problems = read.ok ? [] : read.problems;
  expect(problems.map(({ message }) => names.find((name) => message.includes(`${name} is`)))).toEqual(names);
  for (const { code } of problems) expect(code).toBe('usage');
  expect(JSON.stringify(problems)).not.toMatch(/hedge|a\/\.\./);
});
