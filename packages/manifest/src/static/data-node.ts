/** Where something stands in a text: offsets in UTF-16 units, from 0, the end not included. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A value read from a syntax tree, with the place of everything in it. */
export interface DataNode {
  readonly value: unknown;
  readonly span: TextSpan;
  /** The key it stands behind; null for what has none. */
  readonly key: TextSpan | null;
  /** Children by key or index, so that a problem can be placed. */
  readonly children: ReadonlyMap<string, DataNode>;
}

/** Something in a manifest that is no data. */
export interface NotData {
  readonly message: string;
  readonly span: TextSpan;
}

/** The node at a path of keys and indexes, or the nearest one above it. */
export function nodeAt(root: DataNode, path: readonly PropertyKey[]): DataNode {
  let node = root;
  for (const key of path) {
    const child = node.children.get(String(key));
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

/** The place of a node of a syntax tree, without the rest of it. */
export function spanOf({ start, end }: TextSpan): TextSpan {
  return { start, end };
}
