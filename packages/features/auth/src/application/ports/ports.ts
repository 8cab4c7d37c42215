import type { EmailAddress } from '../../entities/email-address.ts';
import type { Session } from '../../entities/session.ts';
import type { User } from '../../entities/user.ts';

export interface UserRepository {
  findByEmail(email: EmailAddress): Promise<User | null>;
  /** False when the address is taken; two at once cannot both have it. */
  add(user: User): Promise<boolean>;
}

export interface SessionRepository {
  find(tokenHash: string): Promise<Session | null>;
  save(session: Session): Promise<void>;
  remove(tokenHash: string): Promise<void>;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

/** Makes secrets, and the hashes they are stored by. */
export interface TokenSource {
  newId(): string;
  newToken(): string;
  hashOf(token: string): string;
}

/** Epoch milliseconds. */
export type Clock = () => number;
