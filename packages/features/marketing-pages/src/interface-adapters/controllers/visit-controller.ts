import type { SiteRepository } from '../../application/ports/ports.ts';
import { visitPath } from '../../application/use-cases/visit-path.ts';
import { NOT_FOUND, type Response } from './response.ts';

/** `GET` of any path of the site. A redirect is for good, as a page that comes home takes it back. */
export async function visitController(
  ports: { readonly sites: SiteRepository },
  request: { readonly path: string },
): Promise<Response> {
  const visit = await visitPath(ports, request.path);
  switch (visit.kind) {
    case 'page': {
      const { number, title, blocks } = visit.edition;
      return { status: 200, body: { edition: number, title, blocks } };
    }
    case 'redirect':
      return { status: 308, body: { location: visit.to } };
    case 'not-found':
      return NOT_FOUND;
  }
}
