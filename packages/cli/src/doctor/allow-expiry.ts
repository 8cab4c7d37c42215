import type { PackageFacts, RepositoryFacts } from './facts.ts';
import type { Check } from './finding.ts';
import { manifestLine } from './manifest-lines.ts';

/** How long before its end an entry is spoken of. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;
const HINT = 'Test the files and take the entry out, or renew it with its reason';

/** After its last day an entry lets nothing out any more, while the tests still do not measure its files. */
export const allowExpired: Check = (facts) =>
  endings(facts)
    .filter(({ days }) => days < 0)
    .map(({ what, ends, file, line }) => ({
      code: 'allow-expired',
      message: `${what} held until ${ends}: its files are judged again`,
      hint: HINT,
      file,
      line,
    }));

/** Said in time, so that the last day does not come as a red gate. */
export const allowExpiring: Check = (facts) =>
  endings(facts)
    .filter(({ days }) => days >= 0 && days <= SOON_DAYS)
    .map(({ what, ends, days, file, line }) => ({
      code: 'allow-expiring',
      message: `${what} ends on ${ends}, ${days === 0 ? 'today' : `in ${days === 1 ? '1 day' : `${days} days`}`}`,
      hint: HINT,
      file,
      line,
    }));

interface Ending {
  readonly what: string;
  readonly ends: string;
  /** Days that are left after today; negative when it is over. */
  readonly days: number;
  readonly file: string | null;
  readonly line: number | null;
}

function endings({ packages, today }: RepositoryFacts): Ending[] {
  return packages.flatMap((entry) => endingsOf(entry, today));
}

function endingsOf(entry: PackageFacts, today: string): Ending[] {
  return entry.manifest.allow.map(({ path, owner, expires }, index) => ({
    what: `allow ${path} of ${entry.ref.name} (${owner})`,
    ends: expires,
    days: Math.round((Date.parse(expires) - Date.parse(today)) / DAY_MS),
    file: entry.manifestFile?.file ?? null,
    line: manifestLine(entry, 'coverage', 'allow', index),
  }));
}
