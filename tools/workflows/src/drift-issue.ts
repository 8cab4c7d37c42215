import { z } from 'zod';
import { mutationSchema } from '../../../packages/cli/src/contract/mutation-schema.ts';
import { driftText } from './drift-text.ts';

/** Where the issue lies, and where the run can be read that tells of it. */
export interface DriftPlace {
  /** The REST API, such as https://api.github.com. */
  readonly api: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
  /** The page of the run. */
  readonly run: string;
  /** The commit that was tried. */
  readonly commit: string;
}

/** What was done about the issue; `left` when nothing was judged, or there is nothing to say. */
export type Telling = { readonly kind: 'opened' | 'updated' | 'closed' | 'left' };

const TITLE = 'The tests notice less than they did';
const LABEL = 'mutation-drift';
/** Found by this in its text, whatever became of its title. */
const MARKER = '<!-- tidemark:mutation-drift -->';

/**
 * Opens the one issue about fallen mutation scores, brings it up to date, or closes it once every score is held again.
 * Takes the text of `coverage/.out/mutation.json`. Throws when the API refuses, with what it said.
 * Format: https://docs.github.com/rest/issues/issues
 */
export async function tellOfDrift(documentText: string, place: DriftPlace): Promise<Telling> {
  const document = mutationSchema.parse(JSON.parse(documentText));
  if (document.status === 'error') return { kind: 'left' };
  const issue = await openIssue(place);
  if (document.below.length === 0) {
    if (issue === null) return { kind: 'left' };
    await ask(place, 'PATCH', `/issues/${issue}`, { state: 'closed', state_reason: 'completed' });
    return { kind: 'closed' };
  }
  const body = `${MARKER}\n${driftText(document, place)}`;
  if (issue === null) {
    await ask(place, 'POST', '/issues', { title: TITLE, body, labels: [LABEL] });
    return { kind: 'opened' };
  }
  await ask(place, 'PATCH', `/issues/${issue}`, { body });
  return { kind: 'updated' };
}

const issues = z.array(z.object({ number: z.int().positive(), body: z.string().nullable() }));

async function openIssue(place: DriftPlace): Promise<number | null> {
  const listed = await ask(place, 'GET', `/issues?state=open&labels=${LABEL}&per_page=100`);
  return issues.parse(listed).find(({ body }) => body?.startsWith(MARKER))?.number ?? null;
}

const LONGEST_MS = 30_000;

async function ask(
  { api, repository, token }: DriftPlace,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const response = await fetch(`${api}/repos/${repository}${path}`, {
    method,
    signal: AbortSignal.timeout(LONGEST_MS),
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response.json();
  const said = (await response.text()).slice(0, 500);
  throw new Error(`${method} ${path.replace(/\?.*/, '')} of ${repository}: ${response.status} ${said}`);
}
