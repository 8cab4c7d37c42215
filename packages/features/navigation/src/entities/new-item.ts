import { parseMenuPath } from './menu-path.ts';
import type { MenuItem } from './menu.ts';

/** An item as an editor writes it. */
export interface ItemWords {
  readonly label: string;
  readonly path: string;
}

export type ItemProblem = 'no-label' | 'long-label' | 'invalid-path';

export type NewItem =
  | { readonly kind: 'item'; readonly item: MenuItem }
  | { readonly kind: 'invalid'; readonly problems: readonly ItemProblem[] };

const MOST_CHARACTERS = 60;

/** An item with nothing below it, or everything that is wrong with its words. The label is trimmed. */
export function newItem(id: string, words: ItemWords): NewItem {
  const label = words.label.trim();
  const path = parseMenuPath(words.path);
  const problems = labelProblems(label);
  if (path === null) return { kind: 'invalid', problems: [...problems, 'invalid-path'] };
  return problems.length === 0
    ? { kind: 'item', item: { id, label, path, children: [] } }
    : { kind: 'invalid', problems };
}

function labelProblems(label: string): ItemProblem[] {
  if (label === '') return ['no-label'];
  return label.length > MOST_CHARACTERS ? ['long-label'] : [];
}
