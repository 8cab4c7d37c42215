import type { SiteRepository } from '../../application/ports/ports.ts';
import { addRedirect } from '../../application/use-cases/add-redirect.ts';
import { removeRedirect } from '../../application/use-cases/remove-redirect.ts';
import { badRequest, fieldsOf } from './page-body.ts';
import { CONFLICT, NOT_FOUND, type Response } from './response.ts';

/** `POST /redirects` with from and to */
export async function addRedirectController(
  ports: { readonly sites: SiteRepository },
  request: { readonly body: unknown },
): Promise<Response> {
  const { from, to } = fieldsOf(request.body);
  if (typeof from !== 'string' || typeof to !== 'string') return badRequest('from and to');
  const result = await addRedirect(ports, { from, to });
  switch (result.kind) {
    case 'redirected':
      return { status: 201, body: { to: result.to } };
    case 'refused':
      return { status: 422, body: { error: result.because } };
    case 'conflict':
      return CONFLICT;
  }
}

/** `DELETE /redirects?from=/old` */
export async function removeRedirectController(
  ports: { readonly sites: SiteRepository },
  request: { readonly from: string },
): Promise<Response> {
  const { kind } = await removeRedirect(ports, request.from);
  if (kind === 'removed') return { status: 204, body: {} };
  return kind === 'conflict' ? CONFLICT : NOT_FOUND;
}
