import type { Ratio } from '@tidemark/kernel';
import { openReader, readLedgerPlace, type Measurement } from '@tidemark/ledger/look';
import { temporaryFolder } from '@tidemark/test-kit';
import { onTestFinished, vi } from 'vitest';
import type { LandingPlace } from '../../src/git/train-git.ts';
import {
  runTrain,
  type Check,
  type CheckAnswer,
  type CheckName,
  type LandingReport,
  type TrainOptions,
  type TrainRun,
  type TrainStore,
} from '../../src/index.ts';
import { remoteOrchard, run, type RemoteOrchard } from '../git/orchard-remote.ts';
import { valueOf } from '../store/value-of.ts';
import { opened, type Station } from '../store/stores.ts';

export const REPOSITORY = 'orchard';
export const PASS: CheckAnswer = {
  status: 'pass',
  reason: null,
  warning: null,
  coverage: null,
  measurement: null,
};

/** A check that gives an answer, whatever it is asked. */
export function check(name: CheckName, answer: Partial<CheckAnswer>): Check {
  return { name, run: async () => ({ ...PASS, ...answer }) };
}

/** A coverage check that measured so many of a hundred lines of the commit it stands at. */
export function coverage(covered: number): Check {
  return {
    name: 'coverage',
    run: async ({ worktree }) => {
      const { stdout } = await run('git', ['rev-parse', 'HEAD', 'HEAD^{tree}'], { cwd: worktree });
      const [commit = '', tree = ''] = Buffer.from(stdout).toString('utf8').trim().split('\n');
      const lines: Ratio = { covered, total: 100 };
      const none: Ratio = { covered: 0, total: 0 };
      const tools = { tool: 'vitest 5.1.0', provider: 'v8 5.1.0', node: '24.21.0' };
      const measurement: Measurement = {
        tally: { statements: lines, branches: none, functions: none, lines },
        commit,
        tree,
        tools,
      };
      const answer = { status: 'PASS', metric: 'lines', measured: lines, baseline: null };
      return { ...PASS, coverage: answer, measurement };
    },
  };
}

/** An orchard whose main is landed on by a train, and what of it can be asked. */
export interface LandingOrchard extends RemoteOrchard {
  readonly station: Station;
  readonly store: TrainStore;
  /** Makes a branch from a commit (default: main as it was) that writes a file, at the remote. */
  readonly branch: (name: string, file?: string, from?: string) => string;
  readonly land: (branch: string | null, options?: LandOptions) => Promise<TrainRun>;
  /** The one landing of a run. */
  readonly landed: (branch: string, options?: LandOptions) => Promise<LandingReport>;
  readonly main: () => string;
  /** Covered lines of the newest mark, and the commit it is of; null when there is none. */
  readonly mark: (ledger?: string) => Promise<readonly [covered: number, commit: string] | null>;
}

export interface LandOptions extends Partial<Omit<TrainOptions, 'rulesAt'>> {
  readonly checks?: readonly Check[];
  readonly tries?: number;
  readonly ledger?: string;
  readonly onReport?: (report: LandingReport) => void;
}

export async function landingOrchard(station: Station): Promise<LandingOrchard> {
  vi.stubEnv('TMPDIR', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const orchard = remoteOrchard();
  const { clone, bare, place, base } = orchard;
  const store = await opened(station);
  const land = (branch: string | null, options: LandOptions = {}) => landIn(place, store, branch, options);
  return {
    ...orchard,
    station,
    store,
    branch: (name, file = `src/${name}.ts`, from = base) => {
      clone.git('switch', '--quiet', '--detach', from);
      clone.write({ [file]: `pick('${name}');\n` });
      const head = clone.commit(name);
      clone.git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${name}`);
      return head;
    },
    land,
    landed: async (branch, options = {}) => {
      const { landings, problems } = await land(branch, options);
      const [landing] = landings;
      if (landing === undefined) throw new Error(`nothing was landed: ${JSON.stringify(problems)}`);
      return landing;
    },
    main: () => bare.git('rev-parse', 'refs/heads/main').trim(),
    mark: (ledger = 'git') => markIn(clone.root, ledger),
  };
}

/** Runs the train of a clone. */
export function landIn(
  place: LandingPlace,
  store: TrainStore,
  branch: string | null,
  { onReport = () => undefined, ...given }: LandOptions = {},
): Promise<TrainRun> {
  return runTrain(optionsOf(place, store, given), branch, onReport);
}

/** Covered lines of the newest mark, and the commit it is of; null when there is none. */
export async function markIn(root: string, ledger = 'git'): Promise<readonly [number, string] | null> {
  const reader = valueOf(await openReader({ run, root }, valueOf(readLedgerPlace(ledger))));
  const entry = valueOf(await reader.read(REPOSITORY));
  await reader.close();
  const lines = entry?.baseline.marks.lines ?? null;
  return lines === null ? null : [lines.covered, lines.commit];
}

/** One whose store is the file below the clone's git folder. */
export async function freshOrchard(): Promise<LandingOrchard> {
  return landingOrchard({ root: temporaryFolder(), place: 'sqlite:train.db' });
}

function optionsOf(
  place: LandingPlace,
  store: TrainStore,
  { checks = [coverage(80)], tries = 3, ledger = 'git', ...given }: Omit<LandOptions, 'onReport'>,
): TrainOptions {
  return {
    place,
    store,
    repository: REPOSITORY,
    target: 'main',
    holder: 'picker',
    ttlMs: 60_000,
    waitMs: 0,
    ending: new AbortController().signal,
    rulesAt: async () => ({ ok: true, value: { checks, tries, ledger: valueOf(readLedgerPlace(ledger)) } }),
    ...given,
  };
}
