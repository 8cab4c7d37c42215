import type { RepoPath } from '@tidemark/kernel';
import { valueOfJson } from './json-value.ts';

/** A workspace as a generator sees it. Nothing of it is run; what a path outside of it holds is never asked for. */
export interface WorkspaceView {
  /** Every package, the root among them, each with the text of its package.json. */
  readonly packages: readonly { readonly path: RepoPath; readonly text: string }[];
  /** How one package of the workspace asks for another: `workspace:*`, or `*` where the manager knows no such range. */
  readonly workspaceRange: 'workspace:*' | '*';
  /** Of Tidemark, where the workspace asks for none of its packages yet. */
  readonly tidemarkVersion: string;
  /** Would a package in this folder be one of the workspace? */
  isMember(folder: RepoPath): boolean;
  /** The text of a file, null where no regular file is. */
  read(file: RepoPath): string | null;
  /** Is anything there, of whatever kind? */
  exists(path: RepoPath): boolean;
  /** Names of what lies in a folder; none where it is no folder. */
  list(folder: RepoPath): readonly string[];
}

/** What a package.json says that matters to a generator; what is not of the expected kind is left out. */
export interface PackageFacts {
  readonly path: RepoPath;
  readonly name: string | null;
  readonly license: string | null;
  /** What it is started by as the command tidemark, null where that is not its business. */
  readonly bin: string | null;
  /** Names of its scripts. */
  readonly scripts: readonly string[];
  /** Ranges by name, of every kind of dependency. */
  readonly dependencies: ReadonlyMap<string, string>;
}

/** The facts of every package; one whose package.json cannot be read has a path and nothing else. */
export function packageFacts({ packages }: WorkspaceView): PackageFacts[] {
  return packages.map(({ path, text }) => {
    const json = recordOf(valueOfJson(text));
    const fields = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
    return {
      path,
      name: textOf(json['name']),
      license: textOf(json['license']),
      bin: textOf(recordOf(json['bin'])['tidemark']),
      scripts: Object.keys(recordOf(json['scripts'])),
      dependencies: new Map(
        fields
          .flatMap((field) => Object.entries(recordOf(json[field])))
          .flatMap(([name, range]) => (typeof range === 'string' ? [[name, range] as const] : [])),
      ),
    };
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
