import type { RepoPath } from '@tidemark/kernel';

/** Where the config of a workspace is. */
export const CONFIG_FILE = 'tidemark.config.ts' as RepoPath;
