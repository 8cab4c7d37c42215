import type { RunCommand } from '@tidemark/kernel';

export const [ONE, TWO] = ['1'.repeat(40), '2'.repeat(40)];

/** Exit code, stdout and stderr. */
export type Answer = readonly [code: number, stdout: string, stderr?: string];

/** A git that answers each of its commands as it is told, and is content with all others. */
export function answering(answers: Readonly<Record<string, Answer>>): RunCommand {
  return async (_program, args) => {
    const [code, stdout, stderr = ''] = answers[args.find((word) => word in answers) ?? ''] ?? [0, ''];
    return { code, stdout: Buffer.from(stdout), stderr };
  };
}
