import picomatch from 'picomatch';

/**
 * How narrow a glob is: whole segments before the first wildcard, then literal characters in all of it. A longer fixed
 * folder always wins, so `src/domain/rules/**` beats `src/domain/**`, and that beats any suffix pattern above it.
 */
export function specificityOf(glob: string): readonly [segments: number, characters: number] {
  const { base } = picomatch.scan(glob);
  const segments = base === '' ? 0 : base.split('/').length;
  const characters = glob.replaceAll(/[*?[\](){}!+@|,]/g, '').length;
  return [segments, characters];
}
