/** What is published, and where in the workspace it lies. */
export const PUBLIC: Readonly<Record<string, string>> = {
  '@tidemark/core-testing': 'packages/core-testing',
  '@tidemark/eslint-plugin': 'tools/eslint-plugin',
  '@tidemark/manifest': 'packages/manifest',
  '@tidemark/nx': 'tools/generators',
  tidemark: 'packages/cli',
};
