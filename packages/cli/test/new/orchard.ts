import { createRepository, type FileTree, type Repository } from '@tidemark/test-kit';
import type { NewDocument } from '../../src/contract/documents.ts';
import type { World } from '../../src/world/world.ts';
import { type Answer, tidemark } from '../run-tidemark.ts';

const FILES: FileTree = {
  'package.json': '{"name":"orchard","license":"MIT"}',
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - packages/features/*\n',
  'packages/features/apple/package.json':
    '{"name":"@shop/apple","scripts":{"test:coverage":"vitest run --coverage"}}',
  'packages/features/apple/feature.manifest.ts':
    "export default {\n  name: 'apple', // the first\n  coverage: {\n    mutationScore: 90,\n  },\n};\n",
};

/** A pnpm workspace with one feature, and what else is given. */
export function orchard(files: FileTree = {}): Repository {
  return createRepository({ ...FILES, ...files });
}

/** Runs `tidemark new` with the words of one line. */
export function make(
  place: Repository | string,
  words: string,
  world: Partial<World> = {},
): Promise<Answer<NewDocument>> {
  return tidemark<NewDocument>(place, ['new', ...words.split(' ').filter((word) => word !== '')], world);
}

/** What git sees as changed, new folders file by file. */
export function changes(repository: Repository): string[] {
  return repository
    .git('status', '--porcelain', '--untracked-files=all')
    .split('\n')
    .filter((line) => line !== '');
}
