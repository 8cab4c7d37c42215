/** `engines` says the same. */
const OLDEST = { major: 22, minor: 18 };

/** What to say to who runs this on a Node that is too old for it, or null. `version` is as `22.18.0`. */
export function tooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return null;
  return `✗ Tidemark needs Node ${OLDEST.major}.${OLDEST.minor} or newer, and this is ${version}\n`;
}
