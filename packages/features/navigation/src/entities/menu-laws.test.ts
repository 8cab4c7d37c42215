import fc from 'fast-check';
import { expect, test } from 'vitest';
import { item } from '../__tests__/orchard.ts';
import { type EditResult, insertItem, MOST_LEVELS, moveItem, removeItem, reorderItems } from './menu-edit.ts';
import { heightOf, itemsOf, type MenuTree, siblingsBelow, trailTo } from './menu.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const parentId = fc.option(id);
const place = fc.record({ parentId, index: fc.integer({ min: -1, max: 4 }) });

type Edit = (tree: MenuTree) => EditResult;
const insert = fc.tuple(id, place).map(
  ([name, to]): Edit =>
    (tree) =>
      insertItem(tree, item(name, `/${name}`), to),
);
const move = fc.tuple(id, place).map(
  ([name, to]): Edit =>
    (tree) =>
      moveItem(tree, name, to),
);
const remove = id.map(
  (name): Edit =>
    (tree) =>
      removeItem(tree, name),
);
const turn = parentId.map(
  (parent): Edit =>
    (tree) =>
      reorderItems(
        tree,
        parent,
        (siblingsBelow(tree, parent) ?? []).map((sibling) => sibling.id).toReversed(),
      ),
);

const idsOf = (tree: MenuTree) => itemsOf(tree).map((one) => one.id);

function after(tree: MenuTree, edit: Edit): MenuTree {
  const result = edit(tree);
  return result.kind === 'edited' ? result.items : tree;
}

const menu = fc
  .array(fc.oneof({ weight: 3, arbitrary: insert }, move, turn, remove), { maxLength: 30 })
  .map((edits) => edits.reduce(after, []));

test('whatever is done to a menu, each path is in it once and nothing is too deep', () => {
  fc.assert(
    fc.property(menu, (tree) => {
      expect(new Set(idsOf(tree)).size).toBe(idsOf(tree).length);
      expect(heightOf(tree)).toBeLessThanOrEqual(MOST_LEVELS);
      for (const one of itemsOf(tree)) expect(trailTo(tree, one.id).at(-1)).toBe(one);
    }),
  );
});

test('moving and reordering lose no item and make none', () => {
  fc.assert(
    fc.property(menu, fc.oneof(move, turn), (tree, edit) => {
      expect(idsOf(after(tree, edit)).toSorted()).toEqual(idsOf(tree).toSorted());
    }),
  );
});
