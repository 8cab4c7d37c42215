import { parseEmailAddress } from '../../entities/email-address.ts';
import type {
  Clock,
  PasswordHasher,
  SessionRepository,
  TokenSource,
  UserRepository,
} from '../ports/ports.ts';

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'wrong-credentials' };

export interface SignInPorts {
  readonly users: UserRepository;
  readonly sessions: SessionRepository;
  readonly hasher: PasswordHasher;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  /** Hash of nobody's password: an unknown address takes as long to refuse as a wrong password. */
  readonly decoyHash: string;
}

/** Begins a session. An unknown address and a wrong password are one answer, so that nobody can ask who has an account. */
export async function signIn(
  { users, sessions, hasher, tokens, clock, decoyHash }: SignInPorts,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignInResult> {
  const address = parseEmailAddress(email);
  const user = address === null ? null : await users.findByEmail(address);
  const isRight = await hasher.verify(password, user?.passwordHash ?? decoyHash);
  if (user === null || !isRight) return { kind: 'wrong-credentials' };
  const token = tokens.newToken();
  const now = clock();
  await sessions.save({ tokenHash: tokens.hashOf(token), userId: user.id, startedAt: now, lastSeenAt: now });
  return { kind: 'signed-in', token };
}
