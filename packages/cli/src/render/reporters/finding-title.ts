import type { FindingKind } from '@tidemark/verdict';

/** What a kind, code or reason is called over a finding; all but the shortest say it themselves. */
const TITLES: Readonly<Record<string, string>> = {
  line: 'Line not covered',
  branch: 'Branch not taken',
  function: 'Function not called',
  unmeasured: 'Not measured',
  band: 'Band not held',
} satisfies Record<FindingKind, string>;

/** `Test removed` for `test-removed`. */
export function findingTitle(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return TITLES[kind] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
