import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import { z } from 'zod';
import type { App } from './create-app.ts';
import { PROBLEM_TYPE, refusal, refuse, usage } from './refuse.ts';

/** Where it listens, and what it grants a client. */
export interface ListenOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly limits: Limits;
}

/** How long a client may take, and how many may be there. */
export interface Limits {
  readonly headersMs: number;
  /** For the whole request, its body included. */
  readonly requestMs: number;
  /** How long nothing may come or go on a connection. */
  readonly idleMs: number;
  readonly connections: number;
  /** How long answers under way may take once it is to end. */
  readonly graceMs: number;
}

/** Generous to people, short for those who only keep a connection. */
export const LIMITS: Limits = {
  headersMs: 5000,
  requestMs: 10_000,
  idleMs: 30_000,
  connections: 1000,
  graceMs: 10_000,
};

/** A face that answers. */
export interface Listening {
  readonly url: string;
  /** Takes no more requests and ends when those under way are answered, or when their time is up. */
  readonly close: () => Promise<void>;
}

/** Opens the socket and answers on it. An address or a port that cannot be had is `usage`. */
export function listen(app: App, { host, port, limits }: ListenOptions): Promise<Result<Listening>> {
  let isEnding = false;
  const answer = getRequestListener(app, { overrideGlobalObjects: false, errorHandler: misnamed });
  const timeouts = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    // How often it looks for those who are over their time.
    connectionsCheckingInterval: Math.min(1000, limits.headersMs / 2),
  };
  const server = createServer(timeouts, (incoming, outgoing) => {
    if (isEnding) outgoing.shouldKeepAlive = false;
    void answer(incoming, outgoing);
  });
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);
  server.on('clientError', refuseConnection);
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(failed(cannotListen(error, host, port))));
    server.listen({ host, port }, () => {
      const close = () => {
        isEnding = true;
        return end(server, limits.graceMs);
      };
      resolve(ok({ url: urlOf(server, host), close }));
    });
  });
}

/** Where a socket is bound that is no path. */
const bound = z.object({ port: z.int() });

function urlOf(server: Server, host: string): string {
  const { port } = bound.parse(server.address());
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function cannotListen({ code }: NodeJS.ErrnoException, host: string, port: number): Problem {
  if (code === 'EADDRINUSE')
    return usage(`port ${port} of ${host} is taken`, 'Give another --port, or stop what listens there');
  return usage(
    `cannot listen on port ${port} of ${host}: ${code}`,
    'Give a --host of this machine, or a port above 1023',
  );
}

/** Of a request whose address makes no sense, which the app does not see. */
function misnamed(): Response {
  return refuse(400, [usage('the address of the request, or its host header, is malformed', HINT)]);
}

const HINT = 'Send HTTP/1.1 with a host header, as every client library does';
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Tells a client that never made a whole request why it is left. */
function refuseConnection({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable) return;
  const status = STATUS_OF_CODE[code] ?? 400;
  const message = status === 408 ? 'the request did not come in time' : `the request is malformed: ${code}`;
  const answer = refusal(status, [usage(message, HINT)]);
  const text = `${JSON.stringify(answer)}\n`;
  const head = `content-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status} ${answer.title}\r\n${head}\r\n\r\n${text}`);
}

/** How often it looks for connections that nobody uses any more. */
const IDLE_LOOK_MS = 50;

async function end(server: Server, graceMs: number): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(late);
}
