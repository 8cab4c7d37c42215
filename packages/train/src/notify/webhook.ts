import { createHmac } from 'node:crypto';
import type { Delivery } from './deliver.ts';
import type { Notification } from './notification.ts';
import type { WebhookSettings } from './notify-settings.ts';

/** A part of a URL that is shorter keeps nobody out, and may be a word that an answer needs. */
const LEAST_SECRET = 6;

/**
 * A notification for a program: JSON, with an id that is the same for every try. The signature is the HMAC-SHA256 of the body
 * in hex.
 */
export function webhookDelivery(
  { url, secret }: WebhookSettings,
  { event, repository, branch, reason, coverage, tries, at }: Notification,
  id: string,
): Delivery {
  const body = JSON.stringify({ id, event, repository, branch, reason, coverage, tries, at });
  const signature =
    secret === null
      ? {}
      : { 'x-tidemark-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
  const { host, pathname, search, searchParams } = new URL(url);
  const parts = [...pathname.split('/'), ...searchParams.values()].filter(
    ({ length }) => length >= LEAST_SECRET,
  );
  return {
    to: `the webhook at ${host}`,
    url,
    headers: { 'x-tidemark-delivery': id, ...signature },
    body,
    // Who may post is often said in the path.
    secrets: [secret ?? '', pathname.slice(1), search.slice(1), ...parts].filter((text) => text !== ''),
    hint: 'Check TIDEMARK_WEBHOOK_URL and TIDEMARK_WEBHOOK_SECRET',
  };
}
