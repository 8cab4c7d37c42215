import { createHash } from 'node:crypto';
import type { Digest } from '../application/ports/ports.ts';

export const sha256: Digest = (content) => createHash('sha256').update(content).digest('hex');
