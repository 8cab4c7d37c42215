import { randomUUID } from 'node:crypto';
import type { Problem } from '@tidemark/kernel';
import { deliver } from './deliver.ts';
import type { Notification } from './notification.ts';
import type { NotifySettings } from './notify-settings.ts';
import { telegramDelivery } from './telegram.ts';
import { webhookDelivery } from './webhook.ts';

/**
 * Tells everybody who is to be told, all at once, and gives a warning (`train-error`) for each who could not be; never throws.
 * Whoever lost an answer is told again: a webhook knows that by the id, a chat may hold a message twice.
 */
export async function notify(
  { telegram, webhook, pace }: NotifySettings,
  notification: Notification,
): Promise<Problem[]> {
  const deliveries = [
    ...(telegram === null ? [] : [telegramDelivery(telegram, notification)]),
    ...(webhook === null ? [] : [webhookDelivery(webhook, notification, randomUUID())]),
  ];
  const warnings = await Promise.all(deliveries.map((delivery) => deliver(delivery, pace)));
  return warnings.filter((warning) => warning !== null);
}
