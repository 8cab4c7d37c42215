import { failed, ok, type Result } from '@tidemark/kernel';
import type { ManifestText } from './read-manifest.ts';
import { lineFinder } from './static/line-finder.ts';
import { nodeAt } from './static/data-node.ts';
import { resolveConfig, type WorkspaceConfig } from './workspace-config.ts';

/** Keys of the section of the gate, for "did you mean". */
const GATE_KEYS = [
  'gate',
  'enabled',
  'repos',
  'repository',
  'policy',
  'metric',
  'floor',
  'epsilon',
  'failClosed',
  'measure',
  'timeoutMs',
  'ledger',
];

/** And of the section of the train. */
const LAND_KEYS = [
  'land',
  'target',
  'remote',
  'ttlMs',
  'checks',
  'security',
  'merge',
  'image-freshness',
  'checkTimeoutMs',
  'tries',
  'store',
];

/**
 * Reads a config of the workspace from its syntax tree, as manifests are read; nothing in it is run. Anything but
 * data, an unknown key, a value out of range: each is an `invalid-config` problem with file and line.
 */
export async function readConfig({ text, path }: ManifestText): Promise<Result<WorkspaceConfig>> {
  const [{ checkData }, { workspaceConfigSchema: schema }] = await Promise.all([
    import('./check-data.ts'),
    import('./workspace-config-schema.ts'),
  ]);
  const keys = [
    'base',
    'reports',
    'diff',
    'lines',
    'partial',
    'weakening',
    'because',
    ...GATE_KEYS,
    ...LAND_KEYS,
  ];
  const checked = checkData(text, { definer: 'defineConfig', schema, words: { what: 'config', keys } });
  if (checked.ok) return ok(resolveConfig(checked.value));
  const lineAt = lineFinder(text);
  return failed(
    ...checked.problems.map(({ message, span }) => ({
      code: 'invalid-config' as const,
      message,
      hint: 'A config is data: literals, as const, satisfies, and constants of the file',
      file: path,
      line: lineAt(span.start),
    })),
  );
}

/** Tells the line (1-based) of what stands at a path of keys, or of the nearest thing above it; 1 where nothing is read. */
export async function linesOfConfig(text: string): Promise<(path: readonly string[]) => number> {
  const { dataOfText } = await import('./static/data-of-text.ts');
  const data = dataOfText(text, 'defineConfig');
  const lineAt = lineFinder(text);
  return (path) => ('value' in data ? lineAt(nodeAt(data, path).span.start) : 1);
}
