import path from 'node:path';
import { ok, type Result } from '@tidemark/kernel';
import { resolveExtends, type FindExtended, type Settings } from '@tidemark/mutation';
import type { World } from '../../world/world.ts';

/** What a package says to Stryker, and the file of it that cannot be read without running it. */
export interface OwnSettings {
  readonly settings: Settings;
  readonly unread: string | null;
}

const JSON_NAMES = ['stryker.config.json', 'stryker.conf.json'];
const MODULE_NAMES = ['stryker.config', 'stryker.conf'].flatMap((name) =>
  ['js', 'mjs', 'cjs'].map((ending) => `${name}.${ending}`),
);

/** Reads the configuration of a package in JSON with all that it extends; without one it says nothing. */
export function ownSettings(world: World, folder: string): Result<OwnSettings> {
  const has = (name: string) => world.files.kindOf(path.join(folder, name)) === 'file';
  const name = JSON_NAMES.find(has);
  if (name === undefined) return ok({ settings: {}, unread: MODULE_NAMES.find(has) ?? null });
  const find: FindExtended = (specifier, from) => {
    const at = world.resolveModule(specifier, path.dirname(from));
    const text = at === null ? null : textOf(world, at);
    return at === null || text === null ? null : { path: at, text };
  };
  const file = path.join(folder, name);
  const settings = resolveExtends({ path: file, text: textOf(world, file) ?? '' }, find);
  return settings.ok ? ok({ settings: settings.value, unread: null }) : settings;
}

function textOf({ files }: World, file: string): string | null {
  const bytes = files.read(file);
  return bytes === null ? null : Buffer.from(bytes).toString('utf8');
}
