import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { FeatureManifest } from './feature-manifest.ts';
import { resolveManifest } from './resolve-manifest.ts';
import { nodeAt, type DataNode } from './static/data-node.ts';
import { manifestData } from './static/manifest-data.ts';
import { schemaProblems } from './schema-problems.ts';

/** Text of a manifest and the repo-relative path that problems name. */
export interface ManifestText {
  readonly text: string;
  readonly path: string;
}

const MOST_CHARACTERS = 256 * 1024;

/**
 * Reads a manifest from its syntax tree; nothing in it is run. Anything but data, an unknown key, a value out of range:
 * each is an `invalid-manifest` problem with file and line, all of them at once.
 */
export async function readManifest({ text, path }: ManifestText): Promise<Result<FeatureManifest>> {
  const invalid = (message: string, line: number): Problem => ({
    code: 'invalid-manifest',
    message,
    hint: 'A manifest is data: literals, as const, satisfies, and constants of @tidemark/manifest',
    file: path,
    line,
  });
  if (text.length > MOST_CHARACTERS)
    return failed(invalid(`is larger than ${MOST_CHARACTERS} characters`, 1));
  const { parseSync } = await import('oxc-parser');
  const parsed = parseSync('feature.manifest.ts', text, { lang: 'ts', sourceType: 'module' });
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const syntaxErrors = parsed.errors.filter((error) => error.severity === 'Error');
  if (syntaxErrors.length > 0) {
    return failed(
      ...syntaxErrors
        .slice(0, 20)
        .map((error) => invalid(`does not parse: ${error.message}`, lineAt(error.labels[0]?.start ?? 0))),
    );
  }
  const data = manifestData(parsed.program, lineAt);
  if (!('value' in data)) return failed(...data.map(({ message, line }) => invalid(message, line)));
  return checked(data, invalid);
}

async function checked(
  data: DataNode,
  invalid: (message: string, line: number) => Problem,
): Promise<Result<FeatureManifest>> {
  const { manifestSchema } = await import('./manifest-schema.ts');
  const parsed = manifestSchema.safeParse(data.value);
  if (parsed.success) return ok(resolveManifest(parsed.data));
  const problems = await schemaProblems(parsed.error.issues);
  return failed(...problems.map(({ path, message }) => invalid(message, nodeAt(data, path).line)));
}
