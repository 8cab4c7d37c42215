import type { TemplateFiles } from './template-files.ts';

/** A controller: a plain request in, a status and a body out. `route` is the last part of the URL it answers at. */
export function controllerFiles(route: string): TemplateFiles {
  return {
    'src/interface-adapters/controllers/entry-controller.ts': `import { addEntry, type AddEntryPorts } from '../../application/use-cases/add-entry.ts';

/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** \`POST /${route}\` */
export async function addEntryController(
  ports: AddEntryPorts,
  request: { readonly body: unknown },
): Promise<Response> {
  const title = titleIn(request.body);
  if (title === null) return { status: 400, body: { error: 'title must be text' } };
  const result = await addEntry(ports, title);
  if (result.kind === 'added') return { status: 201, body: result.entry };
  return { status: result.kind === 'title-taken' ? 409 : 422, body: { error: result.kind } };
}

function titleIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('title' in body)) return null;
  return typeof body.title === 'string' ? body.title : null;
}
`,
    'src/interface-adapters/controllers/entry-controller.test.ts': `import { expect, test } from 'vitest';
import { entryWorld } from '../../__tests__/entry-world.ts';
import { addEntryController } from './entry-controller.ts';

test('an entry is answered with 201 and itself', async () => {
  expect(await addEntryController(entryWorld(), { body: { title: 'Apples' } })).toEqual({
    status: 201,
    body: { id: 'entry-1', title: 'Apples' },
  });
});

test('a title that is taken is 409', async () => {
  const world = entryWorld();
  await addEntryController(world, { body: { title: 'Apples' } });
  expect(await addEntryController(world, { body: { title: 'Apples' } })).toEqual({
    status: 409,
    body: { error: 'title-taken' },
  });
});

test('an empty title is 422', async () => {
  expect(await addEntryController(entryWorld(), { body: { title: '' } })).toEqual({
    status: 422,
    body: { error: 'invalid-title' },
  });
});

test.each([null, 'Apples', {}, { title: 1 }])('a body of %j is 400', async (body) => {
  expect(await addEntryController(entryWorld(), { body })).toEqual({
    status: 400,
    body: { error: 'title must be text' },
  });
});
`,
  };
}
