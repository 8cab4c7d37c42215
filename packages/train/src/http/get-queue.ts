import { createHash } from 'node:crypto';
import type { Looks } from './looks.ts';
import { queueDocument, type RepositoryBaseline } from './queue-document.ts';
import type { QueueView } from './queue-view.ts';
import { refuse, usage } from './refuse.ts';

/** An answer in words, and what it was made of. */
interface Written {
  readonly of: readonly unknown[];
  readonly text: string;
  readonly etag: string;
}

/** Answers for the queue, of one repository or of all; what has not changed is not written again. */
export function getQueue(looks: Looks, today: () => string): (request: Request) => Promise<Response> {
  const written = new Map<string | null, Written>();
  return async (request) => {
    const { searchParams } = new URL(request.url);
    const stray = [...searchParams.keys()].find((name) => name !== 'repository');
    if (stray !== undefined)
      return refuse(400, [usage(`GET /queue does not know '${stray}'`, 'Ask with ?repository=<name>')]);
    const view = await looks.queue();
    if (!view.ok) return refuse(503, view.problems);
    const all = await looks.baselines(view);
    const only = searchParams.get('repository');
    const baselines = only === null ? all : all.filter(({ repository }) => repository === only);
    if (baselines.length === 0)
      return refuse(404, [
        usage(
          `nothing was ever queued for ${only}`,
          `Known: ${all.map(({ repository }) => repository).join(', ')}`,
        ),
      ]);
    const of = [view.value, today(), ...baselines.map(({ newest }) => newest)];
    const known = written.get(only);
    const isSame = known?.of.length === of.length && of.every((part, index) => part === known.of[index]);
    const answer = isSame ? known : write(of, narrowed(view.value, only), baselines, today());
    written.set(only, answer);
    return new Response(answer.text, {
      headers: { 'content-type': 'application/json', etag: answer.etag },
    });
  };
}

function narrowed(view: QueueView, only: string | null): QueueView {
  if (only === null) return view;
  const isMeant = ({ repository }: { readonly repository: string }) => repository === only;
  return { ...view, tasks: view.tasks.filter(isMeant), leases: view.leases.filter(isMeant) };
}

function write(
  of: readonly unknown[],
  view: QueueView,
  baselines: readonly RepositoryBaseline[],
  today: string,
): Written {
  const document = queueDocument(view, baselines, today);
  // The time that is left runs on while nothing changes.
  const lasting = { ...document, leases: document.leases.map((lease) => ({ ...lease, validForMs: 0 })) };
  const digest = createHash('sha256').update(JSON.stringify(lasting)).digest('base64url');
  return { of, text: `${JSON.stringify(document)}\n`, etag: `W/"${digest}"` };
}
