/** A value read from a syntax tree, with the place of everything in it. Lines are 1-based. */
export interface DataNode {
  readonly value: unknown;
  readonly line: number;
  /** Children by key or index, so that a problem can be placed. */
  readonly children: ReadonlyMap<string, DataNode>;
}

/** Something in a manifest that is no data. */
export interface NotData {
  readonly message: string;
  readonly line: number;
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
