import type { CommandSpec } from './command-spec.ts';
import { GATE_COMMANDS } from './gate-commands.ts';
import { aggregateSpec } from './specs/aggregate-spec.ts';
import { diffSpec } from './specs/diff-spec.ts';
import { doctorSpec } from './specs/doctor-spec.ts';
import { initSpec } from './specs/init-spec.ts';
import { mutateSpec } from './specs/mutate-spec.ts';
import { newSpec } from './specs/new-spec.ts';
import { recordBaseSpec } from './specs/record-base-spec.ts';
import { selfTestSpec } from './specs/self-test-spec.ts';

// A spec says what help needs and no more: every start of the program loads all of them.

/** Every command, in the order of help. */
export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'diff',
    summary: 'did the tests run the lines that this change touched?',
    usage: '[--base <ref>] [--coverage <path>]… [options]',
    mostPositionals: 0,
    flags: [
      base,
      {
        name: 'head',
        value: '<rev>',
        repeatable: false,
        summary: 'judge this commit instead of the working tree',
      },
      {
        name: 'staged',
        value: null,
        repeatable: false,
        summary: 'judge what is staged instead of the working tree',
      },
      {
        name: 'diff-file',
        value: '<patch>',
        repeatable: false,
        summary: 'judge the lines of a unified diff that the working tree already holds',
      },
      coverage,
      {
        name: 'lines',
        value: 'all|band',
        repeatable: false,
        choices: ['all', 'band'],
        summary:
          'every changed line must have run (all, the default), or the share the band of its layer promises',
      },
      {
        name: 'partial',
        value: 'fail|band|ignore',
        repeatable: false,
        choices: ['fail', 'band', 'ignore'],
        summary: 'branches on changed lines: all of them, the share of the band (the default), or none',
      },
      {
        name: 'weakening',
        value: 'fail|warn|off',
        repeatable: false,
        choices: ['fail', 'warn', 'off'],
        summary:
          'what a promise talked down without a reason does: fail (the default), only be listed, or not be looked for',
      },
      {
        name: 'with-mutation',
        value: null,
        repeatable: false,
        summary: 'also try the mutants of the change, as mutate --diff does, and fail on those not noticed',
      },
    ],
    examples: [
      ['tidemark diff', 'judge everything since the merge base with main, untracked files included'],
      ['tidemark diff --base origin/release --json', 'against another branch, as JSON even on a terminal'],
      [
        'tidemark diff --cwd ../shop --coverage coverage/lcov.info',
        'in a repository that knows nothing of Tidemark',
      ],
    ],
    environment: [['TIDEMARK_BASE', 'the base when --base is not given']],
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'aggregate',
    summary: 'where does the whole repository stand against its bands?',
    usage: '[--coverage <path>]… [--out <dir>] [--check] [options]',
    mostPositionals: 0,
    flags: [
      coverage,
      {
        name: 'out',
        value: '<dir>',
        repeatable: false,
        summary: 'write the merged reports there (default: coverage/.out)',
      },
      {
        name: 'check',
        value: null,
        repeatable: false,
        summary: 'compare with the committed coverage/summary.json and write nothing',
      },
    ],
    examples: [
      [
        'tidemark aggregate',
        'merge the reports of all packages, and write coverage/summary.json when every band is held',
      ],
      ['tidemark aggregate --check', 'fail when the committed summary is not what the reports say'],
    ],
    environment: [],
    load: async () => (await import('./aggregate.ts')).aggregate,
  },
  {
    name: 'init',
    summary:
      'adopt this workspace: manifests at what is true today, scripts, tasks; shown first, written after a yes',
    usage: '[--measure] [--yes | --dry-run] [options]',
    mostPositionals: 0,
    flags: [
      {
        name: 'measure',
        value: null,
        repeatable: false,
        summary: 'run the tests with coverage first, so that the bands are those of today',
      },
      {
        name: 'yes',
        short: 'y',
        value: null,
        repeatable: false,
        summary: 'write the plan without asking; without a terminal nothing is written unless this is given',
      },
      { name: 'dry-run', value: null, repeatable: false, summary: 'only show the plan' },
    ],
    examples: [
      ['tidemark init', 'show what would be written, and ask'],
      ['tidemark init --measure --yes', 'measure, then write without asking'],
      ['tidemark init --dry-run --json', 'the plan alone, for a program'],
    ],
    environment: [],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'mutate',
    summary: 'would the tests notice if the code were wrong?',
    usage: '[--diff [--base <ref>]] [--package <name>]… [--shard <i/n> | --merge <dir>] [options]',
    mostPositionals: 0,
    flags: [
      {
        name: 'diff',
        value: null,
        repeatable: false,
        summary: 'try only the mutants on changed lines, and those that changed tests cover',
      },
      base,
      {
        name: 'package',
        value: '<name>',
        repeatable: true,
        summary: 'try only this package (default: all whose manifest names mutation targets)',
      },
      {
        name: 'shard',
        value: '<i/n>',
        repeatable: false,
        summary: 'try only this share of the files, and write it to be merged; nothing is judged',
      },
      {
        name: 'merge',
        value: '<dir>',
        repeatable: false,
        summary: 'put the shares below this folder together and judge them; nothing is tried',
      },
      {
        name: 'since-last',
        value: null,
        repeatable: false,
        summary:
          'fail too when a score fell by more than 5 points since the committed coverage/mutation.json',
      },
    ],
    examples: [
      ['tidemark mutate --diff', 'in seconds: would the tests notice a mistake in what this change touched?'],
      [
        'tidemark mutate',
        'hold every package to its score, and write coverage/mutation.json when all are held',
      ],
      ['tidemark mutate --shard 2/3', 'on the second of three machines; then tidemark mutate --merge <dir>'],
      ['tidemark mutate --since-last', 'nightly: what was noticed before, and is not any more?'],
    ],
    environment: [['TIDEMARK_BASE', 'the base of --diff when --base is not given']],
    load: async () => (await import('./mutate.ts')).mutate,
  },
  {
    name: 'doctor',
    summary: 'what would make the gates lie?',
    usage: '[options]',
    mostPositionals: 0,
    flags: [],
    examples: [
      ['tidemark doctor', 'look at tasks, workflows, configs, manifests and git; nothing is run or changed'],
      ['tidemark doctor --json', 'the same as JSON even on a terminal'],
    ],
    environment: [],
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'self-test',
    summary: 'would the gate notice a line that no test runs?',
    usage: '[--package <name>] [--command <command>] [options]',
    mostPositionals: 0,
    flags: [
      {
        name: 'package',
        value: '<name>',
        repeatable: false,
        summary: 'plant in this package (default: the one with the fewest tests)',
      },
      {
        name: 'command',
        value: '<command>',
        repeatable: false,
        summary:
          'measure by this command, run at the root (default: the script test:coverage of the package)',
      },
      {
        ...coverage,
        summary: 'let the gate read these reports, from the root, instead of those of the packages',
      },
    ],
    examples: [
      ['tidemark self-test', 'plant a function that nothing calls in a scratch worktree, and expect a fail'],
      ['tidemark self-test --package @shop/orchard', 'the same in a package of your choice'],
      ["tidemark self-test --command 'npm test -- --coverage'", 'where no script has the usual name'],
    ],
    environment: [],
    load: async () => (await import('./self-test.ts')).selfTest,
  },
  ...GATE_COMMANDS,
  {
    name: 'new',
    summary: 'a feature with its tests and its promise, or the bands of a manifest written out',
    usage: '(feature <name> [--in <folder>] | coverage-bands <package>) [--dry-run] [options]',
    mostPositionals: 2,
    flags: [
      {
        name: 'in',
        value: '<folder>',
        repeatable: false,
        summary: 'make the feature in this folder (default: packages/features, or where else packages lie)',
      },
      {
        name: 'dry-run',
        value: null,
        repeatable: false,
        summary: 'only say what would be written',
      },
    ],
    examples: [
      ['tidemark new feature orders', 'manifest, configuration, and one entity, use case and controller'],
      ['tidemark new feature @shop/orders --in libs', 'with a scope and a place of your choice'],
      ['tidemark new feature orders --dry-run', 'list the files, write none'],
      [
        'tidemark new coverage-bands @shop/orders',
        'write out every band that the manifest leaves to the defaults',
      ],
    ],
    environment: [],
    load: async () => (await import('./new.ts')).newCommand,
  },
  {
    name: 'record-base',
    summary: 'remember a revision as the base of this worktree',
    usage: '[<rev> | --forget] [options]',
    mostPositionals: 1,
    flags: [
      {
        name: 'forget',
        value: null,
        repeatable: false,
        summary: 'forget the base that was remembered',
      },
    ],
    examples: [
      ['tidemark record-base', 'remember HEAD: later diffs judge only what comes after it'],
      ['tidemark record-base origin/main', 'remember another revision'],
      ['tidemark record-base --forget', 'forget it: diffs look for origin/HEAD or main again'],
    ],
    environment: [],
    load: async () => (await import('./record-base.ts')).recordBaseCommand,
  },
  diffSpec,
  aggregateSpec,
  initSpec,
  mutateSpec,
  doctorSpec,
  selfTestSpec,
  newSpec,
  recordBaseSpec,
];
