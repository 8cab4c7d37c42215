import auth from '@repo/auth/manifest';
import blog from '@repo/blog/manifest';
import marketingPages from '@repo/marketing-pages/manifest';
import media from '@repo/media/manifest';
import navigation from '@repo/navigation/manifest';
import type { Feature } from './boot.ts';

/** The features of the app, each where its package lies. */
export const FEATURES: readonly Feature[] = [
  { manifest: auth, packageDir: folderOf(import.meta.resolve('@repo/auth/manifest')) },
  { manifest: blog, packageDir: folderOf(import.meta.resolve('@repo/blog/manifest')) },
  { manifest: marketingPages, packageDir: folderOf(import.meta.resolve('@repo/marketing-pages/manifest')) },
  { manifest: media, packageDir: folderOf(import.meta.resolve('@repo/media/manifest')) },
  { manifest: navigation, packageDir: folderOf(import.meta.resolve('@repo/navigation/manifest')) },
];

function folderOf(address: string): URL {
  return new URL('.', address);
}
