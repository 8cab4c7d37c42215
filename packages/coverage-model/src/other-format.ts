/** How formats begin that coverage tools write as well, and that are not read: none tells of lines as these do that are. */
const OTHER_FORMATS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['Clover', /^(?:<\?[^>]*>\s*)?<coverage\s[^>]*\bclover=/],
  ['json-summary', /^\{\s*"total"\s*:\s*\{\s*"lines"\s*:\s*\{\s*"total"/],
  ['raw V8', /^\{\s*"result"\s*:\s*\[/],
];
const BEGINNING = 1024;

/** The name of a format that is not read, or null. */
export function otherFormat(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.subarray(0, BEGINNING)).toString('utf8').trimStart();
  return OTHER_FORMATS.find(([, begins]) => begins.test(text))?.[0] ?? null;
}
