import type { Tools } from './baseline.ts';

/**
 * Do two sets of tools count alike? The same tool and provider by name and major version, and the same major of Node; what one side does
 * not say is not held against the other.
 */
export function areComparable(left: Tools, right: Tools): boolean {
  return (['tool', 'provider', 'node'] as const).every((part) => {
    const [one, other] = [left[part], right[part]];
    return one === null || other === null || withoutMinor(one) === withoutMinor(other);
  });
}

/** `vitest 5.1.0` gives `vitest 5`, also several of them in one text. */
function withoutMinor(text: string): string {
  return text.replaceAll(/(\d+)\.[\w.+-]*/g, '$1');
}
