import * as parser from '@typescript-eslint/parser';
import { type Rule as Rule10, RuleTester as Eslint10 } from 'eslint';
import { type Rule as Rule9, RuleTester as Eslint9 } from 'eslint-9';
import { RuleTester as Oxlint } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import type { LintRule } from '../src/rule.ts';

/** What a linter is given; options are those of the rule. */
export interface Case {
  readonly name: string;
  readonly code: string;
  readonly filename: string;
  readonly options?: Record<string, string[]>[];
}

/** A case with what is reported, in the order of the text. */
export interface InvalidCase extends Case {
  readonly errors: readonly {
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine?: number;
    readonly endColumn?: number;
    /** The text after the one suggestion was taken. */
    readonly suggestion?: { readonly desc: string; readonly output: string };
  }[];
}

/** Holds a rule to its cases in every linter that can run it. */
export function testRule(
  name: string,
  rule: LintRule,
  cases: { readonly valid: readonly Case[]; readonly invalid: readonly InvalidCase[] },
): void {
  for (const Tester of [Eslint9, Eslint10, Oxlint]) Object.assign(Tester, { describe, it });
  const invalid = cases.invalid.map(({ errors, ...one }) => ({
    ...one,
    errors: errors.map(({ suggestion, ...error }) => ({
      ...error,
      ...(suggestion === undefined ? {} : { suggestions: [suggestion] }),
    })),
  }));
  const tests = { valid: [...cases.valid], invalid };
  // Each linter has its own type of a rule; what ours use of a context must be in all of them.
  const rule9: Rule9.RuleModule = { meta: rule.meta, create: (context) => rule.create(context) };
  const rule10: Rule10.RuleModule = { meta: rule.meta, create: (context) => rule.create(context) };
  const oxlint: Parameters<Oxlint['run']>[1] = {
    meta: rule.meta,
    create: (context) => rule.create(context),
  };
  describe('ESLint 9', () => {
    new Eslint9({ languageOptions: { parser } }).run(name, rule9, tests);
  });
  describe('ESLint 10', () => {
    new Eslint10({ languageOptions: { parser } }).run(name, rule10, tests);
  });
  describe('oxlint', () => {
    new Oxlint({ eslintCompat: true }).run(name, oxlint, tests);
  });
}
