import path from 'node:path';
import { failed, ok, type Result } from '@tidemark/kernel';
import type { World } from '../world/world.ts';

/**
 * The world in which git reads the index that GIT_INDEX_FILE names. Git names one to its hooks: a commit of all, or of
 * some paths, is made of an index that lies beside the one at rest. Any other place is `git-failed`, never guessed at.
 */
export async function worldOfIndex(world: World, root: string): Promise<Result<World>> {
  const named = world.env['GIT_INDEX_FILE'] ?? '';
  if (named === '') return ok(world);
  const { stdout } = await world.run('git', ['rev-parse', '--absolute-git-dir'], { cwd: root });
  const file = path.resolve(root, named);
  const places = [Buffer.from(stdout).toString('utf8').replace(/\n$/, ''), path.join(root, '.git')];
  if (places.includes(path.dirname(file)) && world.files.kindOf(file) === 'file') {
    const run: World['run'] = (program, args, options) =>
      world.run(program, args, { ...options, env: { ...options.env, GIT_INDEX_FILE: file } });
    return ok({ ...world, run });
  }
  return failed({
    code: 'git-failed',
    message: `GIT_INDEX_FILE names ${file}, which is no index of this repository`,
    hint: 'Unset GIT_INDEX_FILE, or judge the working tree (without --staged)',
  });
}
