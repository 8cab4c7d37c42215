/** From this major version on Maglev, a quicker compiler, does by default most of what TurboFan is for. */
const FIRST_WITH_MAGLEV = 13;

/**
 * Has V8, of this version, leave TurboFan until the function that is given back is called: it works on another thread,
 * and takes more of the core that git works on than it gives back in a moment.
 */
export function hurry(version: string, setFlags: (flags: string) => void): () => void {
  if (Number.parseInt(version, 10) < FIRST_WITH_MAGLEV) return () => undefined;
  setFlags('--no-opt');
  return () => setFlags('--opt');
}
