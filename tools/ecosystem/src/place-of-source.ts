import path from 'node:path';

/**
 * The file of the repository that a path in a report means: as it is, or from the folders above the report, nearest
 * first. What is found nowhere keeps its own name, and so belongs to no changed file.
 */
export function placeOfSource(
  root: string,
  report: string,
  source: string,
  tracked: readonly string[],
): string {
  const known = new Set(tracked);
  if (path.isAbsolute(source)) return path.relative(root, source);
  for (let folder = path.dirname(report); folder.startsWith(root); folder = path.dirname(folder)) {
    const found = path.relative(root, path.join(folder, source));
    if (known.has(found)) return found;
  }
  return source;
}
