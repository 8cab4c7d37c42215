export type {
  Clock,
  PasswordHasher,
  SessionRepository,
  TokenSource,
  UserRepository,
} from './application/ports/ports.ts';
export { DEFAULT_SESSION_LIMITS } from './entities/session.ts';
export type { Session, SessionLimits } from './entities/session.ts';
export type { User } from './entities/user.ts';
export { inMemorySessions, inMemoryUsers } from './infrastructure/in-memory-repositories.ts';
export { randomTokens } from './infrastructure/random-tokens.ts';
export { scryptHasher } from './infrastructure/scrypt-hasher.ts';
export {
  sessionController,
  signInController,
  signOutController,
} from './interface-adapters/controllers/session-controller.ts';
export { signUpController } from './interface-adapters/controllers/sign-up-controller.ts';
