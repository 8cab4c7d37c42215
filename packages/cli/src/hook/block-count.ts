import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Result } from '@tidemark/kernel';
import { outFolder } from '../out-folder.ts';
import type { World } from '../world/world.ts';

/** How often a session was kept from stopping, and the tree of the last time. */
interface Count {
  readonly session: string;
  readonly tree: string;
  readonly nBlocks: number;
}

/** Where an agent stands: in which session, before which tree, and whether a hook made it go on. */
export interface Turn {
  readonly session: string;
  readonly tree: string;
  readonly isContinued: boolean;
}

/** Sessions that are remembered; one that is forgotten begins anew. */
const MOST_SESSIONS = 32;

/**
 * How often this session was kept from stopping in a row. A new turn with another tree begins a new row; `isContinued`
 * says that it is the same turn.
 */
export function blocksSoFar(world: World, root: string, { session, tree, isContinued }: Turn): number {
  const last = readCounts(world, root).find((count) => count.session === sessionKey(session));
  return last !== undefined && (isContinued || last.tree === tree) ? last.nBlocks : 0;
}

/** Remembers how often it was. What cannot be written is a problem. */
export function rememberBlocks(world: World, root: string, { session, tree, nBlocks }: Count): Result<null> {
  const count = { session: sessionKey(session), tree, nBlocks };
  const others = readCounts(world, root).filter((other) => other.session !== count.session);
  return writeCounts(world, root, [count, ...others]);
}

/** Begins anew; a count that cannot be taken away only makes the next row shorter. */
export function forgetBlocks(world: World, root: string, session: string): void {
  const counts = readCounts(world, root);
  const others = counts.filter((count) => count.session !== sessionKey(session));
  if (others.length < counts.length) writeCounts(world, root, others);
}

function writeCounts(world: World, root: string, counts: readonly Count[]): Result<null> {
  const folder = outFolder(world, root);
  if (!folder.ok) return folder;
  return world.files.write(fileOf(root), [`${JSON.stringify(counts.slice(0, MOST_SESSIONS))}\n`]);
}

/** A count that cannot be read counts as none: there are three more blocks at most. */
function readCounts({ files }: World, root: string): Count[] {
  const bytes = files.read(fileOf(root));
  if (bytes === null) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return Array.isArray(value) ? value.filter(isCount) : [];
  } catch {
    return [];
  }
}

function isCount(value: unknown): value is Count {
  return (
    typeof value === 'object' &&
    value !== null &&
    'session' in value &&
    typeof value.session === 'string' &&
    'tree' in value &&
    typeof value.tree === 'string' &&
    'nBlocks' in value &&
    typeof value.nBlocks === 'number' &&
    value.nBlocks >= 0
  );
}

/** What a host calls a session may be long, or a secret. */
function sessionKey(session: string): string {
  return createHash('sha256').update(session).digest('hex');
}

function fileOf(root: string): string {
  return path.join(root, 'coverage/.out/hook.json');
}
