import type { AssetRepository } from '../../application/ports/ports.ts';
import { describeDerivative } from '../../application/use-cases/describe-derivative.ts';
import { type Derivative, FITS } from '../../entities/derivative.ts';
import { bodyOf, NOT_FOUND, type Response } from './response.ts';

const BAD_REQUEST: Response = {
  status: 400,
  body: { error: `name must be text, fit one of ${FITS.join(', ')}, width and height numbers` },
};

/** `POST /assets/:address/derivatives` */
export async function describeDerivativeController(
  ports: { readonly assets: AssetRepository },
  request: { readonly address: string; readonly body: unknown },
): Promise<Response> {
  const derivative = derivativeOf(request.body);
  if (derivative === null) return BAD_REQUEST;
  const result = await describeDerivative(ports, { address: request.address, derivative });
  switch (result.kind) {
    case 'described':
      return { status: 201, body: bodyOf(result.asset) };
    case 'undescribable':
      return { status: 422, body: { errors: result.because } };
    case 'conflict':
      return { status: 409, body: { error: result.kind } };
    case 'not-found':
      return NOT_FOUND;
  }
}

function derivativeOf(body: unknown): Derivative | null {
  if (typeof body !== 'object' || body === null) return null;
  const { name, fit, width, height }: { [field: string]: unknown } = { ...body };
  const known = FITS.find((candidate) => candidate === fit);
  if (typeof name !== 'string' || known === undefined) return null;
  if (typeof width !== 'number' || typeof height !== 'number') return null;
  return { name, fit: known, width, height };
}
