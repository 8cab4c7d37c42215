/**
 * Settings under which git tells the same of the same tree: what would let it take a file on trust, or say more than it
 * is asked for, is set here. They stand on its command line, where no configuration outranks them.
 */
export function gitSettings(platform: NodeJS.Platform): string[] {
  // Where a.ts and A.ts are two files, one of them must not stand for the other; elsewhere git has to know that it does.
  const further = platform === 'linux' ? ['core.ignoreCase=false'] : [];
  const settings = [...SETTINGS, ...further].flatMap((setting) => ['-c', setting]);
  return ['--no-optional-locks', '--no-replace-objects', ...settings];
}

const SETTINGS = [
  'core.fsmonitor=false',
  'core.checkStat=default',
  'core.trustCtime=true',
  'core.safecrlf=false',
  'core.warnAmbiguousRefs=true',
  'diff.autoRefreshIndex=true',
];

/** Variables that say how git reaches what it needs, not which repository it reads. */
const KEPT =
  /^GIT_(?:CONFIG_|AUTHOR_|COMMITTER_|SSH|SSL_|HTTP_|PROXY_|ASKPASS$|TERMINAL_PROMPT$|EXEC_PATH$|CEILING_DIRECTORIES$|DISCOVERY_ACROSS_FILESYSTEM$|ALLOW_PROTOCOL$|NO_LAZY_FETCH$)/i;

/**
 * The environment that git is started in: the repository is the one that the folder lies in, whatever variables of git
 * are set; its history is what was committed, without grafts; its messages are untranslated. See ADR 11.
 */
export function gitEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
  return { ...Object.fromEntries(kept), GIT_GRAFT_FILE: '', LANGUAGE: 'C' };
}
