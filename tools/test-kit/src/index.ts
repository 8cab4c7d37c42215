export { istanbul, lcov } from './lcov.ts';
export type { Branch, LineHits, Statement } from './lcov.ts';
export { createRepository, emptyRepository, PLAIN_GIT, repositoryAt } from './repository.ts';
export type { Repository } from './repository.ts';
export { runProcess } from './run-process.ts';
export type { ProcessOptions, ProcessOutcome } from './run-process.ts';
export { temporaryFolder, writeTree } from './temporary-folder.ts';
export type { FileTree } from './temporary-folder.ts';
export { transcript } from './transcript.ts';
