import type { ChangeSource } from '../change-set.ts';

/** Settings of the author's that would change what a diff looks like are set here, one by one. */
const HERMETIC = [
  'core.quotePath=true',
  'diff.noprefix=false',
  'diff.mnemonicPrefix=false',
  'diff.suppressBlankEmpty=false',
  'diff.relative=false',
  'diff.orderFile=/dev/null',
  'core.fsmonitor=false',
];

const DIFF = [
  '--patch-with-raw',
  '-z',
  '-U0',
  '--inter-hunk-context=0',
  '--no-abbrev',
  '--text',
  '--no-textconv',
  '--no-ext-diff',
  '--no-color',
  '--no-relative',
  '--diff-algorithm=myers',
  '--indent-heuristic',
  '--submodule=short',
  '--ignore-submodules=none',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '-M50%',
  '-l1000',
  '--diff-filter=ACDMRTU',
];

/** The one diff, from the merge base to the new side, the same under any configuration. */
export function diffArguments(source: Exclude<ChangeSource, { readonly kind: 'patch' }>): string[] {
  const settings = HERMETIC.flatMap((setting) => ['-c', setting]);
  const cached = source.kind === 'staged' ? ['--cached'] : [];
  const sides =
    source.kind === 'revision' ? [source.base.mergeBase, source.revision] : [source.base.mergeBase];
  return [...settings, 'diff', ...cached, ...DIFF, ...sides, '--'];
}
