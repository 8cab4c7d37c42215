import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runProcess, temporaryFolder, writeTree } from '@tidemark/test-kit';
import { expect, inject, test } from 'vitest';

const INSTALLED = inject('installed');

test('the packed @tidemark/eslint-plugin lints a file in ESLint', async () => {
  const folder = temporaryFolder();
  writeTree(folder, {
    'package.json': '{ "type": "module" }',
    'eslint.config.js': `import tidemark from '@tidemark/eslint-plugin';\nexport default [tidemark.configs.recommended];\n`,
    'src/apple.test.js': "it.only('ripens', () => {});\n",
  });
  symlinkSync(INSTALLED, path.join(folder, 'node_modules'));
  const eslint = path.join(INSTALLED, 'eslint/bin/eslint.js');
  const { code, stdout } = await runProcess(process.execPath, [eslint, '--format=json', 'src'], {
    cwd: folder,
  });
  expect({ code, results: JSON.parse(stdout) }).toMatchObject({
    code: 1,
    results: [{ messages: [{ ruleId: '@tidemark/no-focused-tests', line: 1 }] }],
  });
});

test('every generator of the packed @tidemark/nx is a function of the module that generators.json names', async () => {
  const folder = path.join(INSTALLED, '@tidemark/nx');
  const { generators }: { generators: Record<string, { factory: string }> } = JSON.parse(
    readFileSync(path.join(folder, 'generators.json'), 'utf8'),
  );
  const factories = Object.values(generators).map(({ factory }) => factory);
  const script = `
const [folder, ...factories] = process.argv.slice(1);
const kinds = factories.map((factory) => {
  const [module, name] = factory.split('#');
  return typeof require(require('node:path').join(folder, module))[name];
});
import('@tidemark/nx').then(({ createNodes, name }) => console.log(...kinds, createNodes.length, name));
`;
  const words = ['--eval', script, folder, ...factories];
  expect(await runProcess(process.execPath, words, { cwd: path.dirname(INSTALLED) })).toMatchObject({
    code: 0,
    stdout: `${factories.map(() => 'function').join(' ')} 2 @tidemark/nx\n`,
  });
});
