import type { Clock, NewId, PostRepository } from '../../application/ports/ports.ts';
import { draftPost } from '../../application/use-cases/draft-post.ts';
import { editPost } from '../../application/use-cases/edit-post.ts';
import { listPosts } from '../../application/use-cases/list-posts.ts';
import { publishPost } from '../../application/use-cases/publish-post.ts';

/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
}

export interface BlogPorts {
  readonly posts: PostRepository;
  readonly newId: NewId;
  readonly clock: Clock;
}

const BAD_REQUEST: Response = { status: 400, body: { error: 'title and body must be text' } };
const DEFAULT_PAGE_SIZE = 10;

/** `POST /posts` */
export async function draftController(
  ports: BlogPorts,
  request: { readonly body: unknown },
): Promise<Response> {
  const words = wordsOf(request.body);
  return words === null ? BAD_REQUEST : { status: 201, body: await draftPost(ports, words) };
}

/** `PUT /posts/:id`, with the version the author saw */
export async function editController(
  ports: BlogPorts,
  request: { readonly id: string; readonly version: number; readonly body: unknown },
): Promise<Response> {
  const words = wordsOf(request.body);
  if (words === null) return BAD_REQUEST;
  const result = await editPost(ports, { id: request.id, version: request.version, ...words });
  return result.kind === 'edited' ? { status: 200, body: result.post } : refusal(result.kind);
}

/** `POST /posts/:id/publication` */
export async function publishController(
  ports: BlogPorts,
  request: { readonly id: string },
): Promise<Response> {
  const result = await publishPost(ports, request.id);
  if (result.kind === 'published') return { status: 201, body: result.post };
  return result.kind === 'unpublishable'
    ? { status: 422, body: { error: result.because } }
    : refusal(result.kind);
}

/** `GET /posts?page=1&size=10` */
export async function listController(
  ports: BlogPorts,
  request: { readonly page?: string; readonly size?: string },
): Promise<Response> {
  const page = wholeNumber(request.page, 1);
  const size = wholeNumber(request.size, DEFAULT_PAGE_SIZE);
  if (page === null || size === null)
    return { status: 400, body: { error: 'page and size must be whole numbers' } };
  return { status: 200, body: await listPosts(ports, { page, size }) };
}

function refusal(kind: 'not-found' | 'conflict'): Response {
  return { status: kind === 'not-found' ? 404 : 409, body: { error: kind } };
}

function wordsOf(body: unknown): { readonly title: string; readonly body: string } | null {
  if (typeof body !== 'object' || body === null || !('title' in body) || !('body' in body)) return null;
  const { title, body: text } = body;
  return typeof title === 'string' && typeof text === 'string' ? { title, body: text } : null;
}

function wholeNumber(text: string | undefined, fallback: number): number | null {
  if (text === undefined) return fallback;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
