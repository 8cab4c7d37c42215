import { expect, test } from 'vitest';
import { foreignCommits } from '../src/index.ts';

test('a commit that history does not have is told with its line', () => {
  const pages = new Map([
    [
      'orchard.md',
      'Planted in `1a2b3c4`,\npruned in `5d6e7f8`; `apple` and `1234` are no ids.\n  - 9a8b7c6 # grafted\n',
    ],
  ]);
  expect(foreignCommits(pages, (id) => id === '1a2b3c4')).toEqual([
    { file: 'orchard.md', lineNumber: 2, message: '5d6e7f8 is no commit of this repository' },
    { file: 'orchard.md', lineNumber: 3, message: '9a8b7c6 is no commit of this repository' },
  ]);
});
