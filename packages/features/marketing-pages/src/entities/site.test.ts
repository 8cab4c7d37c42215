import { describe, expect, test } from 'vitest';
import { draftPage, type Page, published } from './page.ts';
import type { PagePath } from './page-path.ts';
import { redirected, type Redirects } from './redirects.ts';
import {
  EMPTY_SITE,
  pageAt,
  pageWithId,
  pathProblems,
  redirectsAfterMove,
  type Site,
  withPage,
  withRedirects,
} from './site.ts';

const path = (text: string) => text as PagePath;
const page = (id: string) => draftPage(id, path(`/${id}`), { title: id, blocks: [] });
const apples = page('apples');
const pears = page('pears');
const orchard = withPage(withPage(EMPTY_SITE, apples), pears);
const shown = (redirects: Redirects) => Object.fromEntries(redirects);
const withRedirect = (site: Site, from: string, to: string): Site =>
  withRedirects(site, redirected(site.redirects, path(from), path(to)) ?? new Map());

test('pages are found by id and by path', () => {
  expect([pageWithId(orchard, 'pears'), pageWithId(orchard, 'figs')]).toEqual([pears, null]);
  expect([pageAt(orchard, path('/pears')), pageAt(orchard, path('/figs'))]).toEqual([pears, null]);
});

test('a page is added beside the others, and then takes its own place', () => {
  expect(EMPTY_SITE).toEqual({ pages: [], redirects: new Map(), version: 0 });
  expect(orchard).toMatchObject({ pages: [apples, pears], version: 2 });
  const changed = { ...apples, title: 'Red apples' };
  expect(withPage(orchard, changed)).toEqual({ ...orchard, pages: [changed, pears], version: 3 });
});

test('other redirects are another version', () => {
  const other: Redirects = new Map([[path('/a'), path('/b')]]);
  expect(withRedirects(orchard, other)).toEqual({ ...orchard, redirects: other, version: 3 });
});

describe('a page can stand at a path', () => {
  const problems = (site: Site, text: string, of: Page | null) =>
    pathProblems(site, path(text), of).map(({ at, because }) => `${at} ${because}`);

  test('that is free, or its own', () => {
    expect(problems(orchard, '/figs', null)).toEqual([]);
    expect(problems(orchard, '/figs', apples)).toEqual([]);
    expect(problems(orchard, '/apples', apples)).toEqual([]);
  });

  test('not where another page stands', () => {
    expect(problems(orchard, '/pears', apples)).toEqual(['path taken']);
    expect(problems(orchard, '/pears', null)).toEqual(['path taken']);
  });

  test('that redirects to it, and to nothing else', () => {
    const site = withRedirect(orchard, '/old', '/apples');
    expect(problems(site, '/old', apples)).toEqual([]);
    expect(problems(site, '/old', pears)).toEqual(['path redirects-elsewhere']);
    expect(problems(site, '/old', null)).toEqual(['path redirects-elsewhere']);
  });
});

describe('a page that moves', () => {
  const seen = published(apples, 7);
  const after = (from: string, to: string, before: Redirects = new Map()) =>
    redirectsAfterMove(before, { ...seen, path: path(from) }, path(to));

  test('leaves a redirect where it was seen', () => {
    expect(shown(after('/apples', '/fruit'))).toEqual({ '/apples': '/fruit' });
  });

  test('leaves none where nobody saw it, and keeps the others', () => {
    const others: Redirects = new Map([[path('/old'), path('/news')]]);
    expect(shown(redirectsAfterMove(others, apples, path('/fruit')))).toEqual({ '/old': '/news' });
  });

  test('takes all its old paths with it, in one step each', () => {
    const once = after('/apples', '/fruit');
    expect(shown(after('/fruit', '/shop', once))).toEqual({ '/apples': '/shop', '/fruit': '/shop' });
  });

  test('takes its redirect back when it comes home', () => {
    const away = after('/apples', '/fruit');
    expect(shown(after('/fruit', '/apples', away))).toEqual({ '/fruit': '/apples' });
  });
});
