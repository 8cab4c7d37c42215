/** A flag of the command line. `value` is the placeholder shown in help; null for a switch. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly value: string | null;
  readonly repeatable: boolean;
  /** The closed set of values, where there is one. */
  readonly choices?: readonly string[];
  readonly check?: 'count' | 'reporter';
  /** What a hint tells to write where a count is none; 20 where this is not given. */
  readonly example?: number;
  readonly summary: string;
}

/** Flags that mean the same for every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  {
    name: 'cwd',
    value: '<dir>',
    repeatable: false,
    summary: 'stand in that directory; the repository root is found from it',
  },
  {
    name: 'json',
    value: null,
    repeatable: false,
    summary: 'print the JSON document on stdout (default when stdout is not a terminal)',
  },
  { name: 'no-json', value: null, repeatable: false, summary: 'print no JSON document on stdout' },
  {
    name: 'reporter',
    value: '<name>[:<path>]',
    repeatable: true,
    check: 'reporter',
    choices: ['json', 'text'],
    summary: 'also report as json or text; without a path, json goes to stdout and text to stderr',
  },
  {
    name: 'max-items',
    value: '<n>',
    repeatable: false,
    check: 'count',
    summary: 'show at most n findings; of a change the worst, in the order of place',
  },
  {
    name: 'offset',
    value: '<n>',
    repeatable: false,
    check: 'count',
    summary: 'leave out n findings; of a change the worst',
  },
  {
    name: 'no-exit-code',
    value: null,
    repeatable: false,
    summary: 'always exit 0, for prompts that abort on anything else',
  },
  { name: 'quiet', short: 'q', value: null, repeatable: false, summary: 'no summary on stderr' },
  {
    name: 'verbose',
    short: 'v',
    value: null,
    repeatable: false,
    summary: 'list every exclusion and warning in the summary',
  },
  { name: 'no-color', value: null, repeatable: false, summary: 'no colour (also by NO_COLOR)' },
  { name: 'help', short: 'h', value: null, repeatable: false, summary: 'show this help' },
  { name: 'version', value: null, repeatable: false, summary: 'show the version' },
];
