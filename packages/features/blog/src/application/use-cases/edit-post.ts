import { edited, type Post } from '../../entities/post.ts';
import type { PostRepository } from '../ports/ports.ts';

export type EditResult =
  | { readonly kind: 'edited'; readonly post: Post }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'conflict' };

export interface Edit {
  readonly id: string;
  /** The version the author saw; another one now is a conflict. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
}

export async function editPost(
  { posts }: { readonly posts: PostRepository },
  edit: Edit,
): Promise<EditResult> {
  const post = await posts.find(edit.id);
  if (post === null) return { kind: 'not-found' };
  if (post.version !== edit.version) return { kind: 'conflict' };
  const changed = edited(post, edit);
  return (await posts.save(changed)) ? { kind: 'edited', post: changed } : { kind: 'conflict' };
}
