import { failed, nestsTooDeep, ok, type Problem, type Result } from '@tidemark/kernel';
import type { FeatureManifest } from './feature-manifest.ts';
import { resolveManifest } from './resolve-manifest.ts';
import { lineFinder } from './static/line-finder.ts';
import { nodeAt, type DataNode, type NotData } from './static/data-node.ts';
import { manifestData } from './static/manifest-data.ts';
import { schemaProblems } from './schema-problems.ts';

/** Text of a manifest and the repo-relative path that problems name. */
export interface ManifestText {
  readonly text: string;
  readonly path: string;
}

const MOST_CHARACTERS = 256 * 1024;
const MOST_PROBLEMS = 100;

/**
 * Reads a manifest from its syntax tree; nothing in it is run. Anything but data, an unknown key, a value out of range:
 * each is an `invalid-manifest` problem with file and line, up to a hundred of them at once.
 */
export async function readManifest({ text, path }: ManifestText): Promise<Result<FeatureManifest>> {
  const invalid = (message: string, line: number): Problem => ({
    code: 'invalid-manifest',
    message,
    hint: 'A manifest is data: literals, as const, satisfies, and constants of @tidemark/manifest',
    file: path,
    line,
  });
  const data = await dataOf(text);
  if (!('value' in data))
    return failed(...data.slice(0, MOST_PROBLEMS).map(({ message, line }) => invalid(message, line)));
  return checked(data, invalid);
}

/** Tells the line (1-based) of what stands at a path of keys, or of the nearest thing above it; 1 where nothing is read. */
export async function linesOfManifest(text: string): Promise<(path: readonly string[]) => number> {
  const data = await dataOf(text);
  return (path) => ('value' in data ? nodeAt(data, path).line : 1);
}

async function dataOf(text: string): Promise<DataNode | readonly NotData[]> {
  if (text.length > MOST_CHARACTERS) {
    return [{ message: `is larger than ${MOST_CHARACTERS} characters`, line: 1 }];
  }
  if (nestsTooDeep(text)) return [{ message: 'is nested too deep', line: 1 }];
  const { parseSync } = await import('oxc-parser');
  const parsed = parseSync('feature.manifest.ts', text, { lang: 'ts', sourceType: 'module' });
  const lineAt = lineFinder(text);
  const syntaxErrors = parsed.errors.filter((error) => error.severity === 'Error');
  if (syntaxErrors.length === 0) return manifestData(parsed.program, lineAt);
  return syntaxErrors.slice(0, 20).map((error) => ({
    message: `does not parse: ${error.message}`,
    line: lineAt(error.labels[0]?.start ?? 0),
  }));
}

async function checked(
  data: DataNode,
  invalid: (message: string, line: number) => Problem,
): Promise<Result<FeatureManifest>> {
  const { manifestSchema } = await import('./manifest-schema.ts');
  const parsed = manifestSchema.safeParse(data.value);
  if (parsed.success) return ok(resolveManifest(parsed.data));
  const problems = (await schemaProblems(parsed.error.issues.slice(0, MOST_PROBLEMS))).slice(
    0,
    MOST_PROBLEMS,
  );
  return failed(...problems.map(({ path, message }) => invalid(message, nodeAt(data, path).line)));
}
