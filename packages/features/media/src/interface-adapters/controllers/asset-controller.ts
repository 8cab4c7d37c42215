import { readAsset } from '../../application/use-cases/read-asset.ts';
import { removeAsset, type RemovePorts } from '../../application/use-cases/remove-asset.ts';
import { storeAsset, type StorePorts } from '../../application/use-cases/store-asset.ts';
import { bodyOf, NOT_FOUND, type Response } from './response.ts';

/** Bytes to be written out, with headers that keep a browser from making anything else of them. */
export interface ContentResponse {
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Uint8Array;
}

/** `POST /assets` */
export async function storeAssetController(
  ports: StorePorts,
  request: { readonly contentType: string | null; readonly content: Uint8Array },
): Promise<Response> {
  const { contentType, content } = request;
  const result = await storeAsset(ports, { content, declaredType: contentType ?? '' });
  switch (result.kind) {
    case 'stored':
      return { status: 201, body: bodyOf(result.asset) };
    case 'already-stored':
      return { status: 200, body: bodyOf(result.asset) };
    case 'refused':
      return { status: STATUS[result.because], body: { error: result.because } };
  }
}

const STATUS = {
  empty: 422,
  'unreadable-image': 422,
  'too-large': 413,
  'unknown-type': 415,
  'type-mismatch': 415,
} as const;

/** `GET /assets/:address`: an address names its bytes for good, so that they may be kept for good. */
export async function assetController(
  ports: Pick<StorePorts, 'assets'>,
  request: { readonly address: string },
): Promise<ContentResponse | Response> {
  const result = await readAsset(ports, request.address);
  if (result.kind === 'not-found') return NOT_FOUND;
  const { asset, content } = result;
  const headers = {
    'content-type': asset.mediaType,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${asset.address}"`,
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, content };
}

/** `DELETE /assets/:address` */
export async function removeAssetController(
  ports: RemovePorts,
  request: { readonly address: string },
): Promise<Response> {
  const result = await removeAsset(ports, request.address);
  switch (result.kind) {
    case 'removed':
      return { status: 204, body: {} };
    case 'referenced':
      return { status: 409, body: { error: result.kind, by: result.by } };
    case 'not-found':
      return NOT_FOUND;
  }
}
