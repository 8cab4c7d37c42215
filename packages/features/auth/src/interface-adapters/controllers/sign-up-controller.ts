import { signUp, type SignUpPorts, type SignUpResult } from '../../application/use-cases/sign-up.ts';
import { BAD_REQUEST, credentialsOf, type Response } from './response.ts';

/** `POST /accounts` */
export async function signUpController(
  ports: SignUpPorts,
  request: { readonly body: unknown },
): Promise<Response> {
  const credentials = credentialsOf(request.body);
  return credentials === null ? BAD_REQUEST : responseTo(await signUp(ports, credentials));
}

function responseTo(result: SignUpResult): Response {
  switch (result.kind) {
    case 'signed-up':
      return { status: 201, body: { userId: result.userId } };
    case 'email-taken':
      return { status: 409, body: { error: result.kind } };
    case 'weak-password':
      return { status: 422, body: { error: result.kind, weakness: result.weakness } };
    case 'invalid-email':
      return { status: 422, body: { error: result.kind } };
  }
}
