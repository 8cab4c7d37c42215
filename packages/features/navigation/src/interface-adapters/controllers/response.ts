import type { ChangeResult } from '../../application/use-cases/change-menu.ts';
import type { Menu } from '../../entities/menu.ts';

/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const NOT_FOUND: Response = { status: 404, body: { error: 'not-found' } };

export function menuBody({ name, items, version }: Menu): Response['body'] {
  return { name, items, version };
}

/** The answer to a change of a menu. */
export function responseTo(result: ChangeResult): Response {
  switch (result.kind) {
    case 'changed':
      return { status: 200, body: menuBody(result.menu) };
    case 'refused':
      return { status: 422, body: { errors: [result.because] } };
    case 'conflict':
      return { status: 409, body: { error: result.kind } };
    case 'not-found':
      return NOT_FOUND;
  }
}
