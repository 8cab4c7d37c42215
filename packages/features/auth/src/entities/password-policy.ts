const LEAST_CHARACTERS = 12;
export const MOST_CHARACTERS = 256;

export type PasswordWeakness = 'too-short' | 'too-long' | 'holds-email';

/** Why a password is refused, or null. Length counts code points; there are no rules of composition. */
export function passwordWeakness(password: string, email: string): PasswordWeakness | null {
  const { length } = [...password];
  if (length < LEAST_CHARACTERS) return 'too-short';
  if (length > MOST_CHARACTERS) return 'too-long';
  const [name = ''] = email.toLowerCase().split('@');
  return name.length >= 4 && password.toLowerCase().includes(name) ? 'holds-email' : null;
}
