import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** What somebody posted. */
export interface Post {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody on loopback who is told things, and answers each post with the next of some answers, the last one for ever. */
export interface Listener {
  readonly url: string;
  readonly posts: Post[];
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Starts a listener; it ends with the test. */
export async function listener(...answers: readonly Answer[]): Promise<Listener> {
  const posts: Post[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      posts.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') });
      answers[Math.min(posts.length, answers.length) - 1]?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, posts };
}

/** Answers with a status, and a body where there is something to say. */
export function answering(status: number, body = '', headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}
