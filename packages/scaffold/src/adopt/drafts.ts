import type { RepoPath } from '@tidemark/kernel';
import { filePlan, type PlannedFile } from '../file-plan.ts';
import type { TextFile } from './adoption-facts.ts';

/** Files as they are to become, edit by edit. A file that is there is taken up once, with the text it has. */
export class Drafts {
  readonly #files = new Map<RepoPath, PlannedFile>();

  /** A file that is not there yet. */
  create(path: RepoPath, text: string): void {
    this.#files.set(path, { path, before: null, after: text });
  }

  /** The text of a file as the edits so far have left it. */
  textOf({ path, text }: TextFile): string {
    return this.#files.get(path)?.after ?? text;
  }

  edit(file: TextFile, after: string): void {
    this.#files.set(file.path, { path: file.path, before: file.text, after });
  }

  plan(): PlannedFile[] {
    return filePlan([...this.#files.values()]);
  }
}
