import { draft, type Post } from '../../entities/post.ts';
import type { NewId, PostRepository } from '../ports/ports.ts';

/** Begins a post. Nothing is asked of a draft: it may be empty. */
export async function draftPost(
  { posts, newId }: { readonly posts: PostRepository; readonly newId: NewId },
  words: { readonly title: string; readonly body: string },
): Promise<Post> {
  const post = draft(newId(), words);
  await posts.save(post);
  return post;
}
