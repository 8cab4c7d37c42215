import type { Flag } from './flag.ts';

/** What a change is compared with. */
export const baseFlag: Flag = {
  name: 'base',
  value: '<ref>',
  repeatable: false,
  summary:
    'compare with the merge base of this revision (default: the recorded base, the config, then origin/HEAD, main, master)',
};
