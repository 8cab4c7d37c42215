import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isFuzzing } from '@tidemark/test-kit';
import { expect, test, vi } from 'vitest';
import { spawnLand } from '../land/spawn-land.ts';
import { config, trainOrchard } from '../land/train-orchard.ts';
import { source } from '../run-tidemark.ts';

// Each kill is followed by a whole landing, and by the time that the lease of the dead holds.
vi.setConfig({ testTimeout: 7_200_000 });

const KILLS = isFuzzing() ? 100 : 8;
const TTL_MS = 2000;
/** Parts of a whole landing that lie evenly, however many there are. */
const GOLDEN = 0.618_033_988_749_895;

test.each([
  ['in git', 'git'],
  ['in SQLite, which follows main', 'sqlite:coverage/ledger.db'],
])(
  'landings that are killed at any moment leave main and a baseline %s together, and the train goes on',
  async (_, ledger) => {
    const land = `ttlMs: ${TTL_MS}`;
    const orchard = trainOrchard({
      ...config(`floor: 1, ledger: '${ledger}'`, land),
      'src/apple.ts': source(KILLS + 10),
      covered: '1\n',
    });
    slowDown(orchard.bare.root);
    const begun = performance.now();
    orchard.branch('first', { covered: '2\n' });
    expect((await orchard.land(['first'])).code).toBe(0);
    // A process takes as long to start as the whole of it takes here.
    const longestMs = 2 * (performance.now() - begun);
    const seen = { before: 0, moved: 0, finished: 0 };
    for (let nKills = 1; nKills <= KILLS; nKills += 1) {
      const name = `harvest-${nKills}`;
      const before = orchard.main();
      const head = orchard.branch(name, { covered: `${nKills + 2}\n` });
      const { child, ended } = spawnLand(orchard, [name]);
      await Promise.race([ended, setTimeout(longestMs * ((nKills * GOLDEN) % 1))]);
      // With every second one dies all that it started, but for the other side of a push, which is another machine's.
      const id = child.pid ?? expect.fail();
      const isWhole = nKills % 2 === 0 && !existsSync(path.join(orchard.bare.root, 'receiving'));
      if (child.exitCode === null) process.kill(isWhole ? -id : id, 'SIGKILL');
      await ended;
      while (isAtWork(id)) await setTimeout(10);
      if (ledger === 'git') expect((await orchard.mark())?.[1]).toBe(orchard.main());
      seen[orchard.main() === before ? 'before' : 'moved'] += 1;
      // Nobody has to clean up: whoever lands next waits for the lease of the dead to run out, and goes on from there.
      const next = await orchard.land([name, '--wait', String(20 * TTL_MS)]);
      const { status, reason, landings, finished, warnings } = next.document;
      // The report of the orchard has no provenance, which is told of whatever lands.
      const others = warnings.filter(({ code }) => code !== 'coverage');
      expect({ status, reason, others }).toEqual({ status: 'pass', reason: 'landed', others: [] });
      expect(new Set([...finished, ...landings.map(({ branch }) => branch)])).toEqual(new Set([name]));
      seen.finished += finished.length;
      expect(orchard.main()).toBe(head);
      expect(await orchard.mark('--ledger', ledger)).toEqual([nKills + 2, head]);
      expect(orchard.clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
      expect(worktrees()).toEqual([]);
    }
    if (isFuzzing()) process.stderr.write(`${ledger}: ${JSON.stringify(seen)}\n`);
    expect(seen.before).toBeGreaterThan(0);
  },
);

/** Receives pushes so slowly that many a kill falls into one. */
function slowDown(bare: string): void {
  const hooks = {
    'pre-receive': 'cat > /dev/null; touch receiving; sleep 0.1',
    'post-receive': 'cat > /dev/null; sleep 0.1; rm receiving',
  };
  for (const [name, script] of Object.entries(hooks)) {
    const hook = path.join(bare, 'hooks', name);
    writeFileSync(hook, `#!/bin/sh\n${script}\n`);
    chmodSync(hook, 0o755);
  }
}

/** Is anything of a process group still alive? */
function isAtWork(id: number): boolean {
  try {
    return process.kill(-id, 0);
  } catch {
    return false;
  }
}

function worktrees(): string[] {
  const temporary = process.env['TMPDIR'] ?? '';
  const homes = readdirSync(temporary).filter((name) => name.startsWith('tidemark-train-'));
  return homes.flatMap((name) => readdirSync(path.join(temporary, name)));
}
