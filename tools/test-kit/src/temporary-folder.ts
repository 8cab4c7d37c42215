import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Contents by path, relative to a folder. */
export type FileTree = Readonly<Record<string, string | Uint8Array>>;

/** A property test leaves hundreds of repositories, and a loaded machine takes its time to remove them. */
const CLEANING_MS = 120_000;

/** A fresh folder outside of any repository, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'tidemark-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), CLEANING_MS);
  return folder;
}

/** Writes files below a folder, making the folders on the way. */
export function writeTree(folder: string, files: FileTree): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
