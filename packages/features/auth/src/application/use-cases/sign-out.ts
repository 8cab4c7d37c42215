import type { SessionRepository, TokenSource } from '../ports/ports.ts';

/** Ends the session of a token. One that is over, or never was, is signed out too. */
export async function signOut(
  { sessions, tokens }: { readonly sessions: SessionRepository; readonly tokens: TokenSource },
  token: string,
): Promise<void> {
  await sessions.remove(tokens.hashOf(token));
}
