import { failed, ok, type Result } from '@tidemark/kernel';
import type { FeatureManifest } from './feature-manifest.ts';
import { nodeAt } from './static/data-node.ts';
import { lineFinder } from './static/line-finder.ts';

/** Text of a manifest and the repo-relative path that problems name. */
export interface ManifestText {
  readonly text: string;
  readonly path: string;
}

/**
 * Reads a manifest from its syntax tree; nothing in it is run. Anything but data, an unknown key, a value out of range:
 * each is an `invalid-manifest` problem with file and line, up to a hundred of them at once.
 */
export async function readManifest({ text, path }: ManifestText): Promise<Result<FeatureManifest>> {
  const { checkManifest } = await import('./check-manifest.ts');
  const checked = checkManifest(text);
  if (checked.ok) return ok(checked.value);
  const lineAt = lineFinder(text);
  return failed(
    ...checked.problems.map(({ message, span }) => ({
      code: 'invalid-manifest' as const,
      message,
      hint: 'A manifest is data: literals, as const, satisfies, and constants of @tidemark/manifest',
      file: path,
      line: lineAt(span.start),
    })),
  );
}

/** Tells the line (1-based) of what stands at a path of keys, or of the nearest thing above it; 1 where nothing is read. */
export async function linesOfManifest(text: string): Promise<(path: readonly string[]) => number> {
  const { dataOfText } = await import('./static/data-of-text.ts');
  const data = dataOfText(text, 'defineFeature');
  const lineAt = lineFinder(text);
  return (path) => ('value' in data ? lineAt(nodeAt(data, path).span.start) : 1);
}
