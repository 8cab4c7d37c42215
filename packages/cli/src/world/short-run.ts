/** From this major version on Maglev, a quicker compiler, does by default most of what TurboFan is for. */
const FIRST_WITH_MAGLEV = 13;
const LONG_MS = 1000;

/**
 * Tells V8, of this version, that the process is over in a moment. TurboFan then takes more of the core that git works
 * on than it gives back; a run that takes long after all gets it again.
 */
export function expectShortRun(version: string, setFlags: (flags: string) => void): void {
  if (Number.parseInt(version, 10) < FIRST_WITH_MAGLEV) return;
  setFlags('--no-opt');
  setTimeout(() => setFlags('--opt'), LONG_MS).unref();
}
