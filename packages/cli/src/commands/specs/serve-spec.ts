import { LEDGER_ENVIRONMENT, ledgerFlag, repositoryFlag } from '../../flags/ledger-flags.ts';
import { storeFlag, TRAIN_ENVIRONMENT } from '../../flags/train-flags.ts';
import type { CommandSpec } from '../command-spec.ts';

/** `tidemark serve`, as help and the reference know it. */
export const serveSpec: CommandSpec = {
  name: 'serve',
  summary: 'show the merge queue and the baselines over HTTP, until it is asked to end',
  usage: '[--host <address>] [--port <n>] [options]',
  mostPositionals: 0,
  flags: [
    {
      name: 'host',
      value: '<address>',
      repeatable: false,
      summary: 'listen on this address (default: 127.0.0.1); any but loopback needs TIDEMARK_TOKEN',
    },
    {
      name: 'port',
      value: '<n>',
      repeatable: false,
      check: 'count',
      example: 4780,
      summary: 'listen on this port, 0 for any that is free (default: 4780)',
    },
    storeFlag,
    ledgerFlag,
    repositoryFlag,
  ],
  examples: [
    [
      'tidemark serve',
      'GET /queue, /healthz, /metrics and /openapi.json on http://127.0.0.1:4780, until SIGTERM or Ctrl-C',
    ],
    [
      'tidemark serve --port 0 --json',
      'the JSON document is printed once it listens, with url and pid; nothing follows it',
    ],
    [
      'TIDEMARK_TOKEN=$(cat token) tidemark serve --host 0.0.0.0',
      'for other machines, which send the token; POST /coverage/baseline is open to it',
    ],
  ],
  environment: [
    ['TIDEMARK_TOKEN', 'the bearer token, of 16 characters or more; only taken from here, as ps shows flags'],
    ...TRAIN_ENVIRONMENT,
    ...LEDGER_ENVIRONMENT,
  ],
  load: async () => (await import('../serve.ts')).serve,
};
