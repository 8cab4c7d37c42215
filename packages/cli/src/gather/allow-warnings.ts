import { allowing } from '@tidemark/manifest';
import type { Owner } from './packages.ts';

/** Allow entries that let nothing out any more, because their day is over; what they named is judged again. */
export function expiredAllows(owners: Iterable<Owner>, today: string) {
  return [...new Set(owners)].flatMap(({ ref, manifest }) =>
    manifest.allow
      .filter((entry) => entry.expires < today)
      .map(({ path, expires, owner }) => ({
        code: 'allow-expired',
        message: `${ref.name}: the allow entry for ${path} expired on ${expires} (${owner}): test the code and take the entry away`,
      })),
  );
}

/** Allow entries that match no file of their package: they explain nothing and may let out what comes later. */
export function idleAllows({ ref, manifest }: Owner, files: readonly string[], today: string) {
  return manifest.allow
    .filter(
      (entry) => today <= entry.expires && !files.some((file) => allowing([entry], file, today) !== null),
    )
    .map(({ path }) => ({
      code: 'allow-idle',
      message: `${ref.name}: the allow entry for ${path} matches no file: take it away`,
    }));
}
