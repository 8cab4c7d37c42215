import { pageOf, type Page } from '../../entities/page.ts';
import type { Post } from '../../entities/post.ts';
import type { PostRepository } from '../ports/ports.ts';

/** Published posts, newest first; of one millisecond by id, so that no post is on two pages. */
export async function listPosts(
  { posts }: { readonly posts: PostRepository },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<Page<Post>> {
  const dated = (await posts.all()).flatMap((post) =>
    post.publishedAt === null ? [] : [{ post, at: post.publishedAt }],
  );
  const sorted = dated.toSorted(
    (left, right) => right.at - left.at || (left.post.id < right.post.id ? -1 : 1),
  );
  return pageOf(
    sorted.map(({ post }) => post),
    page,
    size,
  );
}
