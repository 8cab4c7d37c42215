import type { Problem } from '@tidemark/kernel';
import type { Notification } from '../notify/notification.ts';
import type { NotifySettings } from '../notify/notify-settings.ts';
import { notify } from '../notify/notify.ts';
import type { LandingReport } from './landing-report.ts';

/** What is told. That main moved is no news to anybody, and what became of a lost lease is its new holder's to tell. */
const EVENTS: { readonly [outcome in LandingReport['outcome']]: Notification['event'] | null } = {
  landed: 'landed',
  failed: 'failed',
  refused: 'refused',
  error: 'error',
  'stale-base': null,
};

/** Tells what came of a branch to everybody who is to be told, and gives a warning for each who could not be. */
export async function tellAbout(
  settings: NotifySettings,
  repository: string,
  { branch, outcome, reason, coverage, tries, problems }: LandingReport,
): Promise<Problem[]> {
  const event = EVENTS[outcome];
  if (event === null || problems.some(({ code }) => code === 'lease-lost')) return [];
  const at = new Date().toISOString();
  return notify(settings, { event, repository, branch, reason, coverage, tries, at });
}
