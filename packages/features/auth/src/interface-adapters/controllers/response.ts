/** What a controller answers; the web framework around it only writes it out. */
export interface Response {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const BAD_REQUEST: Response = { status: 400, body: { error: 'email and password must be text' } };

/** The two fields of a form, or null when the body is anything else. */
export function credentialsOf(body: unknown): { readonly email: string; readonly password: string } | null {
  if (typeof body !== 'object' || body === null || !('email' in body) || !('password' in body)) return null;
  const { email, password } = body;
  return typeof email === 'string' && typeof password === 'string' ? { email, password } : null;
}
