import { published, unpublishable, type Post, type Unpublishable } from '../../entities/post.ts';
import { freeSlug, slugOf } from '../../entities/slug.ts';
import type { Clock, PostRepository } from '../ports/ports.ts';

export type PublishResult =
  | { readonly kind: 'published'; readonly post: Post }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unpublishable'; readonly because: Unpublishable | 'no-slug' }
  | { readonly kind: 'conflict' };

/** Publishes a draft under the first free slug of its title. */
export async function publishPost(
  { posts, clock }: { readonly posts: PostRepository; readonly clock: Clock },
  id: string,
): Promise<PublishResult> {
  const post = await posts.find(id);
  if (post === null) return { kind: 'not-found' };
  const because = unpublishable(post);
  if (because !== null) return { kind: 'unpublishable', because };
  const slug = slugOf(post.title);
  if (slug === null) return { kind: 'unpublishable', because: 'no-slug' };
  const taken = new Set((await posts.all()).flatMap((other) => other.slug ?? []));
  const result = published(post, freeSlug(slug, taken), clock());
  return (await posts.save(result)) ? { kind: 'published', post: result } : { kind: 'conflict' };
}
