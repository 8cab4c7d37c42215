import type { Document, ErrorPart } from '../contract/documents.ts';
import type { Flag } from '../flags/flag.ts';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { Report } from '../render/report.ts';
import type { World } from '../world/world.ts';
import type { Result } from '@tidemark/kernel';

/** A command's code: `run` gathers, judges and hands back what is to be said; nothing is printed there. */
export interface Command {
  readonly run: (flags: FlagValues, world: World) => Promise<Report>;
  /** The command's own document for an error that came before or out of `run`. */
  readonly refuse: (error: ErrorPart) => Document;
}

/**
 * A command that speaks the contract of another program and has no document of ours. It says itself what goes wrong, flags
 * that are off included, never throws, and ends with 0.
 */
export type Conversation = (flags: Result<FlagValues>, world: World) => Promise<void>;

/** A command as help and the reference know it. Its code is loaded when it is needed. */
export type CommandSpec = DocumentSpec | ConversationSpec;

/** One that answers with a document. */
export interface DocumentSpec extends Described {
  readonly load: () => Promise<Command>;
}

interface ConversationSpec extends Described {
  readonly loadConversation: () => Promise<Conversation>;
}

interface Described {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** How many words it takes beside its flags. */
  readonly mostPositionals: number;
  readonly flags: readonly Flag[];
  readonly examples: readonly (readonly [words: string, what: string])[];
  readonly environment: readonly (readonly [name: string, what: string])[];
}
