import type { Metric } from '@tidemark/kernel';

/** What `tidemark.config.ts` may say. Everything left out is as if there were no config. */
export interface WorkspaceConfigInput {
  /** The revision that changes are compared with where nothing else names one. */
  readonly base?: string | undefined;
  /** Reports to read instead of those of the packages: paths or globs from the root. */
  readonly reports?: readonly string[] | undefined;
  /** How a change is judged. */
  readonly diff?:
    | {
        readonly lines?: DiffSettings['lines'] | undefined;
        readonly partial?: DiffSettings['partial'] | undefined;
        readonly weakening?: DiffSettings['weakening'] | undefined;
        /** Why it is judged less strictly, or the base or the reports moved: the reason of whoever does it, for the review. */
        readonly because?: string | undefined;
      }
    | undefined;
  /** How the gate between a branch and main is set. */
  readonly gate?: GateConfig | undefined;
  /** How branches are brought to main. */
  readonly land?: LandConfig | undefined;
}

/** How the gate between a branch and main is set; what is left out is the gate's own default. */
export interface GateConfig {
  /** `false` switches the gate off. */
  readonly enabled?: boolean | undefined;
  /** Names of the repositories it is for; left out, whichever it stands in. */
  readonly repos?: readonly string[] | undefined;
  /** The name of this repository in the ledger. */
  readonly repository?: string | undefined;
  readonly policy?: 'absolute' | 'baseline' | 'both' | undefined;
  readonly metric?: Metric | undefined;
  /** The least share, in percent. */
  readonly floor?: number | undefined;
  /** Percentage points that the share may be under the baseline. */
  readonly epsilon?: number | undefined;
  /** Whether a branch is held that cannot be judged. */
  readonly failClosed?: boolean | undefined;
  /** The command line that measures, run at the root. */
  readonly measure?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** Where baselines are kept; a place without a password. */
  readonly ledger?: string | undefined;
}

/** How branches are brought to main; what is left out is the default of `tidemark land`. */
export interface LandConfig {
  /** The branch that is landed on. */
  readonly target?: string | undefined;
  /** The remote where it is the truth. */
  readonly remote?: string | undefined;
  /** How long a lease holds without being renewed. */
  readonly ttlMs?: number | undefined;
  /** Command lines, run in the worktree of the landing; `merge` tests again what was caught up with main. */
  readonly checks?:
    | {
        readonly security?: string | undefined;
        readonly merge?: string | undefined;
        readonly 'image-freshness'?: string | undefined;
      }
    | undefined;
  /** How long each of them may take. */
  readonly checkTimeoutMs?: number | undefined;
  /** How often a branch may fail before a person has to look. */
  readonly tries?: number | undefined;
  /** Where queue and leases are kept; a place without a password. */
  readonly store?: string | undefined;
}

/** How strictly a change is judged. */
export interface DiffSettings {
  /** Every changed line must have run, or the share that the band of its layer promises. Default `all`. */
  readonly lines: 'all' | 'band';
  /** Branches on changed lines: all of them, the share of the band, or none. Default `band`. */
  readonly partial: 'fail' | 'band' | 'ignore';
  /** What a promise talked down without a reason does. Default `fail`. */
  readonly weakening: 'fail' | 'warn' | 'off';
}

/** A config with every default filled in. */
export interface WorkspaceConfig {
  readonly base: string | null;
  readonly reports: readonly string[];
  readonly diff: DiffSettings;
  readonly gate: GateConfig;
  readonly land: LandConfig;
  /** Why `diff` is less strict than it could be, in the words of whoever wrote it. */
  readonly because: string | null;
}

/** How strictly is judged where nobody says otherwise. */
export const DEFAULT_DIFF_SETTINGS: DiffSettings = { lines: 'all', partial: 'band', weakening: 'fail' };

/** Fills in what a config leaves out; of no config that is everything. */
export function resolveConfig({
  base,
  reports,
  diff = {},
  gate = {},
  land = {},
}: WorkspaceConfigInput): WorkspaceConfig {
  return {
    base: base ?? null,
    reports: reports ?? [],
    diff: {
      lines: diff.lines ?? DEFAULT_DIFF_SETTINGS.lines,
      partial: diff.partial ?? DEFAULT_DIFF_SETTINGS.partial,
      weakening: diff.weakening ?? DEFAULT_DIFF_SETTINGS.weakening,
    },
    gate,
    land,
    because: diff.because ?? null,
  };
}

/** Gives a config back as it is, typed. Tidemark reads the text of its argument and never runs it. */
export function defineConfig<const Input extends WorkspaceConfigInput>(input: Input): Input {
  return input;
}
