import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PLAIN_GIT } from '@tidemark/test-kit';
import { expect, test, vi } from 'vitest';
import { mutationOrchard, RIPE_TEST, BOTH_SIDES } from './mutation-orchard.ts';

// Stryker starts several processes for each run, and a loaded machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const BIN = path.join(import.meta.dirname, '../../src/bin.ts');

/** Folders that processes stand in; where the system does not tell, none. */
function standingPlaces(): string[] {
  const ids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return ids.flatMap((id) => {
    try {
      return [readlinkSync(`/proc/${id}/cwd`)];
    } catch {
      return [];
    }
  });
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while mutants are tried leaves no process and no sandbox',
  async (signal) => {
    const slow = BOTH_SIDES.replace(
      '() => {',
      'async () => {\n  await new Promise((done) => setTimeout(done, 300));',
    );
    const orchard = mutationOrchard({ [RIPE_TEST]: slow });
    const child = spawn(process.execPath, [BIN, 'mutate'], {
      cwd: orchard.root,
      env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...PLAIN_GIT },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const sandbox = path.join(orchard.root, 'packages/apple/.stryker-tmp');
    const told = await new Promise<string>((resolve) => {
      child.stderr.once('data', (text: Buffer) => resolve(text.toString('utf8')));
    });
    expect(told).toContain('@shop/apple');
    expect(existsSync(sandbox)).toBe(true);
    const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(existsSync(sandbox)).toBe(false);
    // What was killed may still be on its way out of the system.
    const left = () => standingPlaces().filter((place) => place.startsWith(orchard.root));
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    expect(orchard.git('status', '--porcelain')).toBe('');
  },
);
