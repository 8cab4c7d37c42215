export { recordBase } from './base/record-base.ts';
export { resolveBase } from './base/resolve-base.ts';
export type { BaseQuestion, ResolvedBase } from './base/resolve-base.ts';
export { BASE_FOUND_BY } from './change-set.ts';
export type {
  BaseFoundBy,
  BaseRevision,
  ChangedFile,
  ChangeSet,
  ChangeSource,
  ChangeStatus,
  EntryKind,
} from './change-set.ts';
export { readChanges } from './diff/read-changes.ts';
export type { ReadFile } from './diff/read-changes.ts';
export { findRepository } from './find-repository.ts';
export type { Repository } from './find-repository.ts';
export { readPatchFile } from './patch/read-patch-file.ts';
export type { PatchFile } from './patch/read-patch-file.ts';
