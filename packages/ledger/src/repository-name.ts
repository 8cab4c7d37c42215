import type { Clone } from './find-remote.ts';

const LONGEST = 200;

/**
 * How a repository is called in a ledger: host and path of its origin, without user, port and `.git`, as
 * `example.org/shop/orchard`; without an origin the name of its folder. Never empty.
 */
export async function repositoryName({ run, root }: Clone): Promise<string> {
  const { code, stdout } = await run('git', ['config', '--get', 'remote.origin.url'], { cwd: root });
  const url = code === 0 ? Buffer.from(stdout).toString('utf8').trim() : '';
  return nameOfUrl(url) ?? nameOfUrl(root.replaceAll('\\', '/').split('/').at(-1) ?? '') ?? 'repository';
}

/** Could it be the name of a repository? Something to read, on one line, of at most 200 characters. */
export function isRepositoryName(text: string): boolean {
  return /^[^\p{Cc}\p{Cs}\s]{1,200}$/u.test(text);
}

/** Format: git-fetch(1), "GIT URLS": a URL, `user@host:path`, or a path. */
function nameOfUrl(url: string): string | null {
  const [, host = '', below = url] =
    /^[a-z][a-z+.-]*:\/\/(?:[^@/]*@)?([^/:]*)(?::\d+)?(\/.*)?$/i.exec(url) ??
    /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)(.+)$/.exec(url) ??
    [];
  const path = below
    .split('/')
    .filter((part) => part !== '')
    .join('/')
    .replace(/\.git$/, '');
  const name = [host.toLowerCase(), path]
    .filter((part) => part !== '')
    .join('/')
    .replaceAll(/[\p{Cc}\p{Cs}\s]/gu, '-');
  return name === '' ? null : name.slice(-LONGEST);
}
