/** A value as far as it stands in a text, read without running it. Lines are 1-based. */
export type StaticValue = ObjectValue | ListValue | LiteralValue | CallValue | UnknownValue;

/** An object or mapping. `rest` holds what was spread into it and is no object of the text. */
interface ObjectValue {
  readonly kind: 'object';
  readonly line: number;
  readonly entries: ReadonlyMap<string, StaticValue>;
  readonly rest: readonly StaticValue[];
}

/** A list; what is spread into it and is no list of the text is an item of its own. */
interface ListValue {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly StaticValue[];
}

interface LiteralValue {
  readonly kind: 'literal';
  readonly line: number;
  readonly value: string | number | boolean | null;
}

/** A call by the plain name of its callee. */
interface CallValue {
  readonly kind: 'call';
  readonly line: number;
  readonly callee: string;
  readonly given: readonly StaticValue[];
}

/** Something that only running it would tell. */
interface UnknownValue {
  readonly kind: 'unknown';
  readonly line: number;
}

/** The value below a path of keys, or null where there is none. */
export function valueAt(value: StaticValue | null, ...keys: readonly string[]): StaticValue | null {
  let at = value;
  for (const key of keys) at = at?.kind === 'object' ? (at.entries.get(key) ?? null) : null;
  return at;
}

/** The text of a string, or null for anything else. */
export function textOf(value: StaticValue | null): string | null {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : null;
}

/** The strings of a list, or the string alone; what is no string is left out. */
export function textsOf(value: StaticValue | null): readonly string[] {
  const items = value?.kind === 'list' ? value.items : value === null ? [] : [value];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** The entries of an object; none for anything else. */
export function entriesOf(value: StaticValue | null): ReadonlyMap<string, StaticValue> {
  return value?.kind === 'object' ? value.entries : new Map();
}
