import { checkSession, type CheckSessionPorts } from '../../application/use-cases/check-session.ts';
import { signIn, type SignInPorts } from '../../application/use-cases/sign-in.ts';
import { signOut } from '../../application/use-cases/sign-out.ts';
import { BAD_REQUEST, credentialsOf, type Response } from './response.ts';

const NO_SESSION: Response = { status: 401, body: { error: 'no-session' } };

/** `POST /session` */
export async function signInController(
  ports: SignInPorts,
  request: { readonly body: unknown },
): Promise<Response> {
  const credentials = credentialsOf(request.body);
  if (credentials === null) return BAD_REQUEST;
  const result = await signIn(ports, credentials);
  return result.kind === 'signed-in'
    ? { status: 201, body: { token: result.token } }
    : { status: 401, body: { error: result.kind } };
}

/** `GET /session` */
export async function sessionController(
  ports: CheckSessionPorts,
  request: { readonly authorization: string | null },
): Promise<Response> {
  const token = bearerToken(request.authorization);
  if (token === null) return NO_SESSION;
  const check = await checkSession(ports, token);
  return check.kind === 'valid' ? { status: 200, body: { userId: check.userId } } : NO_SESSION;
}

/** `DELETE /session` */
export async function signOutController(
  ports: Pick<CheckSessionPorts, 'sessions' | 'tokens'>,
  request: { readonly authorization: string | null },
): Promise<Response> {
  const token = bearerToken(request.authorization);
  if (token !== null) await signOut(ports, token);
  return { status: 204, body: {} };
}

function bearerToken(authorization: string | null): string | null {
  return /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? null;
}
