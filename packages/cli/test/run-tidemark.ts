import type { Repository } from '@tidemark/test-kit';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { jsonSchemas } from '../src/contract/json-schema.ts';
import type {
  AggregateDocument,
  BaselineDocument,
  DiffDocument,
  GateDocument,
} from '../src/contract/documents.ts';
import { main } from '../src/main.ts';
import { nodeWorld } from '../src/world/node-world.ts';
import type { World } from '../src/world/world.ts';

export interface Answer<Document> {
  readonly code: number;
  readonly document: Document;
  readonly stdout: string;
  readonly stderr: string;
}

const validators = compileValidators();

/** Runs a command line in this process, in a real repository, and checks the document against its published schema. */
export async function tidemark<Document>(
  place: Repository | string,
  words: readonly string[],
  world: Partial<World> = {},
): Promise<Answer<Document>> {
  const said = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal: false,
    write: (text: string) => {
      said[name] += text;
    },
  });
  const cwd = typeof place === 'string' ? place : place.root;
  const code = await main(words, {
    ...nodeWorld(),
    cwd,
    env: {},
    stdout: output('stdout'),
    stderr: output('stderr'),
    ...world,
  });
  // The schema of each document is checked below, before a test relies on its type.
  const document: Document & { readonly $schema: string } = JSON.parse(said.stdout);
  const validate = validators.get(document.$schema);
  if (validate === undefined || !validate(document)) {
    throw new Error(
      `the document does not hold its schema: ${JSON.stringify(validate?.errors)} ${said.stdout}`,
    );
  }
  return { code, document, ...said };
}

export function diff(place: Repository | string, ...words: readonly string[]): Promise<Answer<DiffDocument>> {
  return tidemark(place, ['diff', ...words]);
}

export function aggregate(
  place: Repository | string,
  ...words: readonly string[]
): Promise<Answer<AggregateDocument>> {
  return tidemark(place, ['aggregate', ...words]);
}

export function gate(place: Repository | string, ...words: readonly string[]): Promise<Answer<GateDocument>> {
  return tidemark(place, ['gate', ...words]);
}

export function baseline(
  place: Repository | string,
  ...words: readonly string[]
): Promise<Answer<BaselineDocument>> {
  return tidemark(place, ['baseline', ...words]);
}

/** The uncovered lines of an answer as `file:line`, every line by itself. */
export function uncoveredLines({ document }: Answer<DiffDocument>): string[] {
  return document.uncovered.flatMap(({ file, ranges }) =>
    ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => `${file}:${first + index}`),
    ),
  );
}

/** Source of so many statements, one a line: `pick(1);`. */
export function source(nLines: number): string {
  return Array.from({ length: nLines }, (_, index) => `pick(${index + 1});\n`).join('');
}

/** Hits for lines 1 to n, with exceptions. */
export function hits(nLines: number, except: Readonly<Record<number, number>> = {}): Record<number, number> {
  return Object.fromEntries(
    Array.from({ length: nLines }, (_, index) => [index + 1, except[index + 1] ?? 1]),
  );
}

function compileValidators(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  return new Map(Object.values(jsonSchemas()).map((schema) => [schema.$id, ajv.compile(schema)]));
}
