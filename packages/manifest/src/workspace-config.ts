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
  /** Why `diff` is less strict than it could be, in the words of whoever wrote it. */
  readonly because: string | null;
}

/** How strictly is judged where nobody says otherwise. */
export const DEFAULT_DIFF_SETTINGS: DiffSettings = { lines: 'all', partial: 'band', weakening: 'fail' };

/** Fills in what a config leaves out; of no config that is everything. */
export function resolveConfig({ base, reports, diff = {} }: WorkspaceConfigInput): WorkspaceConfig {
  return {
    base: base ?? null,
    reports: reports ?? [],
    diff: {
      lines: diff.lines ?? DEFAULT_DIFF_SETTINGS.lines,
      partial: diff.partial ?? DEFAULT_DIFF_SETTINGS.partial,
      weakening: diff.weakening ?? DEFAULT_DIFF_SETTINGS.weakening,
    },
    because: diff.because ?? null,
  };
}

/** Gives a config back as it is, typed. Tidemark reads the text of its argument and never runs it. */
export function defineConfig<const Input extends WorkspaceConfigInput>(input: Input): Input {
  return input;
}
