import type { RuleContext } from './rule.ts';

/** The path of the file for its extension; a text without one (`<input>`, `<text>`) is taken for TypeScript with JSX. */
export function sourcePath({ filename }: RuleContext): string {
  return /^<\w+>$/.test(filename) ? 'input.tsx' : filename;
}
