import type { EmailAddress } from './email-address.ts';

export interface User {
  readonly id: string;
  readonly email: EmailAddress;
  readonly passwordHash: string;
}
