import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../application/ports/ports.ts';

/** Cost of scrypt: `n` a power of two, `r` the block size, `p` the parallel lanes. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

const DEFAULT_COST: ScryptCost = { n: 1 << 15, r: 8, p: 1 };
const KEY_BYTES = 32;
const STORED = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w+/=]+)\$([\w+/=]+)$/;

/** Hashes as `scrypt$n$r$p$salt$key` (base64), so that the cost can rise while old hashes stay good. See RFC 7914. */
export function scryptHasher(cost: ScryptCost = DEFAULT_COST): PasswordHasher {
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      const key = await deriveKey(password, salt, cost);
      return `scrypt$${cost.n}$${cost.r}$${cost.p}$${salt.toString('base64')}$${key.toString('base64')}`;
    },
    verify: async (password, hash) => {
      const [, n, r, p, salt, key] = STORED.exec(hash) ?? [];
      if (salt === undefined || key === undefined) return false;
      const stored = Buffer.from(key, 'base64');
      const derived = await deriveKey(password, Buffer.from(salt, 'base64'), {
        n: Number(n),
        r: Number(r),
        p: Number(p),
      });
      return stored.length === derived.length && timingSafeEqual(stored, derived);
    },
  };
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

function deriveKey(password: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  return derive(password.normalize('NFKC'), salt, KEY_BYTES, { N: n, r, p, maxmem: 256 * n * r });
}
