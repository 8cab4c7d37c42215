import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TokenSource } from '../application/ports/ports.ts';

/** Tokens of 32 random bytes. A plain hash is enough to store them by: there is nothing to guess. */
export const randomTokens: TokenSource = {
  newId: () => randomUUID(),
  newToken: () => randomBytes(32).toString('base64url'),
  hashOf: (token) => createHash('sha256').update(token).digest('hex'),
};
