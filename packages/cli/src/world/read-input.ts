import type { Readable } from 'node:stream';

/** How much of an input is taken, and how long it is waited for. */
export interface InputBounds {
  readonly mostBytes: number;
  readonly waitMs: number;
}

/**
 * Gives what reads an input to its end. It gives null where a person sits there, where the input is longer, does not end in
 * time, or cannot be read: whoever is asked must not wait for ever.
 */
export function inputFrom(
  input: Readable & { readonly isTTY?: boolean },
  bounds: InputBounds,
): () => Promise<Uint8Array | null> {
  return () => (input.isTTY === true ? Promise.resolve(null) : readWhole(input, bounds));
}

async function readWhole(input: Readable, { mostBytes, waitMs }: InputBounds): Promise<Uint8Array | null> {
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
