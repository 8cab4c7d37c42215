import type { Slug } from './slug.ts';

/** A post. `publishedAt` is epoch milliseconds, null while it is a draft; `version` rises with every change. */
export interface Post {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly slug: Slug | null;
  readonly publishedAt: number | null;
  readonly version: number;
}

export type Unpublishable = 'already-published' | 'no-title' | 'no-body';

export function draft(id: string, { title, body }: { readonly title: string; readonly body: string }): Post {
  return { id, title: title.trim(), body, slug: null, publishedAt: null, version: 1 };
}

/** The post with other words. A published one keeps its slug, so that links to it stay good. */
export function edited(post: Post, { title, body }: { readonly title: string; readonly body: string }): Post {
  return { ...post, title: title.trim(), body, version: post.version + 1 };
}

/** Why a post cannot be published now, or null. */
export function unpublishable(post: Post): Unpublishable | null {
  if (post.publishedAt !== null) return 'already-published';
  if (post.title === '') return 'no-title';
  return post.body.trim() === '' ? 'no-body' : null;
}

export function published(post: Post, slug: Slug, publishedAt: number): Post {
  return { ...post, slug, publishedAt, version: post.version + 1 };
}
