import { schemaRows, type Schema, type SchemaRow } from './schema-rows.ts';
import { table } from './table.ts';
import { shapeName, typeText, type Named } from './type-text.ts';

/** What a page of documents is made of. */
export interface DocumentPage extends Named {
  readonly title: string;
  readonly intro: readonly string[];
  /** Schemas by file name, and the way from the page to the folder they lie in. */
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly folder: string;
  /** The page of a member of a union, from this page; null for one that has none. */
  readonly pageOf: (member: string) => string | null;
}

/** The page of all published documents: what every answer has, each by itself, then shapes and unions they share. */
export function documentReference(page: DocumentPage): string {
  const { title, intro, schemas, shapes } = page;
  const answers = Object.values(schemas).filter((schema) => isAnswer(schema));
  const common = commonKeys(answers);
  const [answer = {}] = answers;
  const isCommon = ({ key }: SchemaRow) => common.includes(key.split(/[.[]/, 1).join());
  return [
    `# ${title}`,
    '',
    ...intro,
    '',
    '## Every answer',
    '',
    ...keyTable(rowsOf(answer, page).filter(isCommon), page),
    ...Object.entries(schemas).flatMap(([file, schema]) => [
      `## ${file.split('.', 1).join()}`,
      '',
      `${sentence(schema.description)}[${file}](${page.folder}/${file}), \`${schema.$id}\`.`,
      '',
      ...keyTable(
        rowsOf(schema, page).filter((row) => !isAnswer(schema) || !isCommon(row)),
        page,
      ),
    ]),
    ...Object.entries(shapes).flatMap(([name, shape]) => [
      `## ${name}`,
      '',
      ...(shape.description === undefined ? [] : [sentence(shape.description).trim(), '']),
      ...keyTable(rowsOf(shape, page), page),
    ]),
    ...unionSections(page),
  ].join('\n');
}

function rowsOf(schema: Schema, named: Named): SchemaRow[] {
  return schemaRows(schema, (part) => shapeName(part, named) !== null);
}

function keyTable(rows: readonly SchemaRow[], named: Named): string[] {
  const cells = rows.map(({ key, schema, isRequired }) => [
    `\`${key}\`${isRequired ? '' : ' (optional)'}`,
    typeText(schema, named),
    schema.description ?? '',
  ]);
  return [...table(['key', 'type', 'meaning'], cells), ''];
}

function unionSections({ unions, pageOf }: DocumentPage): string[] {
  return Object.entries(unions).flatMap(([name, members]) => [
    `## ${name}`,
    '',
    ...members.map((member) => {
      const at = pageOf(member);
      return at === null ? `- \`${member}\`` : `- [\`${member}\`](${at})`;
    }),
    '',
  ]);
}

/** Keys that every answer has, and that are the same in all of them. */
function commonKeys(answers: readonly Schema[]): string[] {
  const [first = {}, ...others] = answers.map(({ properties = {} }) => properties);
  return Object.entries(first).flatMap(([key, schema]) =>
    others.every((other) => JSON.stringify(other[key]) === JSON.stringify(schema)) ? [key] : [],
  );
}

/** Other documents are files that a command writes. */
function isAnswer({ properties = {} }: Schema): boolean {
  return 'command' in properties;
}

function sentence(text: string | undefined): string {
  return text === undefined ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}. `;
}
