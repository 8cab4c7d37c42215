import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, writeTree } from '@tidemark/test-kit';
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';
import type { LintRule } from '../src/rule.ts';
import { type Example, examplesOf } from './examples-of.ts';
import { lintText } from './lint-text.ts';

const HERE = path.resolve(import.meta.dirname, '..');
const RULES = Object.entries(plugin.rules);

test('every rule has a page, and every page a rule', () => {
  expect(readdirSync(path.join(HERE, 'docs/rules'))).toEqual(RULES.map(([name]) => `${name}.md`).toSorted());
});

test('the recommended configuration has every rule, and the plugin itself', () => {
  const { plugins, rules } = plugin.configs.recommended;
  expect(plugins['@tidemark']).toBe(plugin);
  expect(rules).toEqual(Object.fromEntries(RULES.map(([name]) => [`@tidemark/${name}`, 'error'])));
});

test('the README names every rule, with what it says of itself', () => {
  const readme = readFileSync(path.join(HERE, 'README.md'), 'utf8').replaceAll(/ +/g, ' ');
  for (const [name, { meta }] of RULES) {
    expect(readme).toContain(`| [\`${name}\`](docs/rules/${name}.md) | ${meta.docs.description} |`);
  }
});

describe.each(RULES)('the page of %s', (name, rule) => {
  const examples = examplesOf(name);

  test('is where the rule says it is, and begins with its name', () => {
    expect(rule.meta.docs.url.endsWith(`/docs/rules/${name}.md`)).toBe(true);
    expect(readFileSync(path.join(HERE, `docs/rules/${name}.md`), 'utf8').startsWith(`# ${name}\n`)).toBe(
      true,
    );
  });

  test('shows what is correct and what is not', () => {
    expect(examples.filter(({ isCorrect }) => isCorrect).length).toBeGreaterThan(1);
    expect(examples.filter(({ isCorrect }) => !isCorrect).length).toBeGreaterThan(1);
  });

  test.each(examples)('$title', (example) => {
    const messages = lint(rule, example);
    expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
    expect(messages.length === 0).toBe(example.isCorrect);
  });
});

/** Lints every file of an example where it stands in a package of its own. */
function lint(rule: LintRule, { files, options }: Example): Linter.LintMessage[] {
  const cwd = temporaryFolder();
  writeTree(cwd, { ...files, 'package.json': '{}' });
  return Object.entries(files).flatMap(([name, text]) =>
    lintText(rule, { text, filename: path.join(cwd, name), cwd, options }),
  );
}
