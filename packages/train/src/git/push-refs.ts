import { setTimeout } from 'node:timers/promises';
import type { Problem } from '@tidemark/kernel';
import type { RefMove } from '@tidemark/ledger';
import { readRefs } from './remote-refs.ts';
import { remoteOf, tryGit, type LandingPlace } from './train-git.ts';

/**
 * What came of a push: all refs moved; none did, because some were elsewhere than expected or the receiver refused; or
 * nobody knows, because it could not be asked any more.
 */
export type Pushed =
  | { readonly kind: 'moved' }
  | { readonly kind: 'stale'; readonly refs: readonly string[] }
  | { readonly kind: 'refused' | 'unknown'; readonly problems: readonly Problem[] };

const MOST_TRIES = 8;
const FIRST_PAUSE_MS = 50;

/**
 * Moves refs in one atomic push, each from the very commit it is expected at. What moved is told by where the refs are
 * then, not by the words of this git.
 */
export async function pushRefs(place: LandingPlace, moves: readonly RefMove[]): Promise<Pushed> {
  for (let nTries = 1; ; nTries += 1) {
    const { code, stderr } = await tryGit(place, pushArgs(place, moves));
    if (code === 0) return { kind: 'moved' };
    const refs = moves.map(({ ref }) => ref);
    const now = await readRefs(place, refs);
    if (!now.ok) return { kind: 'unknown', problems: now.problems };
    const at = ({ ref }: RefMove) => now.value.get(ref) ?? null;
    // The answer was lost on the way back.
    if (moves.every((move) => at(move) === move.to)) return { kind: 'moved' };
    const stale = moves.filter((move) => at(move) !== move.from).map(({ ref }) => ref);
    if (stale.length > 0) return { kind: 'stale', refs: stale };
    // Others may hold the locks of the refs for a moment, such as a push that is refused in the end.
    if (!/lock/i.test(stderr) || nTries === MOST_TRIES) return refused(place, stderr);
    await setTimeout(FIRST_PAUSE_MS * 2 ** nTries * (0.5 + Math.random()));
  }
}

const PUSH = 'push --quiet --no-verify --atomic --no-follow-tags --no-signed --recurse-submodules=no'.split(
  ' ',
);

function pushArgs(place: LandingPlace, moves: readonly RefMove[]): string[] {
  const leases = moves.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ''}`);
  return [...PUSH, ...leases, remoteOf(place), ...moves.map(({ ref, to }) => `${to}:${ref}`)];
}

function refused(place: LandingPlace, stderr: string): Pushed {
  const problem: Problem = {
    code: 'git-failed',
    message: `the push to ${remoteOf(place)} was refused: ${stderr.slice(0, 2000)}`,
    hint: 'Check that you may push there, and that its rules let main and refs/tidemark be moved',
  };
  return { kind: 'refused', problems: [problem] };
}
