import type { Document, ErrorPart } from '../contract/documents.ts';
import type { Flag } from '../flags/flag.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';

/** A command's code: `run` gathers, judges and hands back what is to be said; nothing is printed there. */
export interface Command {
  readonly run: (flags: FlagValues, world: World) => Promise<Report>;
  /** The command's own document for an error that came before or out of `run`. */
  readonly refuse: (error: ErrorPart) => Document;
}

/** A command as help and the reference know it. Its code is loaded when it is needed. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** How many words it takes beside its flags. */
  readonly mostPositionals: number;
  readonly flags: readonly Flag[];
  readonly examples: readonly (readonly [words: string, what: string])[];
  readonly environment: readonly (readonly [name: string, what: string])[];
  readonly load: () => Promise<Command>;
}
