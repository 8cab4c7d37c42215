import type { DiffDocument, ErrorPart } from '../contract/documents.ts';
import { MENDABLE_ERRORS } from '../contract/mendable-errors.ts';
import { plain } from '../render/plain.ts';
import { stopReason } from './stop-reason.ts';

/** What a stop hook says to the host: go on working, a word to the person, or nothing. */
export type HookAnswer =
  | { readonly decision: 'block'; readonly reason: string }
  | { readonly systemMessage: string }
  | Readonly<Record<string, never>>;

/** Whether an agent is to go on working after this verdict. */
export function isHeld({ status, error }: DiffDocument): boolean {
  return status === 'fail' || (error !== null && MENDABLE_ERRORS.includes(error.code));
}

/** Keeps the agent at work: what is wrong, worst first, and what to type. */
export function blockedBy(document: DiffDocument): HookAnswer {
  return { decision: 'block', reason: stopReason(document) };
}

/** Lets the agent stop after a pass; that somebody recorded the base is a word to the person. */
export function letGoBy({ warnings }: DiffDocument): HookAnswer {
  const recorded = warnings.find((warning) => warning.code === 'recorded-base');
  return recorded === undefined ? {} : { systemMessage: `Tidemark: ${plain(recorded.message)}` };
}

/** Lets the agent stop although nobody knows whether the promise is kept. */
export function letGoUnjudged({
  code,
  message,
  hint,
}: Pick<ErrorPart, 'code' | 'message' | 'hint'>): HookAnswer {
  return {
    systemMessage: `Tidemark could not judge this change (${code}): ${plain(message)}. ${plain(hint)}`,
  };
}

/** Lets the agent stop although the promise is broken: it was told often enough. */
export function letGoAfter(nBlocks: number, document: DiffDocument): HookAnswer {
  const times = `Tidemark kept the agent from stopping ${nBlocks} times, and lets it go. Still open:`;
  return { systemMessage: `${times}\n${stopReason(document)}` };
}
