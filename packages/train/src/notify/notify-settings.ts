import { failed, ok, type Problem, type Result } from '@tidemark/kernel';

/** Who is told, and how patiently. Holds secrets: it is never shown. */
export interface NotifySettings {
  readonly telegram: TelegramSettings | null;
  readonly webhook: WebhookSettings | null;
  readonly pace: Pace;
}

/** A chat, the bot that writes there, and where bots are spoken to: a URL without a slash at its end. */
export interface TelegramSettings {
  readonly api: string;
  readonly token: string;
  readonly chat: string;
}

/** A URL that is posted to, and what signs the posts; null where they are not signed. */
export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | null;
}

/** How long each try may take, how many there are, and what is waited between them: about `pauseMs`, then twice that. */
export interface Pace {
  readonly timeoutMs: number;
  readonly tries: number;
  readonly pauseMs: number;
  /** However long the other side asks to wait. */
  readonly longestPauseMs: number;
}

const PACE: Pace = { timeoutMs: 10_000, tries: 3, pauseMs: 500, longestPauseMs: 10_000 };
const TELEGRAM = 'https://api.telegram.org';
const TOKEN = /^\d{1,20}:[\w-]{1,100}$/;
const CHAT = /^(?:-?\d{1,20}|@\w{1,64})$/;

/** Variables by name, as the environment has them. An empty one is not set. */
type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads who is told from the variables `TIDEMARK_TELEGRAM_TOKEN`, `…_CHAT` and `…_API`, `TIDEMARK_WEBHOOK_URL` and
 * `…_SECRET`. What cannot be meant is `usage`, and is not repeated.
 */
export function readNotifySettings(env: Variables): Result<NotifySettings> {
  const telegram = telegramOf(env);
  const webhook = webhookOf(env);
  if (!telegram.ok) return webhook.ok ? telegram : failed(...telegram.problems, ...webhook.problems);
  return webhook.ok ? ok({ telegram: telegram.value, webhook: webhook.value, pace: PACE }) : webhook;
}

function telegramOf(env: Variables): Result<TelegramSettings | null> {
  const [token, chat] = [env['TIDEMARK_TELEGRAM_TOKEN'] ?? '', env['TIDEMARK_TELEGRAM_CHAT'] ?? ''];
  const api = env['TIDEMARK_TELEGRAM_API'] || TELEGRAM;
  if (token === '' && chat === '') return ok(null);
  const problems: Problem[] = [];
  if (!TOKEN.test(token))
    problems.push(
      wrong('TIDEMARK_TELEGRAM_TOKEN is no token of a bot', 'It is digits, a colon, and 35 letters'),
    );
  if (!CHAT.test(chat))
    problems.push(
      wrong('TIDEMARK_TELEGRAM_CHAT is no chat', 'Give its number, or @ and the name of a channel'),
    );
  if (!isPlainUrl(api) || /[?#]/.test(api))
    problems.push(
      wrong('TIDEMARK_TELEGRAM_API is no URL to put words behind', `It is ${TELEGRAM} by default`),
    );
  return problems.length > 0 ? failed(...problems) : ok({ api: api.replace(/\/+$/, ''), token, chat });
}

function webhookOf(env: Variables): Result<WebhookSettings | null> {
  const [url, secret] = [env['TIDEMARK_WEBHOOK_URL'] ?? '', env['TIDEMARK_WEBHOOK_SECRET'] ?? ''];
  if (url === '' && secret === '') return ok(null);
  if (isPlainUrl(url)) return ok({ url, secret: secret === '' ? null : secret });
  const hint = 'Give one that starts with https:// or http://, without a user or a password';
  return failed(wrong('TIDEMARK_WEBHOOK_URL is no URL to post to', hint));
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

function wrong(message: string, hint: string): Problem {
  return { code: 'usage', message, hint };
}
