import { overrideBaseline, raiseBaseline, type BaselineStore } from '@tidemark/ledger';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { Entry } from '@tidemark/ledger/look';
import type { BaselineAnswer } from './answers.ts';
import { readBaselineRequest, type WantedChange } from './baseline-request.ts';
import { readBody } from './read-body.ts';
import { refuse, usage } from './refuse.ts';

/** What a change needs: the ledger that is written, the day, and whoever wants to know that it was. */
export interface BaselineDoor {
  readonly store: BaselineStore;
  readonly today: () => string;
  readonly changed: (repository: string) => void;
}

/** Far more than the longest that is valid. */
export const MOST_BODY_BYTES = 16 * 1024;

/** Records an override or a raise, with who answers for it. Whether the client may is asked before. */
export async function postBaseline(
  request: Request,
  { store, today, changed }: BaselineDoor,
): Promise<Response> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type))
    return refuse(415, [usage('the body is not declared as JSON', 'Send content-type: application/json')]);
  if (request.headers.has('content-encoding'))
    return refuse(415, [usage('an encoded body is not read', 'Send it without content-encoding')]);
  const body = await readBody(request, MOST_BODY_BYTES);
  if (body === 'too-large')
    return refuse(413, [
      usage(`the body has more than ${MOST_BODY_BYTES} bytes`, 'Shorten what is said of the change'),
    ]);
  if (body === 'broken-off') return refuse(400, [usage('the body broke off', 'Send it whole')]);
  const wanted = readBaselineRequest(body, today());
  if (Array.isArray(wanted)) return refuse(400, wanted);
  const done = await record(store, wanted);
  if (done.ok) {
    changed(wanted.repository);
    return Response.json(done.value);
  }
  // The request is fine; what it meets is not: a ledger out of reach, or a baseline that it would not change.
  const isLost = done.problems.some(({ code }) => code !== 'usage');
  return refuse(isLost ? 503 : 409, done.problems);
}

async function record(store: BaselineStore, wanted: WantedChange): Promise<Result<BaselineAnswer>> {
  const { repository, measurement } = wanted;
  if (wanted.kind === 'override') {
    const entry = await overrideBaseline(store, repository, measurement, wanted.answer);
    return entry.ok ? ok(answerOf('overridden', repository, entry.value)) : entry;
  }
  const raise = await raiseBaseline(store, repository, measurement, wanted.answer);
  if (!raise.ok) return raise;
  const { entry, isRaised } = raise.value;
  if (entry === null) return failed(usage('nothing was measured', 'Send counts above 0'));
  return ok(answerOf(isRaised ? 'raised' : 'kept', repository, entry));
}

function answerOf(
  outcome: BaselineAnswer['outcome'],
  repository: string,
  { revision, at }: Entry,
): BaselineAnswer {
  return { schemaVersion: 1, outcome, repository, revision, recordedAt: at };
}
