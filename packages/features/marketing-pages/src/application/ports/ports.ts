import type { Site } from '../../entities/site.ts';

export interface SiteRepository {
  load(): Promise<Site>;
  /** False when another write came first: the stored version is not the one before this one's. */
  save(site: Site): Promise<boolean>;
}

/** Knows which assets there are that can be shown as images. Another feature answers. */
export interface ImageCatalog {
  has(asset: string): Promise<boolean>;
}

export type NewId = () => string;

/** Epoch milliseconds. */
export type Clock = () => number;
