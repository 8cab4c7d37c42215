import { inMemoryPosts } from '../infrastructure/in-memory-posts.ts';

/** The feature with its real repository, ids in order, and a clock that stands still until it is moved. */
export function blogWorld() {
  let now = 1_000;
  let id = 0;
  return {
    posts: inMemoryPosts(),
    newId: () => `post-${(id += 1)}`,
    clock: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
