export type { Clock, NewId, PostRepository } from './application/ports/ports.ts';
export type { Page } from './entities/page.ts';
export type { Post } from './entities/post.ts';
export { inMemoryPosts } from './infrastructure/in-memory-posts.ts';
export {
  draftController,
  editController,
  listController,
  publishController,
} from './interface-adapters/controllers/post-controller.ts';
export type { BlogPorts, Response } from './interface-adapters/controllers/post-controller.ts';
