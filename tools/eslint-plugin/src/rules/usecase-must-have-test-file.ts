import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LAYERS, surelyMatches } from '@tidemark/manifest';
import { readSourceSync } from '@tidemark/syntax/sync';
import { type LintRule, located, ruleDocs } from '../rule.ts';

/** `layer`: globs relative to the package; `suffixes`: what a test file has between the name of its source and the extension. */
interface Options {
  readonly layer: readonly string[];
  readonly suffixes: readonly string[];
}

const DEFAULTS = { layer: [DEFAULT_LAYERS['use-cases']], suffixes: ['.test', '.spec'] };
const CODE = /\.[cm]?[jt]sx?$/;
const TESTS = '__tests__';

/** Reports a use case that has no test file of its name beside it or in `__tests__`. */
export const usecaseMustHaveTestFile: LintRule = {
  meta: {
    type: 'problem',
    docs: ruleDocs('usecase-must-have-test-file', 'Ask every use case for a test file of its name'),
    messages: {
      untested: 'No test file stands by this use case: write {{expected}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          layer: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
          suffixes: { type: 'array', items: { type: 'string', pattern: '^[.\\w-]+$' }, minItems: 1 },
        },
        additionalProperties: false,
      },
    ],
  },
  create(context) {
    const filename = path.resolve(context.filename);
    const { text } = context.sourceCode;
    const options = optionsOf(context.options[0]);
    if (!isOfLayer(filename, options) || hasTest(filename, options)) return {};
    // Types and re-exports have nothing to run.
    if (readSourceSync(text, filename)?.noStatements === true) return {};
    const expected = `${stemOf(filename)}${options.suffixes[0]}${path.extname(filename)}`;
    return {
      Program() {
        const firstLine = { start: 0, end: text.search(/[\r\n]|$/) };
        context.report({ loc: located(context, firstLine), messageId: 'untested', data: { expected } });
      },
    };
  },
};

/** The options, which the linter held against the schema, filled up. An ESLint before 9.15 does not know of defaults. */
function optionsOf(given: unknown): Options {
  return { ...DEFAULTS, ...(typeof given === 'object' ? given : null) };
}

function isOfLayer(filename: string, { layer, suffixes }: Options): boolean {
  if (!CODE.test(filename) || /\.d\.[cm]?ts$/.test(filename)) return false;
  const home = packageFolder(path.dirname(filename));
  if (home === null) return false;
  const names = path.relative(home, filename).split(path.sep);
  const isTest = names.includes(TESTS) || suffixes.some((suffix) => stemOf(filename).endsWith(suffix));
  return !isTest && layer.some((glob) => surelyMatches(glob)(names.join('/')));
}

/** The nearest folder with a package.json, as globs of a layer are relative to it. */
function packageFolder(folder: string): string | null {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? null : packageFolder(parent);
}

function hasTest(filename: string, { suffixes }: Options): boolean {
  const folder = path.dirname(filename);
  const wanted = new Set(suffixes.map((suffix) => `${stemOf(filename)}${suffix}`));
  return [folder, path.join(folder, TESTS)].some((place) =>
    namesIn(place).some((name) => CODE.test(name) && wanted.has(stemOf(name))),
  );
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
}

function stemOf(filename: string): string {
  return path.basename(filename).replace(CODE, '');
}
