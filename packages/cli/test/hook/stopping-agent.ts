import { createRepository, lcov, type Repository } from '@tidemark/test-kit';
import { main } from '../../src/main.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import type { World } from '../../src/world/world.ts';
import { hits, source } from '../run-tidemark.ts';

const APPLE = 'src/entities/apple.ts';

/** An orchard with a change of five lines, of which the tests ran so many; null leaves it unmeasured. */
export function changedOrchard(nCovered: number | null): Repository {
  const repository = createRepository({
    [APPLE]: '// An apple.\n',
    '.gitignore': '/coverage/\n',
    'package.json': '{"name":"orchard","scripts":{"test:coverage":"vitest run --coverage"}}',
  });
  repository.write({ [APPLE]: source(5) });
  if (nCovered !== null) measure(repository, nCovered);
  return repository;
}

/** Writes the report of tests that ran the first so many lines. */
export function measure(repository: Repository, nCovered: number): void {
  const unrun = Object.fromEntries(
    [1, 2, 3, 4, 5].filter((line) => line > nCovered).map((line) => [line, 0]),
  );
  repository.write({ 'coverage/lcov.info': lcov({ [APPLE]: hits(5, unrun) }) });
}

/** What Claude Code hands to a stop hook. */
export function stopEvent(cwd: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    session_id: 'harvest',
    transcript_path: '/tmp/harvest.jsonl',
    cwd,
    permission_mode: 'default',
    hook_event_name: 'Stop',
    stop_hook_active: false,
    ...more,
  });
}

export interface Told {
  readonly code: number;
  readonly answer: Readonly<Record<string, string>>;
}

/** Lets an agent stop, in this process; `input` is what its host writes. */
export async function stop(
  input: string | null,
  words: readonly string[] = ['stop'],
  world: Partial<World> = {},
): Promise<Told> {
  let said = '';
  const code = await main(['hook', ...words], {
    ...nodeWorld(),
    env: {},
    stdout: { isTerminal: false, write: (text) => void (said += text) },
    input: () => Promise.resolve(input === null ? null : Buffer.from(input)),
    ...world,
  });
  return { code, answer: JSON.parse(said) };
}
