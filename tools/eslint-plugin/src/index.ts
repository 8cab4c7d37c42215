import manifest from '../package.json' with { type: 'json' };
import type { LintRule } from './rule.ts';
import { manifestIsData } from './rules/manifest-is-data.ts';
import { noFocusedTests } from './rules/no-focused-tests.ts';
import { noUnexplainedCoverageIgnore } from './rules/no-unexplained-coverage-ignore.ts';
import { usecaseMustHaveTestFile } from './rules/usecase-must-have-test-file.ts';

const NAMESPACE = '@tidemark';

const plugin: LintPlugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: NAMESPACE },
  rules: {
    'manifest-is-data': manifestIsData,
    'no-focused-tests': noFocusedTests,
    'no-unexplained-coverage-ignore': noUnexplainedCoverageIgnore,
    'usecase-must-have-test-file': usecaseMustHaveTestFile,
  },
  configs: {
    // ESLint refuses two plugins of one namespace, so the configuration holds this very object.
    get recommended(): FlatConfig {
      const rules = Object.keys(plugin.rules).map((name) => [`${NAMESPACE}/${name}`, 'error'] as const);
      return {
        name: `${NAMESPACE}/recommended`,
        plugins: { [NAMESPACE]: plugin },
        rules: Object.fromEntries(rules),
      };
    },
  },
};

type RuleName =
  | 'manifest-is-data'
  | 'no-focused-tests'
  | 'no-unexplained-coverage-ignore'
  | 'usecase-must-have-test-file';

/** A plugin as both linters take it. */
interface LintPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, PublishedRule>;
  configs: { readonly recommended: FlatConfig };
}

/** A rule for any linter: each has a type of its own for what it gives, and none of them is the part that we use. */
interface PublishedRule {
  meta: LintRule['meta'];
  create(context: never): ReturnType<LintRule['create']>;
}

/** What ESLint takes from `configs`. */
interface FlatConfig {
  name: string;
  plugins: Record<string, object>;
  rules: Record<string, 'error'>;
}

// Both linters ask for a default export; the other name is what `require` gives a CommonJS configuration.
export { plugin as default, plugin as 'module.exports' };
