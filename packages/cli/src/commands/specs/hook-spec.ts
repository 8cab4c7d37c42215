import { baseFlag } from '../../flags/base-flag.ts';
import { coverageFlag } from '../../flags/coverage-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark hook`, as help and the reference know it. */
export const hookSpec: CommandSpec = {
  name: 'hook',
  summary: 'keep an agent from stopping while the promise of its change is not kept',
  usage: 'stop [--base <ref>] [--coverage <path>]… [options]',
  mostPositionals: 1,
  flags: [baseFlag, coverageFlag],
  examples: [
    ['tidemark hook stop', 'as the stop hook of an agent: its JSON on stdin, the answer on stdout'],
    [
      `echo '{"hook_event_name":"Stop","stop_hook_active":false}' | tidemark hook stop`,
      'see what an agent would be told',
    ],
  ],
  environment: [['TIDEMARK_BASE', 'the base when --base is not given']],
  loadConversation: async () => (await import('../hook.ts')).hook,
};
