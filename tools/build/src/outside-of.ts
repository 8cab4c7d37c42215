import path from 'node:path';

/** The part of a package.json that tells what is installed beside a package. */
export interface Installed {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Tells which imports of a package stay imports: all but its own files, and packages of ours that are not installed with it. */
export function outsideOf(installed: Installed): (id: string) => boolean {
  return (id) =>
    isInstalled(id, installed) || !(id.startsWith('.') || path.isAbsolute(id) || id.startsWith('@tidemark/'));
}

/** What code loads by a `load` of its own, which is `createRequire(import.meta.url)`, when it first needs it. */
export function lateImports(code: string): string[] {
  return [...code.matchAll(/\bload(?:\$\d+)?\("([^"]+)"\)/g)].map(([, id = '']) => id);
}

/** What is imported without being installed: neither Node's own, nor of a dependency. Sorted, each once. */
export function notInstalled(imported: readonly string[], installed: Installed): string[] {
  const missing = imported.filter((id) => !id.startsWith('node:') && !isInstalled(id, installed));
  return [...new Set(missing)].toSorted();
}

function isInstalled(id: string, { dependencies, peerDependencies }: Installed): boolean {
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  return names.some((name) => id === name || id.startsWith(`${name}/`));
}
