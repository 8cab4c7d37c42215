/** The part of JSON Schema (draft 2020-12) that our schemas are written in. */
export interface Schema {
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** A key of a document, however deep: `bands.<name>.lines`, `uncovered[].kind`. */
export interface SchemaRow {
  readonly key: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** Whether the keys of a schema are told somewhere else. */
export type IsToldElsewhere = (schema: Schema) => boolean;

/** Every key below a schema, in the order declared, each before those within it. */
export function schemaRows(schema: Schema, isToldElsewhere: IsToldElsewhere = () => false): SchemaRow[] {
  return rowsBelow(schema, '', isToldElsewhere);
}

function rowsBelow(schema: Schema, prefix: string, isToldElsewhere: IsToldElsewhere): SchemaRow[] {
  const { properties = {}, required = [] } = schema;
  const named = Object.entries(properties).map(([name, part]) => ({
    key: prefix === '' ? name : `${prefix}.${name}`,
    schema: part,
    isRequired: required.includes(name),
  }));
  return [
    ...named.flatMap((row) => [row, ...rowsWithin(row.schema, row.key, isToldElsewhere)]),
    ...within(schema).flatMap(([part, way]) => rowsWithin(part, `${prefix}${way}`, isToldElsewhere)),
  ];
}

function rowsWithin(schema: Schema, prefix: string, isToldElsewhere: IsToldElsewhere): SchemaRow[] {
  return isToldElsewhere(schema) ? [] : rowsBelow(schema, prefix, isToldElsewhere);
}

/** The schemas a value is made of beside its named keys, and how the way to each is written. */
function within({ additionalProperties, items, anyOf = [] }: Schema): [part: Schema, way: string][] {
  const parts: [Schema | boolean | undefined, string][] = [
    [additionalProperties, '.<name>'],
    [items, '[]'],
    ...anyOf.map((part): [Schema, string] => [part, '']),
  ];
  return parts.flatMap(([part, way]) => (typeof part === 'object' ? [[part, way]] : []));
}
