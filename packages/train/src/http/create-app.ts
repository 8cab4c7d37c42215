import { Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { BaselineStore } from '@tidemark/ledger';
import { getHealth } from './get-health.ts';
import { getQueue } from './get-queue.ts';
import { bearing, byOwnName, withHeaders } from './guards.ts';
import { looksAt, type Sources } from './looks.ts';
import { openapiDocument } from './openapi.ts';
import { postBaseline } from './post-baseline.ts';
import { PROMETHEUS_TYPE, prometheusText } from './prometheus-text.ts';
import { refuse, usage } from './refuse.ts';
import { requestMeter, type RequestMeter } from './request-meter.ts';
import { trainMetrics } from './train-metrics.ts';

/** What the HTTP face is made of. */
export interface AppParts extends Sources {
  /** Is it reached by this machine alone? Else everything but `/healthz` asks for the token, and is closed without one. */
  readonly isLocal: boolean;
  /** Null: nobody may change anything. */
  readonly door: Door | null;
  readonly version: string;
  /** `YYYY-MM-DD`, for what expires. */
  readonly today: () => string;
  /** Is told what was thrown: a bug of ours, which the client sees as 500. */
  readonly onBug: (error: Error) => void;
}

/** The one way to change something: a ledger that is written, and the token that opens it. */
export interface Door {
  readonly token: string;
  readonly store: BaselineStore;
}

/** Answers one request. */
export type App = (request: Request) => Promise<Response>;

/** Makes the HTTP face of a train; it opens no socket. */
export function createApp({ isLocal, door, version, today, nowMs, onBug, ...sources }: AppParts): App {
  const looks = looksAt({ ...sources, nowMs });
  const meter = requestMeter();
  const app = new Hono();
  app.use(metered(meter, nowMs), withHeaders);
  if (isLocal) app.use(byOwnName);
  const writers = door === null ? closed : bearing(door.token);
  const readers = isLocal ? everybody : writers;
  const queue = getQueue(looks, today);
  app.get('/queue', readers, etag(), ({ req }) => queue(req.raw));
  app.get('/healthz', () => getHealth(looks));
  app.get('/metrics', readers, async () => {
    const view = await looks.queue();
    const families = trainMetrics(view, await looks.baselines(view), today());
    const text = prometheusText([...families, ...meter.families()]);
    return new Response(text, { headers: { 'content-type': PROMETHEUS_TYPE } });
  });
  app.get('/openapi.json', readers, () => Response.json(openapiDocument(version)));
  if (door === null) app.post('/coverage/baseline', closed);
  else {
    const parts = { store: door.store, today, changed: looks.forget };
    app.post('/coverage/baseline', writers, ({ req }) => postBaseline(req.raw, parts));
  }
  for (const [path, allow] of Object.entries(METHODS))
    app.all(path, ({ req }) =>
      refuse(405, [usage(`${path} does not take ${req.method}`, `Use ${allow}`)], { allow }),
    );
  app.notFound(({ req }) =>
    refuse(404, [usage(`there is no ${req.path}`, `There are: ${Object.keys(METHODS).join(', ')}`)]),
  );
  app.onError((error) => {
    onBug(error);
    const hint = 'This is a bug in Tidemark; the stderr of tidemark serve says more';
    return refuse(500, [{ code: 'internal', message: 'the answer could not be made', hint }]);
  });
  return async (request) => app.fetch(request);
}

const METHODS: Readonly<Record<string, string>> = {
  '/queue': 'GET, HEAD',
  '/coverage/baseline': 'POST',
  '/healthz': 'GET, HEAD',
  '/metrics': 'GET, HEAD',
  '/openapi.json': 'GET, HEAD',
};

function metered(meter: RequestMeter, nowMs: () => number): MiddlewareHandler {
  return async (context, next) => {
    const sinceMs = nowMs();
    await next();
    const { path, method } = context.req;
    meter.count({
      route: Object.hasOwn(METHODS, path) ? path : 'unknown',
      method: ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other',
      status: context.res.status,
      durationMs: nowMs() - sinceMs,
    });
  };
}

const everybody: MiddlewareHandler = (_, next) => next();

function closed(): Response {
  return refuse(403, [
    usage('no token is configured, so this is open to nobody', 'Start it with TIDEMARK_TOKEN set'),
  ]);
}
