export { brokenLinks } from './pages/broken-links.ts';
export { foreignCommits } from './pages/foreign-commits.ts';
export type { PageProblem } from './pages/markdown-page.ts';
export { shellCommands, type ShellCommand } from './pages/shell-commands.ts';
export { unknownCommands, type KnownCommands } from './pages/unknown-commands.ts';
export { documentReference } from './reference/document-reference.ts';
export { settingsReference } from './reference/settings-reference.ts';
export type { Schema } from './reference/schema-rows.ts';
