import type { Post } from '../../entities/post.ts';

export interface PostRepository {
  find(id: string): Promise<Post | null>;
  all(): Promise<readonly Post[]>;
  /** False when another write came first: the stored version is not the one before this one's, or its slug is taken. */
  save(post: Post): Promise<boolean>;
}

export type NewId = () => string;

/** Epoch milliseconds. */
export type Clock = () => number;
