import { joinRepoPath, type RepoPath } from '@tidemark/kernel';
import type { PlannedFile, WorkspaceView } from '@tidemark/scaffold';
import { measureCommand } from '../gather/measure-command.ts';
import { readPackageJson } from '../gather/package-json.ts';
import { packageManagerOf } from '../gather/workspace.ts';
import type { World } from '../world/world.ts';
import { atRoot } from './next-commands.ts';

/** The commands that try what was made: what is new must be installed first. */
export function tryCommands(
  { files, folder }: { readonly files: readonly PlannedFile[]; readonly folder: RepoPath },
  view: WorkspaceView,
  world: World,
  root: string,
): string[] {
  const manager = packageManagerOf(world, root);
  const at = joinRepoPath(folder, 'package.json') ?? folder;
  const planned = files.find((file) => file.path === at)?.after;
  const described = readPackageJson(Buffer.from(planned ?? view.read(at) ?? ''), at);
  const measure = described.ok ? measureCommand(manager, folder, described.value) : null;
  return [
    ...(planned === undefined ? [] : [`${manager} install`]),
    ...(measure === null ? [] : [measure]),
  ].map((command) => atRoot(command, world, root));
}
