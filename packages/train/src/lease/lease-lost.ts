import type { Problem } from '@tidemark/kernel';
import type { Lease } from '../lease.ts';

/** A lease that somebody took over, or that ran out. */
export function leaseLost({ token }: Lease, why: string): Problem {
  return {
    code: 'lease-lost',
    message: `the lease with token ${token} is lost: ${why}`,
    hint: 'Run it again. Trains that do not share one store fence each other out (docs/findings/lease-lost.md)',
  };
}
