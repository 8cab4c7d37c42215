/** Where content is found: the SHA-256 of its bytes. One content has one address, whatever it was called. */
export type AssetAddress = string & { readonly brand: 'AssetAddress' };

const SHAPE = /^sha256-[\da-f]{64}$/;

/** Null when the text is no address; there is one way to write each. */
export function parseAssetAddress(text: string): AssetAddress | null {
  return SHAPE.test(text) ? (text as AssetAddress) : null;
}

/** The address of content with this SHA-256, in 64 lower case hex digits. */
export function addressOf(digest: string): AssetAddress {
  return `sha256-${digest}` as AssetAddress;
}
