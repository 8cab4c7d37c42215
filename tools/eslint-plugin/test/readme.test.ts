import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';

const HERE = path.resolve(import.meta.dirname, '..');
const FENCES = [
  ...readFileSync(path.join(HERE, 'README.md'), 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm),
];
const textOf = (language: string, words: string) =>
  FENCES.find(([, info, body = '']) => info === language && body.includes(words))?.[2] ??
  expect.fail(`the README shows ${words}`);

const USE_CASE = 'src/application/use-cases/graft.js';
const ORCHARD = {
  'package.json': '{ "type": "module" }',
  'src/apple.js': '/* v8 ignore next */\nripen();\n',
  'src/apple.test.js': "it.only('ripens', () => {});\n",
  [USE_CASE]: 'graft();\n',
  'feature.manifest.ts': 'export default { name: nameOf() };\n',
};
const IN_JAVASCRIPT = [
  'src/apple.js @tidemark/no-unexplained-coverage-ignore',
  'src/apple.test.js @tidemark/no-focused-tests',
  `${USE_CASE} @tidemark/usecase-must-have-test-file`,
];

/** A package that has the plugin installed, with this configuration. */
function packageWith(name: string, config: string): string {
  const folder = temporaryFolder();
  writeTree(folder, { ...ORCHARD, [name]: config });
  mkdirSync(path.join(folder, 'node_modules/@tidemark'), { recursive: true });
  symlinkSync(HERE, path.join(folder, 'node_modules/@tidemark/eslint-plugin'));
  return folder;
}

/** What a linter prints as JSON, run as a user runs it: a plugin that is loaded in here would be measured twice. */
async function run(program: string, words: readonly string[], cwd: string): Promise<string> {
  const bin = path.join(HERE, 'node_modules', program);
  const { code, stdout, stderr } = await runProcess(process.execPath, [bin, ...words], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  return stdout;
}

describe.each(['eslint', 'eslint-9'])('in %s', (name) => {
  const lint = async (folder: string) => {
    const results: { filePath: string; messages: { ruleId: string }[] }[] = JSON.parse(
      await run(`${name}/bin/eslint.js`, ['--format=json', '.'], folder),
    );
    return results
      .flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId }) => `${path.relative(folder, filePath)} ${ruleId}`),
      )
      .toSorted();
  };

  test('the recommended configuration has every rule', async () => {
    const config = textOf('js', 'export default [tidemark.configs.recommended]');
    expect(await lint(packageWith('eslint.config.js', config))).toEqual(IN_JAVASCRIPT);
  });

  test('a CommonJS configuration can require the plugin', async () => {
    expect(await lint(packageWith('eslint.config.cjs', textOf('js', 'require(')))).toEqual(IN_JAVASCRIPT);
  });

  test('a rule can be taken alone with options, beside the recommended ones', async () => {
    const config = textOf('js', "layer: ['src/domain/**']")
      .replace('packages/*/src/**/*.js', '**/*.js')
      .replace('src/domain/**', 'src/apple.js')
      .replace('export default [', 'export default [tidemark.configs.recommended,');
    expect(await lint(packageWith('eslint.config.js', config))).toEqual([
      'src/apple.js @tidemark/no-unexplained-coverage-ignore',
      'src/apple.test.js @tidemark/no-focused-tests',
    ]);
  });
});

test('in oxlint the configuration of the README has every rule', async () => {
  const folder = packageWith('.oxlintrc.json', textOf('json', 'jsPlugins'));
  // Without an ignore file it would look into node_modules too.
  const stdout = await run('oxlint/bin/oxlint', ['--format=json', 'src', 'feature.manifest.ts'], folder);
  const { diagnostics }: { diagnostics: { filename: string; code: string }[] } = JSON.parse(stdout);
  const found = diagnostics
    .filter((one) => one.code.startsWith('@tidemark'))
    .map((one) => `${one.filename} ${one.code.replace(/\((.+)\)$/, '/$1')}`);
  expect(found.toSorted()).toEqual(
    ['feature.manifest.ts @tidemark/manifest-is-data', ...IN_JAVASCRIPT].toSorted(),
  );
});
