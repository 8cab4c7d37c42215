import type { FeatureManifest } from './feature-manifest.ts';
import { manifestSchema } from './manifest-schema.ts';
import { resolveManifest } from './resolve-manifest.ts';
import { checkData } from './check-data.ts';
import type { NotData } from './static/data-node.ts';

/** A manifest, or all that is wrong with it, by place. */
export type CheckedManifest =
  | { readonly ok: true; readonly value: FeatureManifest }
  | { readonly ok: false; readonly problems: readonly ManifestProblem[] };

/** What is wrong, and where: at a key nobody knows, else at the value or what is around a missing one. */
export type ManifestProblem = NotData;

const MANIFEST_WORDS = {
  what: 'manifest',
  keys: [
    'name',
    'layers',
    'coverage',
    'bands',
    'exclude',
    'mutationTargets',
    'mutationScore',
    'allow',
    'path',
    'reason',
    'owner',
    'expires',
    'statements',
    'branches',
    'functions',
    'lines',
  ],
};

/** What `readManifest` does, at once and with places: what is no data, an unknown key, a value out of range. */
export function checkManifest(text: string): CheckedManifest {
  const checked = checkData(text, {
    definer: 'defineFeature',
    schema: manifestSchema,
    words: MANIFEST_WORDS,
  });
  return checked.ok ? { ok: true, value: resolveManifest(checked.value) } : checked;
}
