import type { StaticValue } from '@tidemark/syntax';
import type { Document, Node } from 'yaml';

const MOST_CHARACTERS = 2 * 1024 * 1024;
const MOST_NODES = 100_000;
const MOST_DEPTH = 64;

/** Reads one YAML document as values with their lines; null when it is none, very large, or grows by its aliases. */
export async function readYamlValue(text: string): Promise<StaticValue | null> {
  if (text.length > MOST_CHARACTERS) return null;
  const { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter });
  if (document.errors.length > 0) return null;
  let nNodes = 0;

  const read = (node: unknown, depth: number): StaticValue => {
    nNodes += 1;
    if (!isNode(node)) return { kind: 'unknown', line: 1 };
    const line = lineOf(node);
    if (depth > MOST_DEPTH || nNodes > MOST_NODES) return { kind: 'unknown', line };
    if (isAlias(node)) return read(node.resolve(document), depth + 1);
    if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => read(item, depth + 1)) };
    if (isMap(node)) {
      const entries = new Map<string, StaticValue>();
      for (const { key, value } of node.items)
        if (isScalar(key))
          entries.set(String(key.value), value === null ? scalar(null, line) : read(value, depth + 1));
      return { kind: 'object', line, entries, rest: [] };
    }
    return isScalar(node) ? scalar(node.value, line) : { kind: 'unknown', line };
  };
  const lineOf = ({ range }: Node) => (range == null ? 1 : lineCounter.linePos(range[0]).line);

  const value = document.contents === null ? null : read(document.contents, 0);
  return nNodes > MOST_NODES ? null : value;
}

function scalar(value: unknown, line: number): StaticValue {
  const isPlain =
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? { kind: 'literal', line, value } : { kind: 'unknown', line };
}
