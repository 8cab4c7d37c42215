import manifest from '../package.json' with { type: 'json' };

/** A place in a text: line from 1, column from 0. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** What our rules use of a file that is linted: the part that ESLint 9, ESLint 10 and oxlint have in common. */
export interface RuleContext {
  readonly filename: string;
  readonly options: readonly unknown[];
  readonly sourceCode: {
    readonly text: string;
    getLocFromIndex(index: number): Position;
  };
  report(report: {
    loc: { start: Position; end: Position };
    messageId: string;
    data?: Record<string, string>;
    suggest?: { messageId: string; fix: (fixer: RuleFixer) => RuleFix }[];
  }): void;
}

/** What a suggestion changes the text with. */
export interface RuleFixer {
  replaceTextRange(range: [start: number, end: number], text: string): RuleFix;
}

interface RuleFix {
  range: [start: number, end: number];
  text: string;
}

/** A rule as the linters take it. It looks at a file when it is made, and asks for no visit where it has nothing to say. */
export interface LintRule {
  meta: {
    type: 'problem';
    docs: { description: string; recommended: boolean; url: string };
    messages: Record<string, string>;
    schema: JsonSchema[];
    hasSuggestions?: boolean;
  };
  create(context: RuleContext): { Program?: () => void };
}

/** As much of JSON Schema as the options of our rules need. */
interface JsonSchema {
  type: 'object' | 'array' | 'string';
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean;
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  pattern?: string;
}

/** What a rule says of itself, with the page that this version was published with. */
export function ruleDocs(name: string, description: string): LintRule['meta']['docs'] {
  const url = `https://unpkg.com/${manifest.name}@${manifest.version}/docs/rules/${name}.md`;
  return { description, recommended: true, url };
}

/** What to underline for two offsets of the text. */
export function located(
  { sourceCode }: RuleContext,
  { start, end }: { readonly start: number; readonly end: number },
): { start: Position; end: Position } {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
