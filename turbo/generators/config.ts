// `turbo gen feature` is `pnpm generate feature` with a question: one plan, whichever door it is asked at.
import { spawnSync } from 'node:child_process';

/** As much of plop as is used here. */
interface Plop {
  setGenerator(
    name: string,
    generator: {
      readonly description: string;
      readonly prompts: readonly {
        readonly type: 'input';
        readonly name: 'name';
        readonly message: string;
      }[];
      readonly actions: readonly ((answers: { readonly name: string }) => string)[];
    },
  ): unknown;
}

export default function generators(plop: Plop): void {
  plop.setGenerator('feature', {
    description: 'a feature with its tests and its promise',
    prompts: [
      { type: 'input', name: 'name', message: 'What is the feature called, as orders or @shop/orders?' },
    ],
    actions: [({ name }) => generated('feature', name)],
  });
  plop.setGenerator('coverage-bands', {
    description: 'every band that a manifest leaves to the defaults, written out',
    prompts: [{ type: 'input', name: 'name', message: 'Of which package?' }],
    actions: [({ name }) => generated('coverage-bands', name)],
  });
}

/** What was said of the files that were written; an error when none was. */
function generated(...words: readonly string[]): string {
  const { error, status, stderr } = spawnSync(
    'pnpm',
    ['--workspace-root', '--silent', 'generate', ...words],
    {
      encoding: 'utf8',
    },
  );
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(stderr.trim());
  return stderr.trim();
}
