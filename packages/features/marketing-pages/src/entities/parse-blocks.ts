import type { Block } from './block.ts';
import { parsePagePath } from './page-path.ts';
import type { PageProblem } from './page-problem.ts';

export type ParsedBlocks =
  | { readonly kind: 'blocks'; readonly blocks: readonly Block[] }
  | { readonly kind: 'invalid'; readonly problems: readonly PageProblem[] };

export const MOST_BLOCKS = 50;

/** Reads blocks from whatever an editor sent, or tells everything that is wrong with them. Unknown fields are dropped. */
export function parseBlocks(values: readonly unknown[]): ParsedBlocks {
  if (values.length > MOST_BLOCKS)
    return { kind: 'invalid', problems: [{ at: 'blocks', because: 'too-many' }] };
  const problems: PageProblem[] = [];
  const blocks = values.flatMap((value, index) => {
    const at = `blocks[${index}]`;
    const fields = fieldsOf(value);
    const read = READERS.get(fields['kind']);
    if (read === undefined) problems.push({ at: `${at}.kind`, because: 'unknown-kind' });
    return read?.((name, rule) => readText(fields[name], `${at}.${name}`, rule, problems)) ?? [];
  });
  return problems.length === 0 ? { kind: 'blocks', blocks } : { kind: 'invalid', problems };
}

interface TextRule {
  readonly most: number;
  readonly mayBeEmpty?: true;
  readonly isValid?: (text: string) => boolean;
}

type ReadField = (name: string, rule: TextRule) => string;

const READERS = new Map<unknown, (text: ReadField) => Block>([
  [
    'hero',
    (text) => ({
      kind: 'hero',
      heading: text('heading', { most: 120 }),
      subheading: text('subheading', { most: 300, mayBeEmpty: true }),
    }),
  ],
  ['text', (text) => ({ kind: 'text', text: text('text', { most: 20_000 }) })],
  [
    'image',
    (text) => ({ kind: 'image', asset: text('asset', { most: 120 }), alt: text('alt', { most: 300 }) }),
  ],
  [
    'call-to-action',
    (text) => ({
      kind: 'call-to-action',
      label: text('label', { most: 40 }),
      target: text('target', { most: 500, isValid: isTarget }),
    }),
  ],
]);

/** The trimmed text of a field; one that breaks its rule is noted, and stands for itself until then. */
function readText(value: unknown, at: string, rule: TextRule, problems: PageProblem[]): string {
  const text = typeof value === 'string' ? value.trim() : null;
  const because = textProblem(text, rule);
  if (because !== null) problems.push({ at, because });
  return text ?? '';
}

function textProblem(text: string | null, rule: TextRule): PageProblem['because'] | null {
  if (text === null) return 'no-text';
  if (text === '') return rule.mayBeEmpty === true ? null : 'empty';
  if (text.length > rule.most) return 'too-long';
  return rule.isValid?.(text) === false ? 'invalid' : null;
}

/** A scheme other than https would run a script or lose the lock. */
function isTarget(text: string): boolean {
  return parsePagePath(text) !== null || (/^https:\/\/[^/]/.test(text) && URL.canParse(text));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
