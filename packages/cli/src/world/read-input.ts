import type { Readable } from 'node:stream';

/**
 * Reads an input to its end. Null where it is longer than so many bytes, does not end in so many milliseconds, or
 * cannot be read: whoever is asked must not wait for ever.
 */
export async function readInput(
  input: Readable,
  { mostBytes, waitMs }: { readonly mostBytes: number; readonly waitMs: number },
): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  const late = setTimeout(() => input.destroy(new Error('it does not end')), waitMs);
  try {
    for await (const chunk of input) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > mostBytes) return null;
      chunks.push(bytes);
    }
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
  return Buffer.concat(chunks);
}
