import type { SessionRepository, UserRepository } from '../application/ports/ports.ts';
import type { Session } from '../entities/session.ts';
import type { User } from '../entities/user.ts';

export function inMemoryUsers(): UserRepository {
  const users = new Map<string, User>();
  return {
    findByEmail: async (email) => users.get(email) ?? null,
    add: async (user) => {
      if (users.has(user.email)) return false;
      users.set(user.email, user);
      return true;
    },
  };
}

export function inMemorySessions(): SessionRepository {
  const sessions = new Map<string, Session>();
  return {
    find: async (tokenHash) => sessions.get(tokenHash) ?? null,
    save: async (session) => {
      sessions.set(session.tokenHash, session);
    },
    remove: async (tokenHash) => {
      sessions.delete(tokenHash);
    },
  };
}
