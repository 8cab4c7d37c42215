export type { AssetReferences, AssetRepository, Clock, Digest } from './application/ports/ports.ts';
export type { RemovePorts } from './application/use-cases/remove-asset.ts';
export type { StorePorts } from './application/use-cases/store-asset.ts';
export { parseAssetAddress } from './entities/asset-address.ts';
export type { AssetAddress } from './entities/asset-address.ts';
export type { Asset } from './entities/asset.ts';
export { DEFAULT_SIZE_LIMITS } from './entities/content-check.ts';
export type { SizeLimits } from './entities/content-check.ts';
export type { Derivative } from './entities/derivative.ts';
export { inMemoryAssets } from './infrastructure/in-memory-assets.ts';
export { sha256 } from './infrastructure/sha256.ts';
export {
  assetController,
  removeAssetController,
  storeAssetController,
} from './interface-adapters/controllers/asset-controller.ts';
export type { ContentResponse } from './interface-adapters/controllers/asset-controller.ts';
export { describeDerivativeController } from './interface-adapters/controllers/derivative-controller.ts';
export type { Response } from './interface-adapters/controllers/response.ts';
