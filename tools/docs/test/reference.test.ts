import { expect, test } from 'vitest';
import { documentReference, settingsReference, type Schema } from '../src/index.ts';

const object = (
  properties: Record<string, Schema>,
  required: string[] = Object.keys(properties),
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

test('settings are told key by key, with type, default and meaning', () => {
  const schema = object(
    {
      name: { type: 'string', description: 'what it is called' },
      rows: {
        type: 'object',
        additionalProperties: object({ trees: { type: 'integer' }, wild: { type: 'boolean' } }, ['trees']),
      },
      when: { enum: ['spring', 'autumn'], default: 'autumn' },
      paths: {
        anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
        default: ['a path that is too long for a cell of a table'],
      },
    },
    ['name'],
  );
  expect(settingsReference(schema, { title: 'Orchard', intro: ['What | grows.'] })).toBe(`# Orchard

What | grows.

| key | type | default | meaning |
| --- | --- | --- | --- |
| \`name\` | text | required | what it is called |
| \`rows\` | object by name |  |  |
| \`rows.<name>.trees\` | whole number | required |  |
| \`rows.<name>.wild\` | true or false |  |  |
| \`when\` | \`spring\`, \`autumn\` | \`"autumn"\` |  |
| \`paths\` | text or list of text | [below](#default-of-paths) |  |

## Default of paths

\`\`\`json
[
  "a path that is too long for a cell of a table"
]
\`\`\`
`);
});

const warnings: Schema = { type: 'array', items: object({ code: { type: 'string' } }) };
const answer = (command: string, own: Record<string, Schema>): Schema => ({
  $id: `urn:orchard:${command}`,
  ...object({ command: { type: 'string', const: command }, ...own, warnings }),
});

const ratio = object({ covered: { type: 'integer' }, total: { type: 'integer' } });

const page = documentReference({
  title: 'Answers',
  intro: ['All of them.'],
  folder: '../schema',
  shapes: { ratio: { ...ratio, description: 'a share' }, row: object({ at: { type: 'integer' } }) },
  unions: { 'kinds of trouble': ['frost', 'wasps'] },
  pageOf: (member) => (member === 'frost' ? 'frost.md' : null),
  schemas: {
    'pick.v1.json': {
      ...answer('pick', {
        kind: { enum: ['none', 'frost', 'wasps'] },
        season: { enum: ['spring', 'autumn'] },
        at: { anyOf: [object({ row: { type: 'integer' } }), { type: 'null' }] },
        span: { prefixItems: [{ type: 'integer' }, { type: 'number' }] },
        rest: {},
        left: { type: ['string', 'null'] },
        ripe: { anyOf: [ratio, { type: 'null' }] },
      }),
      description: 'what was picked',
    },
    'press.v1.json': answer('press', {}),
    'store.v1.json': { $id: 'urn:orchard:store', ...object({ warnings: { type: 'string' } }, []) },
  },
});

test('what every answer has is told once, and not with the others', () => {
  expect(page).toContain(`## Every answer

| key | type | meaning |
| --- | --- | --- |
| \`warnings\` | list of object |  |
| \`warnings[].code\` | text |  |

## pick

What was picked. [pick.v1.json](../schema/pick.v1.json), \`urn:orchard:pick\`.

| key | type | meaning |
| --- | --- | --- |
| \`command\` | \`"pick"\` |  |
| \`kind\` | \`none\`, one of the [kinds of trouble](#kinds-of-trouble) |  |
| \`season\` | \`spring\`, \`autumn\` |  |
| \`at\` | object or null |  |
| \`at.row\` | whole number |  |
| \`span\` | [whole number, number] |  |
| \`rest\` | anything |  |
| \`left\` | text or null |  |
| \`ripe\` | [ratio](#ratio) or null |  |

## press
`);
});

test('a file that is no answer is told with all its keys', () => {
  expect(page).toContain('| `warnings` (optional) | text |  |');
});

test('a closed union lists its members, each with its page if it has one', () => {
  expect(page).toContain('## kinds of trouble\n\n- [`frost`](frost.md)\n- `wasps`\n');
});

test('a shape that occurs again and again is told once', () => {
  expect(page).toContain(`## ratio

A share.

| key | type | meaning |
| --- | --- | --- |
| \`covered\` | whole number |  |
| \`total\` | whole number |  |
`);
  expect(page).toContain('## row\n\n| key |');
});
