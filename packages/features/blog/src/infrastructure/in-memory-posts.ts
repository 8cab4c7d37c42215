import type { PostRepository } from '../application/ports/ports.ts';
import type { Post } from '../entities/post.ts';

export function inMemoryPosts(): PostRepository {
  const posts = new Map<string, Post>();
  return {
    find: async (id) => posts.get(id) ?? null,
    all: async () => [...posts.values()],
    save: async (post) => {
      const isNext = (posts.get(post.id)?.version ?? 0) + 1 === post.version;
      const isTaken = [...posts.values()].some(
        (other) => other.id !== post.id && post.slug !== null && other.slug === post.slug,
      );
      if (!isNext || isTaken) return false;
      posts.set(post.id, post);
      return true;
    },
  };
}
