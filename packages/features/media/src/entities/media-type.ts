/** The types that are kept. */
export const MEDIA_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'application/pdf'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** How content of a type begins, in bytes; see the MIME Sniffing Standard, sections 6.1 and 7.1. */
const SIGNATURES: readonly (readonly [type: MediaType, signature: readonly number[]])[] = [
  ['image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', ascii('GIF87a')],
  ['image/gif', ascii('GIF89a')],
  ['application/pdf', ascii('%PDF-')],
];

/** What the bytes are, whatever somebody calls them; null for a type that is not kept. */
export function sniffMediaType(content: Uint8Array): MediaType | null {
  const match = SIGNATURES.find(([, signature]) => signature.every((byte, index) => content[index] === byte));
  return match === undefined ? null : match[0];
}

/** The type in a Content-Type header, parameters aside; null for one that is not kept. */
export function parseMediaType(header: string): MediaType | null {
  const name = header.replace(/;.*/s, '').trim().toLowerCase();
  return MEDIA_TYPES.find((type) => type === name) ?? null;
}

function ascii(text: string): readonly number[] {
  return [...new TextEncoder().encode(text)];
}
