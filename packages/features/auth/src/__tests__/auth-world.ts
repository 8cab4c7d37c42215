import { inMemorySessions, inMemoryUsers } from '../infrastructure/in-memory-repositories.ts';
import { randomTokens } from '../infrastructure/random-tokens.ts';
import { scryptHasher } from '../infrastructure/scrypt-hasher.ts';

export const PASSWORD = 'correct horse battery';

/** The feature with everything real but the clock, and a cheap scrypt. */
export async function authWorld() {
  let now = 1_000_000;
  const hasher = scryptHasher({ n: 16, r: 1, p: 1 });
  return {
    users: inMemoryUsers(),
    sessions: inMemorySessions(),
    hasher,
    tokens: randomTokens,
    limits: { idleMs: 100, absoluteMs: 1_000 },
    decoyHash: await hasher.hash('nobody'),
    clock: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
