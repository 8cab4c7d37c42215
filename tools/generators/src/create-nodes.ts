import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  createNodesFromFiles,
  type CreateNodesContextV2,
  type CreateNodesResult,
  type CreateNodesV2,
  type TargetConfiguration,
} from '@nx/devkit';
import { readManifest } from '@tidemark/manifest';
import { said } from './said.ts';

/** Names of the inferred targets, for a workspace that uses other ones. */
export interface TidemarkPluginOptions {
  readonly coverageTarget?: string;
  readonly mutateTarget?: string;
}

/**
 * Infers the tasks of every project with a manifest: its coverage, cached with the report as its output, and mutants where
 * Stryker is configured. Nothing is run; a manifest that is no data fails its project with file and line.
 */
export const createNodes: CreateNodesV2<TidemarkPluginOptions> = [
  '**/feature.manifest.ts',
  (files, options, context) => createNodesFromFiles(nodesOf, files, options ?? {}, context),
];

async function nodesOf(
  file: string,
  { coverageTarget: coverage = 'test:coverage', mutateTarget: mutate = 'mutate' }: TidemarkPluginOptions = {},
  { workspaceRoot }: CreateNodesContextV2,
): Promise<CreateNodesResult> {
  const root = path.posix.dirname(file);
  const folder = path.join(workspaceRoot, root);
  // Without one of these Nx has no project here that the tasks could be of.
  if (!['package.json', 'project.json'].some((entry) => existsSync(path.join(folder, entry)))) return {};
  const manifest = await readManifest({
    text: readFileSync(path.join(workspaceRoot, file), 'utf8'),
    path: file,
  });
  if (!manifest.ok) throw new Error(said(manifest.problems));
  const described = packageJson(folder);
  const targets = {
    [coverage]: coverageTarget(described, manifest.value.name),
    ...(isMutated(folder) ? { [mutate]: mutateTarget(described, root) } : {}),
  };
  return { projects: { [root]: { targets } } };
}

interface Described {
  readonly name: string | null;
  readonly scripts: readonly string[];
}

function coverageTarget(described: Described, feature: string): TargetConfiguration {
  return {
    ...runOf(described, 'test:coverage', 'vitest run --coverage'),
    cache: true,
    inputs: ['default', '^default', { env: 'CI' }],
    outputs: ['{projectRoot}/coverage'],
    metadata: { technologies: ['vitest'], description: `Measures ${feature} and holds it to its bands` },
  };
}

function mutateTarget(described: Described, root: string): TargetConfiguration {
  return {
    ...runOf(described, 'mutate', `tidemark mutate --package ${described.name ?? root} --shard 1/1`),
    cache: true,
    inputs: ['default', '^default'],
    outputs: ['{projectRoot}/reports/mutation'],
    metadata: {
      technologies: ['stryker'],
      description: 'Plants mutants, and counts those that the tests notice',
    },
  };
}

/** The script of that name as Nx itself would infer it, so that the two are taken for one target; else the command. */
function runOf({ scripts }: Described, script: string, command: string): TargetConfiguration {
  if (scripts.includes(script)) return { executor: 'nx:run-script', options: { script } };
  return { command, options: { cwd: '{projectRoot}' } };
}

function isMutated(folder: string): boolean {
  return readdirSync(folder).some((entry) => /^\.?stryker\.conf(?:ig)?\.\w+$/.test(entry));
}

function packageJson(folder: string): Described {
  const file = path.join(folder, 'package.json');
  const json: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const { name, scripts } = { name: null, scripts: {}, ...(typeof json === 'object' ? json : {}) };
  return { name: typeof name === 'string' ? name : null, scripts: Object.keys(scripts) };
}
