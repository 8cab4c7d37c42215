import { parseEmailAddress } from '../../entities/email-address.ts';
import { passwordWeakness, type PasswordWeakness } from '../../entities/password-policy.ts';
import type { PasswordHasher, TokenSource, UserRepository } from '../ports/ports.ts';

export type SignUpResult =
  | { readonly kind: 'signed-up'; readonly userId: string }
  | { readonly kind: 'invalid-email' }
  | { readonly kind: 'weak-password'; readonly weakness: PasswordWeakness }
  | { readonly kind: 'email-taken' };

export interface SignUpPorts {
  readonly users: UserRepository;
  readonly hasher: PasswordHasher;
  readonly tokens: TokenSource;
}

/** Opens an account. */
export async function signUp(
  { users, hasher, tokens }: SignUpPorts,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SignUpResult> {
  const address = parseEmailAddress(email);
  if (address === null) return { kind: 'invalid-email' };
  const weakness = passwordWeakness(password, address);
  if (weakness !== null) return { kind: 'weak-password', weakness };
  const user = { id: tokens.newId(), email: address, passwordHash: await hasher.hash(password) };
  return (await users.add(user)) ? { kind: 'signed-up', userId: user.id } : { kind: 'email-taken' };
}
