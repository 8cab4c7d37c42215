import { randomUUID } from 'node:crypto';
import {
  DEFAULT_SESSION_LIMITS,
  inMemorySessions,
  inMemoryUsers,
  randomTokens,
  scryptHasher,
  sessionController,
  signInController,
  signOutController,
  signUpController,
} from '@repo/auth';
import {
  draftController,
  editController,
  inMemoryPosts,
  listController,
  publishController,
} from '@repo/blog';
import { inMemorySite } from '@repo/marketing-pages';
import { inMemoryAssets } from '@repo/media';
import {
  breadcrumbsController,
  inMemoryMenus,
  insertItemController,
  menuController,
  moveItemController,
  removeItemController,
  reorderItemsController,
} from '@repo/navigation';
import { mediaOf, pagesOf } from './pages-and-media.ts';

/** The controllers of every feature with their ports given: what is left to a web framework is to call them. */
export type App = Awaited<ReturnType<typeof createApp>>;

/** Wires the features to repositories in memory, and those to each other that need one another. */
export async function createApp() {
  const sites = inMemorySite();
  const assets = inMemoryAssets();
  return {
    auth: await createAuth(),
    blog: createBlog(),
    media: mediaOf(assets, sites),
    navigation: createNavigation(),
    pages: pagesOf(sites, assets),
  };
}

async function createAuth() {
  const hasher = scryptHasher();
  const ports = {
    users: inMemoryUsers(),
    sessions: inMemorySessions(),
    hasher,
    tokens: randomTokens,
    clock: Date.now,
    limits: DEFAULT_SESSION_LIMITS,
    decoyHash: await hasher.hash(randomTokens.newToken()),
  };
  return {
    signUp: signUpController.bind(null, ports),
    signIn: signInController.bind(null, ports),
    session: sessionController.bind(null, ports),
    signOut: signOutController.bind(null, ports),
  };
}

function createBlog() {
  const ports = { posts: inMemoryPosts(), newId: randomUUID, clock: Date.now };
  return {
    draft: draftController.bind(null, ports),
    edit: editController.bind(null, ports),
    publish: publishController.bind(null, ports),
    list: listController.bind(null, ports),
  };
}

function createNavigation() {
  const ports = { menus: inMemoryMenus(), newId: randomUUID };
  return {
    menu: menuController.bind(null, ports),
    breadcrumbs: breadcrumbsController.bind(null, ports),
    insertItem: insertItemController.bind(null, ports),
    moveItem: moveItemController.bind(null, ports),
    reorderItems: reorderItemsController.bind(null, ports),
    removeItem: removeItemController.bind(null, ports),
  };
}
