import type { NewId, SiteRepository } from '../../application/ports/ports.ts';
import { draftPage } from '../../application/use-cases/draft-page.ts';
import { editPage } from '../../application/use-cases/edit-page.ts';
import { movePage } from '../../application/use-cases/move-page.ts';
import { publishPage, type PublishPorts } from '../../application/use-cases/publish-page.ts';
import { restoreEdition } from '../../application/use-cases/restore-edition.ts';
import { badRequest, contentOf, fieldsOf } from './page-body.ts';
import { CONFLICT, pageBody, type Response, responseTo } from './response.ts';

export interface PagePorts {
  readonly sites: SiteRepository;
  readonly newId: NewId;
}

/** A page, and the version of it that the author saw. */
export interface PageRequest {
  readonly id: string;
  readonly version: number;
}

/** `POST /pages` with path, title and blocks */
export async function draftPageController(
  ports: PagePorts,
  request: { readonly body: unknown },
): Promise<Response> {
  const fields = fieldsOf(request.body);
  const content = contentOf(fields);
  const { path } = fields;
  if (content === null || typeof path !== 'string') return badRequest('path, title and blocks');
  const result = await draftPage(ports, { path, ...content });
  switch (result.kind) {
    case 'drafted':
      return { status: 201, body: pageBody(result.page) };
    case 'refused':
      return { status: 422, body: { problems: result.problems } };
    case 'conflict':
      return CONFLICT;
  }
}

/** `PUT /pages/:id` with title and blocks */
export async function editPageController(
  ports: Pick<PagePorts, 'sites'>,
  { id, version, body }: PageRequest & { readonly body: unknown },
): Promise<Response> {
  const content = contentOf(fieldsOf(body));
  if (content === null) return badRequest('title and blocks');
  return responseTo(await editPage(ports, { id, version, ...content }));
}

/** `PUT /pages/:id/path` with path */
export async function movePageController(
  ports: Pick<PagePorts, 'sites'>,
  { id, version, body }: PageRequest & { readonly body: unknown },
): Promise<Response> {
  const { path } = fieldsOf(body);
  if (typeof path !== 'string') return { status: 400, body: { error: 'path must be text' } };
  return responseTo(await movePage(ports, { id, version, path }));
}

/** `POST /pages/:id/editions` */
export async function publishPageController(
  ports: PublishPorts,
  { id, version }: PageRequest,
): Promise<Response> {
  return responseTo(await publishPage(ports, { id, version }));
}

/** `POST /pages/:id/editions/:number/restoration` */
export async function restoreEditionController(
  ports: Pick<PagePorts, 'sites'>,
  { id, version, number }: PageRequest & { readonly number: number },
): Promise<Response> {
  return responseTo(await restoreEdition(ports, { id, version, number }));
}
