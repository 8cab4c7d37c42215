import type { FeatureManifest } from './feature-manifest.ts';
import { manifestSchema } from './manifest-schema.ts';
import { resolveManifest } from './resolve-manifest.ts';
import { schemaProblems } from './schema-problems.ts';
import { nodeAt, type NotData } from './static/data-node.ts';
import { dataOfText } from './static/data-of-text.ts';

/** A manifest, or all that is wrong with it, by place. */
export type CheckedManifest =
  | { readonly ok: true; readonly value: FeatureManifest }
  | { readonly ok: false; readonly problems: readonly ManifestProblem[] };

/** What is wrong, and where: at a key nobody knows, else at the value or what is around a missing one. */
export type ManifestProblem = NotData;

const MOST_PROBLEMS = 100;

/** What `readManifest` does, at once and with places: what is no data, an unknown key, a value out of range. */
export function checkManifest(text: string): CheckedManifest {
  const data = dataOfText(text);
  if (!('value' in data)) return { ok: false, problems: data.slice(0, MOST_PROBLEMS) };
  const parsed = manifestSchema.safeParse(data.value);
  if (parsed.success) return { ok: true, value: resolveManifest(parsed.data) };
  const problems = schemaProblems(parsed.error.issues.slice(0, MOST_PROBLEMS)).slice(0, MOST_PROBLEMS);
  return {
    ok: false,
    problems: problems.map(({ path, message, isAboutKey }) => {
      const { key, span } = nodeAt(data, path);
      return { message, span: isAboutKey && key !== null ? key : span };
    }),
  };
}
