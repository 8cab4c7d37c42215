import { createRequire } from 'node:module';
import path from 'node:path';

/** The version of a package as Node finds it from a folder; null where it finds none. */
export function installedVersion(name: string, packageDir: string): string | null {
  try {
    const found: unknown = createRequire(path.join(packageDir, 'package.json'))(`${name}/package.json`);
    return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : null;
  } catch {
    return null;
  }
}
