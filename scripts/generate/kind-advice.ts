import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MENDABLE_ERRORS } from '../../packages/cli/src/contract/mendable-errors.ts';
import { FINDING_KINDS, WEAKENING_KINDS } from '../../packages/verdict/src/index.ts';

const START = '<!-- kinds:start -->\n';
const END = '<!-- kinds:end -->';

/**
 * The text of a file with the part between its marks made anew: every kind that a verdict knows, and the advice of its page
 * in docs/findings. A file without the marks, or a page without advice, is a mistake of ours.
 */
export async function withKinds(root: string, name: string): Promise<string> {
  const text = await readFile(path.join(root, name), 'utf8');
  const [before, rest] = text.split(START, 2);
  const after = rest?.split(END, 2)[1];
  if (before === undefined || after === undefined) throw new Error(`${name} has no place for the kinds`);
  const lists = [
    ['`kind` in `uncovered[]`', FINDING_KINDS.filter((kind) => kind !== 'band')],
    ['`kind` in `weakened[]`', WEAKENING_KINDS],
    ['`kind` in `below[]` of `coverage:aggregate`', ['band']],
    ['`error.code` that you can mend', MENDABLE_ERRORS],
  ] as const;
  const parts = lists.map(async ([title, kinds]) => {
    const items = await Promise.all(
      kinds.map(async (kind) => `- \`${kind}\`: ${await advice(root, kind)}\n`),
    );
    return `${title}:\n\n${items.join('')}`;
  });
  return `${before}${START}\n${(await Promise.all(parts)).join('\n')}\n${END}${after}`;
}

async function advice(root: string, kind: string): Promise<string> {
  const page = await readFile(path.join(root, `docs/findings/${kind}.md`), 'utf8');
  const text = /^\*\*How to fix\.\*\* ([^]+?)\n\n/m.exec(page)?.[1];
  if (text === undefined) throw new Error(`docs/findings/${kind}.md does not say how to fix it`);
  return text.replaceAll(/\s+/g, ' ').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
