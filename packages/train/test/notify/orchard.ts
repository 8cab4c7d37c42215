import type { Result } from '@tidemark/kernel';
import { readNotifySettings, type Notification, type NotifySettings, type Pace } from '../../src/index.ts';

/** A branch that was sent back. */
export const SENT_BACK: Notification = {
  event: 'failed',
  repository: 'example.org/shop/orchard',
  branch: 'apple',
  reason: 'coverage fell',
  coverage: {
    status: 'FAIL',
    metric: 'lines',
    measured: { covered: 7, total: 10 },
    baseline: { covered: 8, total: 10 },
  },
  tries: 2,
  at: '2026-03-01T12:00:00.000Z',
};

export const TOKEN = '1234:orchard-Secret_35';
export const SECRET = 'the gate is behind the hedge';

const QUICK: Pace = { timeoutMs: 300, tries: 3, pauseMs: 1, longestPauseMs: 20 };

/** Settings as they are read from these variables, for tests that do not wait long. */
export function quickly(env: Readonly<Record<string, string>>): NotifySettings {
  return { ...settingsOf(readNotifySettings(env)), pace: QUICK };
}

/** A chat, written to through a bot at this URL. */
export function telegramAt(api: string): NotifySettings {
  return quickly({
    TIDEMARK_TELEGRAM_TOKEN: TOKEN,
    TIDEMARK_TELEGRAM_CHAT: '-100777',
    TIDEMARK_TELEGRAM_API: api,
  });
}

/** A webhook whose posts are signed. */
export function webhookAt(url: string): NotifySettings {
  return quickly({ TIDEMARK_WEBHOOK_URL: url, TIDEMARK_WEBHOOK_SECRET: SECRET });
}

function settingsOf(settings: Result<NotifySettings>): NotifySettings {
  if (settings.ok) return settings.value;
  throw new Error(settings.problems.map(({ message }) => message).join('\n'));
}
