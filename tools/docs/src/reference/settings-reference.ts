import { schemaRows, type Schema, type SchemaRow } from './schema-rows.ts';
import { table } from './table.ts';
import { typeText } from './type-text.ts';

/** What a page of settings says before its table. */
export interface SettingsPage {
  readonly title: string;
  readonly intro: readonly string[];
}

const MOST_IN_A_CELL = 40;

/** The page of a file that people write: every key with its type, its default and its meaning, out of its JSON Schema. */
export function settingsReference(schema: Schema, { title, intro }: SettingsPage): string {
  const rows = schemaRows(schema);
  return [
    `# ${title}`,
    '',
    ...intro,
    '',
    ...table(
      ['key', 'type', 'default', 'meaning'],
      rows.map((row) => [
        `\`${row.key}\``,
        typeText(row.schema, { unions: {}, shapes: {} }),
        defaultCell(row),
        row.schema.description ?? '',
      ]),
    ),
    '',
    ...rows
      .filter(isLong)
      .flatMap(({ key, schema: { default: value } }) => [
        `## Default of ${key}`,
        '',
        '```json',
        JSON.stringify(value, null, 2),
        '```',
        '',
      ]),
  ].join('\n');
}

function defaultCell(row: SchemaRow): string {
  if (row.isRequired) return 'required';
  if (isLong(row)) return `[below](#default-of-${row.key.replaceAll('.', '')})`;
  return row.schema.default === undefined ? '' : `\`${JSON.stringify(row.schema.default)}\``;
}

function isLong({ schema }: SchemaRow): boolean {
  return schema.default !== undefined && JSON.stringify(schema.default).length > MOST_IN_A_CELL;
}
