import { DEFAULT_SIZE_LIMITS } from '../entities/content-check.ts';
import type { AssetReferences } from '../application/ports/ports.ts';
import { inMemoryAssets } from '../infrastructure/in-memory-assets.ts';
import { sha256 } from '../infrastructure/sha256.ts';
import { png } from './content.ts';

export const APPLE = png({ width: 800, height: 600 });
/** `sha256sum` of these bytes. */
export const APPLE_ADDRESS = `sha256-${sha256(APPLE)}`;
/** A well-formed address where nothing is. */
export const NOWHERE = `sha256-${'0'.repeat(64)}`;

/** The feature with its real repository and digest, a clock that stands still, and pages that show what they are told to. */
export function mediaWorld() {
  const shown = new Map<string, string[]>();
  const references: AssetReferences = { to: async (address) => shown.get(address) ?? [] };
  return {
    assets: inMemoryAssets(),
    digest: sha256,
    clock: () => 1_000,
    limits: { ...DEFAULT_SIZE_LIMITS, 'application/pdf': 100 },
    references,
    show: (address: string, ...pages: string[]) => {
      shown.set(address, pages);
    },
  };
}
