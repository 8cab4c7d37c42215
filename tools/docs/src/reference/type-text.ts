import type { Schema } from './schema-rows.ts';

/** What is told once, under a heading of its own, and linked to from wherever it occurs. */
export interface Named {
  /** Closed unions by name. */
  readonly unions: Readonly<Record<string, readonly string[]>>;
  /** Objects by name; one with the same keys is taken for the same. */
  readonly shapes: Readonly<Record<string, Schema>>;
}

/** What a value may be, as Markdown: `whole number`, `list of text`, "`a`, `b` or null", or a link to what is told once. */
export function typeText(schema: Schema, named: Named): string {
  const { anyOf, enum: members, prefixItems, items, additionalProperties, type } = schema;
  const shape = shapeName(schema, named);
  if (shape !== null) return linkTo(shape);
  if (anyOf !== undefined) return either(anyOf.map((part) => typeText(part, named)));
  if (members !== undefined) return membersText(members, named);
  if ('const' in schema) return code(JSON.stringify(schema.const));
  if (prefixItems !== undefined) return `[${prefixItems.map((part) => typeText(part, named)).join(', ')}]`;
  if (typeof items === 'object') return `list of ${typeText(items, named)}`;
  if (typeof additionalProperties === 'object') return `${typeText(additionalProperties, named)} by name`;
  return either([type ?? 'any'].flat().map((word) => WORDS[word] ?? 'anything'));
}

/** The name of the shape that an object has, or null. */
export function shapeName({ properties }: Schema, { shapes }: Named): string | null {
  const keys = JSON.stringify(properties);
  const [name = null] =
    Object.entries(shapes).find(
      ([, shape]) => properties !== undefined && JSON.stringify(shape.properties) === keys,
    ) ?? [];
  return name;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  object: 'object',
};

function membersText(members: readonly string[], { unions }: Named): string {
  const [name, union = []] =
    Object.entries(unions).find(([, all]) => all.every((member) => members.includes(member))) ?? [];
  const own = members.filter((member) => !union.includes(member)).map((member) => code(member));
  return [...own, ...(name === undefined ? [] : [`one of the ${linkTo(name)}`])].join(', ');
}

function either(texts: readonly string[]): string {
  return [...new Set(texts)].join(' or ');
}

function linkTo(name: string): string {
  return `[${name}](#${name.replaceAll(' ', '-')})`;
}

function code(text: string): string {
  return `\`${text}\``;
}
