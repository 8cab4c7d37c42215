import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import type { LintRule } from '../src/rule.ts';

/** A file as a linter sees it, with the options of the one rule that is on. */
export interface LintedText {
  readonly text: string;
  readonly filename: string;
  readonly cwd: string;
  readonly options: readonly unknown[];
}

/** What ESLint says of a text with one rule on. */
export function lintText(rule: LintRule, { text, filename, cwd, options }: LintedText): Linter.LintMessage[] {
  const one: Rule.RuleModule = { meta: rule.meta, create: (context) => rule.create(context) };
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { only: { rules: { one } } },
    rules: { 'only/one': ['error', ...options] },
  };
  return new Linter({ cwd }).verify(text, [config], { filename });
}
