import type { AssetRepository } from '../application/ports/ports.ts';
import type { Asset } from '../entities/asset.ts';

interface Stored {
  readonly asset: Asset;
  readonly content: Uint8Array;
}

/** Bytes are copied on the way in and out: what somebody does to theirs must not change what the address promises. */
export function inMemoryAssets(): AssetRepository {
  const stored = new Map<string, Stored>();
  return {
    find: async (address) => stored.get(address)?.asset ?? null,
    contentOf: async (address) => stored.get(address)?.content.slice() ?? null,
    add: async (asset, content) => {
      if (stored.has(asset.address)) return false;
      stored.set(asset.address, { asset, content: content.slice() });
      return true;
    },
    save: async (asset) => {
      const before = stored.get(asset.address);
      if (before === undefined || before.asset.version + 1 !== asset.version) return false;
      stored.set(asset.address, { ...before, asset });
      return true;
    },
    remove: async (address) => {
      stored.delete(address);
    },
  };
}
