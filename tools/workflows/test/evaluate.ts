import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** What expressions of a step may name: `github`, `steps`, `matrix` and so on. */
export type Contexts = Readonly<Record<string, unknown>>;

/** How the job stands, as `success()`, `failure()` and `cancelled()` tell it. */
export type Standing = 'success' | 'failure';

/** A text of a workflow with its expressions filled in, by GitHub's own evaluator. */
export function filledIn(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts, 'success').coerceString(),
  );
}

/** Does a step run? Without a word about the standing its condition holds for a job in which nothing failed. */
export function isRun(condition: string | undefined, contexts: Contexts, standing: Standing): boolean {
  const bare = (condition ?? 'success()').replace(/^\$\{\{(.*)\}\}$/s, '$1');
  const asked = /\b(?:always|cancelled|failure|success)\(/.test(bare) ? bare : `success() && (${bare})`;
  const value = evaluate(asked, contexts, standing);
  return value.coerceString() !== 'false' && value.coerceString() !== '';
}

function evaluate(expression: string, contexts: Contexts, standing: Standing): data.ExpressionData {
  const states = {
    always: true,
    cancelled: false,
    failure: standing === 'failure',
    success: standing === 'success',
  };
  const functions = Object.entries(states).map(([name, state]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(state),
  }));
  const tree = new Parser(
    new Lexer(expression.trim()).lex().tokens,
    Object.keys(contexts),
    functions,
  ).parse();
  const dictionary: data.ExpressionData = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(dictionary instanceof data.Dictionary)) throw new Error('contexts are an object');
  return new Evaluator(tree, dictionary, new Map(functions.map((entry) => [entry.name, entry]))).evaluate();
}
