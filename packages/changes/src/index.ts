export { recordBase } from './base/record-base.ts';
export { resolveBase } from './base/resolve-base.ts';
export { BASE_FOUND_BY } from './change-set.ts';
export type { ChangedFile, ChangeSet, ChangeSource } from './change-set.ts';
export { readChanges } from './diff/read-changes.ts';
export type { ReadFile, WorktreeFiles } from './diff/read-changes.ts';
export { findRepository } from './find-repository.ts';
export type { Repository } from './find-repository.ts';
export { readPatchFile } from './patch/read-patch-file.ts';
