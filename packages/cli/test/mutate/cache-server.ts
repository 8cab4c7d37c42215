import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A remote cache that turbo can use: where it answers, and what it has been given, by hash. */
export interface CacheServer {
  readonly address: string;
  readonly artifacts: ReadonlyMap<string, Uint8Array>;
}

/** Starts a cache in memory. Format: turborepo.dev, "Remote Cache API", version 8. */
export async function cacheServer(): Promise<CacheServer> {
  const artifacts = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const hash = /^\/v8\/artifacts\/([0-9a-f]{16})(?:\?|$)/.exec(request.url ?? '')?.[1];
    const body = await buffer(request);
    if (hash === undefined) {
      response.setHeader('content-type', 'application/json').end('{"status":"enabled"}');
    } else if (request.method === 'PUT') {
      artifacts.set(hash, body);
      response.setHeader('content-type', 'application/json').end('{"urls":[]}');
    } else {
      const found = artifacts.get(hash);
      response.statusCode = found === undefined ? 404 : 200;
      response.end(request.method === 'HEAD' ? undefined : found);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the server listens on a port');
  return { address: `http://127.0.0.1:${place.port}`, artifacts };
}
