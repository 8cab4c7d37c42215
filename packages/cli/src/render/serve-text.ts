import type { ServeDocument } from '../contract/documents.ts';
import { errorText } from './error-text.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

/** The answer of `serve` for a person, while it listens. */
export function serveText({ error, url, repository, writable }: ServeDocument, style: Style): string {
  if (error !== null) return errorText(error, style);
  const door = writable ? 'a baseline is changed with the token' : 'it only looks: TIDEMARK_TOKEN is not set';
  return `${style.good('✓')} ${plain(repository ?? '')} is served at ${plain(url ?? '')}: ${door}\n`;
}
