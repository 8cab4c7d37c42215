import type { MenuRepository, NewId } from '../../application/ports/ports.ts';
import { insertItem } from '../../application/use-cases/insert-item.ts';
import { moveItem } from '../../application/use-cases/move-item.ts';
import { removeItem } from '../../application/use-cases/remove-item.ts';
import { reorderItems } from '../../application/use-cases/reorder-items.ts';
import { editOf, isParent, placeOf } from './edit-body.ts';
import { type Response, responseTo } from './response.ts';

export interface EditPorts {
  readonly menus: MenuRepository;
  readonly newId: NewId;
}

/** `POST /menus/:menu/items` with version, label, path, parentId and index */
export async function insertItemController(
  ports: EditPorts,
  request: { readonly menu: string; readonly body: unknown },
): Promise<Response> {
  const edit = editOf(request.body);
  const place = edit && placeOf(edit.fields);
  if (edit === null || place === null) return badRequest('version, parentId and index');
  const { label, path } = edit.fields;
  if (typeof label !== 'string' || typeof path !== 'string') return badRequest('label and path');
  const words = { label, path };
  const result = await insertItem(ports, { name: request.menu, version: edit.version, words, place });
  if (result.kind === 'invalid') return { status: 422, body: { errors: result.problems } };
  return responseTo(result);
}

/** `PUT /menus/:menu/items/:id/place` with version, parentId and index */
export async function moveItemController(
  ports: EditPorts,
  request: { readonly menu: string; readonly id: string; readonly body: unknown },
): Promise<Response> {
  const edit = editOf(request.body);
  const place = edit && placeOf(edit.fields);
  if (edit === null || place === null) return badRequest('version, parentId and index');
  const { menu: name, id } = request;
  return responseTo(await moveItem(ports, { name, id, version: edit.version, place }));
}

/** `PUT /menus/:menu/order` with version, parentId and order, the ids in their new order */
export async function reorderItemsController(
  ports: EditPorts,
  request: { readonly menu: string; readonly body: unknown },
): Promise<Response> {
  const edit = editOf(request.body);
  const { parentId, order } = edit?.fields ?? {};
  if (edit === null || !isParent(parentId) || !isTexts(order))
    return badRequest('version, parentId and order');
  return responseTo(
    await reorderItems(ports, { name: request.menu, version: edit.version, parentId, order }),
  );
}

/** `DELETE /menus/:menu/items/:id` with the version the editor saw */
export async function removeItemController(
  ports: EditPorts,
  request: { readonly menu: string; readonly id: string; readonly version: number },
): Promise<Response> {
  const { menu: name, id, version } = request;
  return responseTo(await removeItem(ports, { name, id, version }));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function badRequest(fields: string): Response {
  return { status: 400, body: { error: `${fields} are missing, or of another type` } };
}
