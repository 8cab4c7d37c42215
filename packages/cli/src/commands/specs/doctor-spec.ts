import { FINDING_REPORTERS, reporterFlag } from '../../flags/reporter-flag.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark doctor`, as help and the reference know it. */
export const doctorSpec: CommandSpec = {
  name: 'doctor',
  summary: 'what would make the gates lie?',
  usage: '[options]',
  mostPositionals: 0,
  flags: [reporterFlag(...FINDING_REPORTERS)],
  examples: [
    ['tidemark doctor', 'look at tasks, workflows, configs, manifests and git; nothing is run or changed'],
    ['tidemark doctor --json', 'the same as JSON even on a terminal'],
  ],
  environment: [],
  load: async () => (await import('../doctor.ts')).doctor,
};
