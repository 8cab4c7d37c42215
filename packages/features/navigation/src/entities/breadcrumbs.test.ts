import { describe, expect, test } from 'vitest';
import { item, ORCHARD } from '../__tests__/orchard.ts';
import { breadcrumbsTo } from './breadcrumbs.ts';
import type { MenuPath } from './menu-path.ts';
import type { MenuTree } from './menu.ts';

const crumbs = (tree: MenuTree, page: string) =>
  breadcrumbsTo(tree, page as MenuPath).map(({ label, isCurrent }) => (isCurrent ? `[${label}]` : label));

describe('the way to a page', () => {
  test('leads from the top to its item, which is the current one', () => {
    expect(breadcrumbsTo(ORCHARD, '/fruit/apples' as MenuPath)).toEqual([
      { label: 'Fruit', path: '/fruit', isCurrent: false },
      { label: 'Apples', path: '/fruit/apples', isCurrent: true },
    ]);
  });

  test('follows the menu, not the path', () => {
    expect(crumbs(ORCHARD, '/pears')).toEqual(['Fruit', '[Pears]']);
  });

  test('ends at the nearest item above a page that is in no menu', () => {
    expect(crumbs(ORCHARD, '/fruit/apples/green')).toEqual(['Fruit', 'Apples']);
    expect(crumbs(ORCHARD, '/news/2027')).toEqual(['News']);
  });

  test('is empty for a page that is below no item', () => {
    expect(crumbs(ORCHARD, '/fruits')).toEqual([]);
    expect(crumbs([], '/fruit')).toEqual([]);
  });

  test('begins at the front page only when that stands above it in the menu or nothing nearer does', () => {
    const withHome = [item('Home', '/'), ...ORCHARD];
    expect(crumbs(withHome, '/pears')).toEqual(['Fruit', '[Pears]']);
    expect(crumbs(withHome, '/plums')).toEqual(['Home']);
    expect(crumbs([item('Home', '/', item('Figs', '/figs'))], '/figs')).toEqual(['Home', '[Figs]']);
  });
});
