import { randomUUID } from 'node:crypto';
import {
  addRedirectController,
  draftPageController,
  editPageController,
  movePageController,
  pagesShowing,
  publishPageController,
  removeRedirectController,
  restoreEditionController,
  type SiteRepository,
  visitController,
} from '@repo/marketing-pages';
import {
  assetController,
  type AssetRepository,
  DEFAULT_SIZE_LIMITS,
  describeDerivativeController,
  parseAssetAddress,
  removeAssetController,
  sha256,
  storeAssetController,
} from '@repo/media';

/** Media whose assets stay while a page shows them. */
export function mediaOf(assets: AssetRepository, sites: SiteRepository) {
  const references = { to: (asset: string) => pagesShowing({ sites }, asset) };
  const ports = { assets, references, digest: sha256, clock: Date.now, limits: DEFAULT_SIZE_LIMITS };
  return {
    store: storeAssetController.bind(null, ports),
    asset: assetController.bind(null, ports),
    describeDerivative: describeDerivativeController.bind(null, ports),
    remove: removeAssetController.bind(null, ports),
  };
}

/** Pages that are published with images that media has. */
export function pagesOf(sites: SiteRepository, assets: AssetRepository) {
  const images = { has: (asset: string) => isImage(assets, asset) };
  const ports = { sites, images, newId: randomUUID, clock: Date.now };
  return {
    draft: draftPageController.bind(null, ports),
    edit: editPageController.bind(null, ports),
    move: movePageController.bind(null, ports),
    publish: publishPageController.bind(null, ports),
    restore: restoreEditionController.bind(null, ports),
    addRedirect: addRedirectController.bind(null, ports),
    removeRedirect: removeRedirectController.bind(null, ports),
    visit: visitController.bind(null, ports),
  };
}

/** An asset has dimensions when it is an image. */
async function isImage(assets: AssetRepository, text: string): Promise<boolean> {
  const address = parseAssetAddress(text);
  const asset = address === null ? null : await assets.find(address);
  return asset !== null && asset.dimensions !== null;
}
