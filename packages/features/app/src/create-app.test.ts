import { describe, expect, test } from 'vitest';
import { type App, createApp } from './create-app.ts';

/** The bytes of a PNG as far as its header, 4 by 3 pixels. */
const APPLE = Uint8Array.from('89504e470d0a1a0a0000000d494844520000000400000003'.match(/../g) ?? [], (hex) =>
  Number.parseInt(hex, 16),
);

async function stored(app: App, contentType: string, content: Uint8Array): Promise<string> {
  const response = await app.media.store({ contentType, content });
  expect(response.status).toBe(201);
  return String(response.body['address']);
}

/** A drafted page with one image, at version 1. */
async function draftedWith(app: App, asset: string) {
  const blocks = [{ kind: 'image', asset, alt: 'An apple' }];
  const response = await app.pages.draft({ body: { path: '/apples', title: 'Apples', blocks } });
  expect(response.status).toBe(201);
  return { id: String(response.body['id']), version: 1 };
}

test('an account is opened, and its visit begins and ends', async () => {
  const { auth } = await createApp();
  const body = { email: 'ada@example.org', password: 'correct horse battery' };
  const { userId } = (await auth.signUp({ body })).body;
  const authorization = `Bearer ${String((await auth.signIn({ body })).body['token'])}`;
  expect(await auth.session({ authorization })).toEqual({ status: 200, body: { userId } });
  await auth.signOut({ authorization });
  expect(await auth.session({ authorization })).toMatchObject({ status: 401 });
});

test('a post is drafted, published and listed', async () => {
  const { blog } = await createApp();
  await blog.draft({ body: { title: 'Apples', body: 'They keep.' } });
  expect(await blog.list({})).toMatchObject({ body: { itemCount: 0 } });
  const drafted = await blog.draft({ body: { title: 'Pears', body: 'Soft.' } });
  const id =
    typeof drafted.body === 'object' && drafted.body !== null && 'id' in drafted.body ? drafted.body.id : '';
  await blog.publish({ id: String(id) });
  expect(await blog.list({})).toMatchObject({ body: { items: [{ title: 'Pears', slug: 'pears' }] } });
});

test('an item of the menu is on the way to its page', async () => {
  const { navigation } = await createApp();
  const body = { version: 0, label: 'Apples', path: '/apples', parentId: null, index: 0 };
  expect(await navigation.insertItem({ menu: 'main', body })).toMatchObject({ status: 200 });
  expect(await navigation.breadcrumbs({ path: '/apples/red' })).toEqual({
    status: 200,
    body: { crumbs: [{ label: 'Apples', path: '/apples', isCurrent: false }] },
  });
});

describe('an image and the page that shows it', () => {
  test('stay together: the page is published with it, and it is not removed before the page lets it go', async () => {
    const app = await createApp();
    const address = await stored(app, 'image/png', APPLE);
    const page = await draftedWith(app, address);
    expect(await app.pages.publish(page)).toMatchObject({ status: 200 });
    expect(await app.pages.visit({ path: '/apples' })).toMatchObject({ status: 200, body: { edition: 1 } });
    expect(await app.media.remove({ address })).toEqual({
      status: 409,
      body: { error: 'referenced', by: ['/apples'] },
    });
    const text = { title: 'Apples', blocks: [{ kind: 'text', text: 'Sold out.' }] };
    await app.pages.edit({ ...page, version: 2, body: text });
    await app.pages.publish({ ...page, version: 3 });
    expect(await app.media.remove({ address })).toEqual({ status: 204, body: {} });
  });

  test.each([
    ['no address', () => 'apple'],
    ['an address where nothing is', () => `sha256-${'0'.repeat(64)}`],
    ['a document', (app: App) => stored(app, 'application/pdf', new TextEncoder().encode('%PDF-1.7'))],
  ])('are not published when the image is %s', async (_what, assetOf) => {
    const app = await createApp();
    const page = await draftedWith(app, await assetOf(app));
    expect(await app.pages.publish(page)).toEqual({
      status: 422,
      body: { problems: [{ at: 'blocks[0].asset', because: 'no-such-image' }] },
    });
  });
});

test('two apps share nothing', async () => {
  const [left, right] = await Promise.all([createApp(), createApp()]);
  const address = await stored(left, 'image/png', APPLE);
  expect(await right.media.asset({ address })).toMatchObject({ status: 404 });
});
