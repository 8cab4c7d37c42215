import { byText } from '@tidemark/kernel';
import type { Tools } from '@tidemark/ledger/look';

/** The tools of several reports as one: each name and version once, in code-unit order; null where no report says. */
export function joinedTools(all: readonly Tools[]): Tools {
  return { tool: joined(all, 'tool'), provider: joined(all, 'provider'), node: joined(all, 'node') };
}

function joined(all: readonly Tools[], part: keyof Tools): string | null {
  const names = new Set(all.flatMap((tools) => tools[part] ?? []));
  return names.size === 0 ? null : [...names].toSorted(byText).join(' + ');
}
