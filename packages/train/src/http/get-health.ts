import type { HealthAnswer } from './answers.ts';
import type { Looks } from './looks.ts';

/** Answers whether the store and the ledger can be read. Why not is told by `GET /queue`, which may ask for a token. */
export async function getHealth(looks: Looks): Promise<Response> {
  const view = await looks.queue();
  const baselines = await looks.baselines(view);
  const [store, ledger] = [stateOf(view.ok), stateOf(baselines.every(({ newest }) => newest.ok))];
  const isUp = store === 'ok' && ledger === 'ok';
  const answer: HealthAnswer = { status: stateOf(isUp), store, ledger };
  return Response.json(answer, { status: isUp ? 200 : 503 });
}

function stateOf(isUp: boolean): HealthAnswer['status'] {
  return isUp ? 'ok' : 'unavailable';
}
