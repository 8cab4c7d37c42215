import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import {
  isRepositoryName,
  readLedgerPlace,
  repositoryName,
  type Clone,
  type LedgerPlace,
} from '@tidemark/ledger/look';
import type { LandConfig } from '@tidemark/manifest';
import { readTrainPlace, type TrainPlace } from '@tidemark/train';
import { isFitToken, isLoopback } from '@tidemark/train/http';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { Given } from '../gate/gate-settings.ts';
import type { World } from '../world/world.ts';

/** What is served, where it listens, and the token that opens the door (null: none does). */
export interface ServeSettings {
  readonly repository: string;
  readonly store: TrainPlace;
  readonly ledger: LedgerPlace;
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
}

/** Where it stands, and what is set beside its own flags. */
export interface ServeContext {
  readonly clone: Clone;
  readonly given: Given;
  readonly land: LandConfig;
}

const HOST = '127.0.0.1';
const PORT = 4780;
const LAST_PORT = 65_535;

/** Reads every setting. An address for others without a token, or a token that is easily guessed, is `usage` too. */
export async function serveSettings(
  flags: FlagValues,
  { env }: World,
  { clone, given, land }: ServeContext,
): Promise<Result<ServeSettings>> {
  const store = readTrainPlace(
    flags.text('store') ?? (env['TIDEMARK_TRAIN_STORE'] || land.store || 'sqlite'),
  );
  const ledger = readLedgerPlace(given('LEDGER') || 'git');
  const repository = given('REPOSITORY') || (await repositoryName(clone));
  const host = flags.text('host') ?? HOST;
  const port = flags.count('port') ?? PORT;
  const token = env['TIDEMARK_TOKEN'] || null;
  const problems = [store, ledger].flatMap((place): readonly Problem[] => (place.ok ? [] : place.problems));
  const miss = (message: string, hint: string) => problems.push({ code: 'usage', message, hint });
  if (!isRepositoryName(repository))
    miss('the name of a repository has no spaces', 'Give another --repository');
  if (port > LAST_PORT) miss(`there is no port ${port}`, `Give --port 0 to ${LAST_PORT}`);
  if (token === null && !isLoopback(host))
    miss(
      `${host} is open to other machines, and there is no token`,
      `Set TIDEMARK_TOKEN, or listen on ${HOST}`,
    );
  if (token !== null && !isFitToken(token))
    miss('TIDEMARK_TOKEN is too short, or holds spaces', 'Make one with openssl rand -hex 32');
  if (problems.length > 0 || !store.ok || !ledger.ok) return failed(...problems);
  return ok({ repository, store: store.value, ledger: ledger.value, host, port, token });
}
