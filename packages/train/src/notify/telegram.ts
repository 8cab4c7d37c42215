import { shownPercent, type Ratio } from '@tidemark/kernel';
import type { CoverageAnswer } from '../task.ts';
import type { Delivery } from './deliver.ts';
import type { Notification } from './notification.ts';
import type { TelegramSettings } from './notify-settings.ts';

/** UTF-16 units of one message. */
const MOST_TEXT = 4096;

const HEADLINES: Readonly<Record<Notification['event'], string>> = {
  landed: 'has landed',
  failed: 'was sent back',
  refused: 'has no try left',
  error: 'could not be judged',
};

/** A notification for people, as plain text. Format: core.telegram.org/bots/api, "sendMessage". */
export function telegramDelivery(
  { api, token, chat }: TelegramSettings,
  notification: Notification,
): Delivery {
  return {
    to: `Telegram at ${new URL(api).host}`,
    url: `${api}/bot${token}/sendMessage`,
    headers: {},
    body: JSON.stringify({ chat_id: chat, text: textOf(notification), disable_web_page_preview: true }),
    secrets: [token],
    hint: 'Check TIDEMARK_TELEGRAM_TOKEN and TIDEMARK_TELEGRAM_CHAT, and that the bot may write there',
  };
}

function textOf({ event, repository, branch, reason, coverage, tries }: Notification): string {
  const lines = [
    `${branch} ${HEADLINES[event]} (${repository})`,
    ...(tries === 0 ? [] : [`failed tries: ${tries}`]),
    ...(coverage === null ? [] : [`coverage: ${coverageOf(coverage)}`]),
    ...(reason === null ? [] : [reason]),
  ];
  const text = lines.map((line) => line.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')).join('\n');
  if (text.length <= MOST_TEXT) return text;
  // A pair of units that is cut in two is no character.
  return `${text.slice(0, MOST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function coverageOf({ status, metric, measured, baseline }: CoverageAnswer): string {
  const against = baseline === null ? '' : `, baseline ${ratioOf(baseline)}`;
  return measured === null ? status : `${status}, ${metric ?? 'all'} ${ratioOf(measured)}${against}`;
}

function ratioOf(ratio: Ratio): string {
  const percent = shownPercent(ratio);
  return `${percent === null ? 'unmeasured' : `${percent} %`} (${ratio.covered}/${ratio.total})`;
}
