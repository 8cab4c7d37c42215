/** A path with the backslashes of Windows as slashes. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Does a path with slashes begin at the root of a file system? */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-zA-Z]:\//.test(path);
}
