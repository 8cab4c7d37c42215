import type { CallExpression, Expression, ObjectExpression, Program } from 'oxc-parser';
import { withProperty } from '../text/object-text.ts';
import { parseModule } from '../text/parse-module.ts';
import { codeStyle, type CodeStyle } from '../text/source-style.ts';

/** What can be done with a config of vitest: it is given the contract, or left as it is, for a reason. */
export type Wiring =
  | { readonly kind: 'wired'; readonly text: string }
  | { readonly kind: 'left'; readonly why: string };

interface WiringOptions {
  readonly provider: 'v8' | 'istanbul';
  /** How the config imports the manifest. */
  readonly manifestPath: string;
}

/**
 * Gives a config `coverage: vitestCoverage(manifest)` where that takes nothing away: it exports one object literal,
 * alone or in `defineConfig`, that says nothing of coverage and spreads nothing that could. Everything else is left.
 */
export async function wireVitest(text: string, options: WiringOptions): Promise<Wiring> {
  const program = await parseModule(text);
  if (program === null) return left('it does not parse');
  const config = configObject(program);
  if (typeof config === 'string') return left(config);
  if (namesOf(config).has('...')) return left('it spreads another config into itself');
  const style = codeStyle(text);
  const coverage = coverageOf(options, style.quote);
  const tests = valueOf(config, 'test');
  if (tests === null) {
    return isVitestConfig(program)
      ? wired(withProperty(text, config, `test: { ${coverage} }`), program, options, style)
      : left('it says nothing of tests');
  }
  if (tests.type !== 'ObjectExpression') return left('what it says of tests is not written there');
  const names = namesOf(tests);
  if (names.has('...')) return left('it spreads other settings into those of its tests');
  if (names.has('coverage')) return left('it has settings of its own for coverage');
  if (names.has('projects') || names.has('workspace')) return left('it is the config of several projects');
  return wired(withProperty(text, tests, coverage), program, options, style);
}

/** A config that says nothing but the contract. */
export function newVitestConfig(options: WiringOptions): string {
  return `import { vitestCoverage } from '@tidemark/core-testing';
import { defineConfig } from 'vitest/config';
import manifest from '${options.manifestPath}';

export default defineConfig({
  test: { ${coverageOf(options, "'")} },
});
`;
}

function coverageOf({ provider }: WiringOptions, quote: string): string {
  return `coverage: vitestCoverage(manifest${provider === 'v8' ? '' : `, { provider: ${quote}istanbul${quote} }`})`;
}

function left(why: string): Wiring {
  return { kind: 'left', why };
}

/** The imports go behind the others, and before the rest, so places of the tree still hold there. */
function wired(text: string, program: Program, options: WiringOptions, style: CodeStyle): Wiring {
  const { quote, semicolon, newline } = style;
  const lines = [
    `import { vitestCoverage } from ${quote}@tidemark/core-testing${quote}${semicolon}`,
    `import manifest from ${quote}${options.manifestPath}${quote}${semicolon}`,
  ].join(newline);
  const last = program.body.filter((statement) => statement.type === 'ImportDeclaration').at(-1);
  const at = last?.end ?? program.body[0]?.start ?? 0;
  const more = last === undefined ? `${lines}${newline}${newline}` : `${newline}${lines}`;
  return { kind: 'wired', text: `${text.slice(0, at)}${more}${text.slice(at)}` };
}

/** The object that is exported, or why there is none to be edited. */
function configObject(program: Program): ObjectExpression | string {
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration');
  if (exported === undefined) return 'it has no default export';
  const constants = new Map(
    program.body.flatMap((statement) =>
      statement.type === 'VariableDeclaration' && statement.kind === 'const'
        ? statement.declarations.flatMap(({ id, init }) =>
            id.type === 'Identifier' && init !== null ? [[id.name, init] as const] : [],
          )
        : [],
    ),
  );
  return objectOf(exported.declaration as Expression, constants);
}

function objectOf(node: Expression, constants: ReadonlyMap<string, Expression>): ObjectExpression | string {
  switch (node.type) {
    case 'ObjectExpression':
      return node;
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return objectOf(node.expression, constants);
    case 'Identifier': {
      const meant = constants.get(node.name);
      return meant === undefined ? 'what it exports is made elsewhere' : objectOf(meant, new Map());
    }
    case 'CallExpression':
      return objectOfCall(node, constants);
    default:
      return 'what it exports is made by code';
  }
}

function objectOfCall(
  { callee, arguments: given }: CallExpression,
  constants: ReadonlyMap<string, Expression>,
): ObjectExpression | string {
  const name = callee.type === 'Identifier' ? callee.name : '';
  if (name === 'defineProject') return 'it is the config of a project, which has no coverage of its own';
  const [first] = given;
  if (name !== 'defineConfig' || first === undefined || first.type === 'SpreadElement')
    return 'what it exports is made by code';
  return objectOf(first, constants);
}

function valueOf(object: ObjectExpression, name: string): Expression | null {
  for (const property of object.properties)
    if (property.type === 'Property' && keyOf(property) === name) return property.value;
  return null;
}

/** Names of the properties; `...` stands for what cannot be told. */
function namesOf(object: ObjectExpression): Set<string> {
  return new Set(
    object.properties.map((property) => (property.type === 'Property' ? keyOf(property) : '...')),
  );
}

function keyOf({ key, computed }: Extract<ObjectExpression['properties'][number], { type: 'Property' }>) {
  if (computed) return '...';
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : '...';
}

function isVitestConfig({ body }: Program): boolean {
  return body.some(
    (statement) => statement.type === 'ImportDeclaration' && statement.source.value === 'vitest/config',
  );
}
