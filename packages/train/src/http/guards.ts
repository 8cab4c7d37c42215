import type { MiddlewareHandler } from 'hono';
import { bears } from './bearer-token.ts';
import { isLoopback } from './loopback.ts';
import { refuse, usage } from './refuse.ts';

/** Headers under which a browser does nothing with an answer but show it. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // It may be kept, but is asked for again with its ETag.
  'cache-control': 'no-cache',
};

/** Puts the same headers on every answer. */
export const withHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};

/** Lets only those in who call this machine by a name of its own: a page of a rebound name is read by nobody. */
export const byOwnName: MiddlewareHandler = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (isLoopback(hostname)) return next();
  return refuse(421, [
    usage(`this is not ${hostname}`, 'Call it localhost, 127.0.0.1 or [::1]; a proxy in front sets Host so'),
  ]);
};

/** Lets only those in who bear the token. */
export function bearing(token: string): MiddlewareHandler {
  return async (context, next) => {
    const authorization = context.req.header('authorization');
    if (bears(authorization, token)) return next();
    const [message, error] =
      authorization === undefined
        ? ['no token was sent', '']
        : ['this is not the token', ', error="invalid_token"'];
    return refuse(401, [usage(message, 'Send authorization: Bearer <token>, as TIDEMARK_TOKEN has it')], {
      'www-authenticate': `Bearer realm="tidemark"${error}`,
    });
  };
}
