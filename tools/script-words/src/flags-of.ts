import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What parseArgs makes of the options of a script. */
type Flags<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values'];

/**
 * Reads the words behind a script's name by options as parseArgs takes them; a bare `--`, which pnpm hands on, is passed
 * over. Ends the process with the help where it is asked for (0), or where a word is unknown or lacks its value (2).
 * The help begins with `Usage: pnpm <script>`, or what else is typed.
 */
export function flagsOf<const Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
): Flags<Options> {
  const args = process.argv.slice(2).filter((word) => word !== '--');
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    process.exit(0);
  }
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // Options of ours that are wrong are a bug, and no concern of who typed the words.
    if (!(error instanceof Error) || !/ERR_PARSE_ARGS/.test(String(Reflect.get(error, 'code')))) throw error;
    return refuse(help, error.message.split(/\. |\n/, 1).join());
  }
}

/** Ends a script that cannot take its words with the reason and the help on stderr, and exit code 2. */
export function refuse(help: string, reason: string): never {
  console.error(`${help.replace(/^Usage: (\S+ \S+)[^]*$/, '$1')}: ${reason}\n\n${help}`);
  process.exit(2);
}
