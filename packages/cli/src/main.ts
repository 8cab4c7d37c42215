import path from 'node:path';
import { failed, ok, type Problem, type Result } from '@tidemark/kernel';
import type { CommandSpec, DocumentSpec } from './commands/command-spec.ts';
import type { Question } from './commands/next-commands.ts';
import { COMMANDS } from './commands/command-table.ts';
import { errorPart, internalError } from './contract/error-part.ts';
import type { Document, ErrorPart } from './contract/documents.ts';
import { noticeOf } from './contract/notice.ts';
import { EXIT, EXIT_OF_STATUS, type ExitCode } from './exit-codes.ts';
import { COMMON_FLAGS } from './flags/flag.ts';
import { flagsOf } from './flags/flags-of.ts';
import { commandHelp, programHelp } from './flags/help.ts';
import { nearest } from './flags/nearest.ts';
import { parseFlags, type FlagValues } from './flags/parse-flags.ts';
import { keepReport } from './keep-report.ts';
import { spoken, type Spoken } from './publish.ts';
import { errorText } from './render/error-text.ts';
import type { Report } from './render/report.ts';
import { VERSION } from './version.ts';
import type { World } from './world/world.ts';

/**
 * Runs one command line and gives the exit code. `words` are the arguments after the program's name; a leading `--`,
 * which package managers pass on, is dropped. Never throws: what goes wrong is in the document and in the code.
 */
export async function main(words: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = words[0] === '--' ? words.slice(1) : words;
  if (name === '--version') return say(world, `${VERSION}\n`);
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0))
    return say(world, programHelp(COMMANDS));
  if (name === 'help') return main([...rest.slice(0, 1), '--help'], world);
  const command = findCommand(name);
  if (!command.ok)
    return refuse((error) => noticeOf(name ?? '', error), command.problems, { name: '', words }, world);
  const spec = command.value;
  const flags = parseFlags(rest, flagsOf(spec), spec);
  if (flags.ok && flags.value.has('help')) return say(world, commandHelp(spec));
  if (flags.ok && flags.value.has('version')) return say(world, `${VERSION}\n`);
  if ('loadConversation' in spec) {
    const converse = await spec.loadConversation();
    await converse(flags, world);
    return EXIT.kept;
  }
  const problems = flags.ok ? noFolder(flags.value, world) : flags.problems;
  if (!flags.ok || problems.length > 0)
    return refuse((await spec.load()).refuse, problems, { name: spec.name, words }, world);
  const code = await answer(spec, flags.value, world);
  return flags.value.has('no-exit-code') ? EXIT.kept : code;
}

/** A folder to stand in that is none would be told as a git that cannot be started. */
function noFolder(flags: FlagValues, { cwd, files }: World): Problem[] {
  const named = flags.text('cwd');
  const real = files.realPath(path.resolve(cwd, named ?? '.'));
  if (named === null || (real !== null && files.kindOf(real) === 'folder')) return [];
  return [{ code: 'usage', message: `--cwd ${named} is no folder`, hint: 'Name a folder of the repository' }];
}

interface Answer {
  readonly code: ExitCode;
  readonly words: Spoken;
  /** What has to end before the program does. */
  readonly rest: () => Promise<void>;
}

/** Nothing is said before all is known and written, so there is one document, whatever goes wrong on the way. */
async function answer(spec: DocumentSpec, flags: FlagValues, world: World): Promise<ExitCode> {
  const finished = await attempt(async () => {
    const { run: find, refuse: toDocument } = await spec.load();
    const question = { name: spec.name, words: flags.words };
    const found = await withNext(await find(flags, world), question, world);
    const problems = await keepReport(found, flags, world);
    // An error stays what it is: it is the nearer one, and the code is the same.
    const isTold = problems.length === 0 || found.document.status === 'error';
    const report = isTold ? found : { ...reportOf(toDocument, errorPart(problems)), keptAt: found.keptAt };
    // What could be written holds an answer that is not given.
    if (!isTold) await keepReport(report, flags, world);
    return {
      code: EXIT_OF_STATUS[report.document.status],
      words: await spoken(report, flags, world),
      rest: (report === found ? found.stays?.untilAsked : found.stays?.end) ?? nothing,
    };
  });
  const { code, words, rest } = finished.thrown
    ? await bugAnswer(spec.name, finished.error, flags, world)
    : finished.answer;
  speak(words, world);
  await rest();
  return code;
}

const nothing = () => Promise.resolve();

/** What to type next stands in the document; a pass, which has nothing next, does not load what finds it. */
async function withNext(report: Report, question: Question, world: World): Promise<Report> {
  if (report.document.status === 'pass' || report.document.status === 'skipped') return report;
  const { nextCommands } = await import('./commands/next-commands.ts');
  return {
    ...report,
    document: { ...report.document, next: nextCommands(report.document, question, world, report.root) },
  };
}

async function attempt(
  work: () => Promise<Answer>,
): Promise<
  { readonly thrown: false; readonly answer: Answer } | { readonly thrown: true; readonly error: unknown }
> {
  try {
    return { thrown: false, answer: await work() };
  } catch (error) {
    return { thrown: true, error };
  }
}

async function bugAnswer(name: string, error: unknown, flags: FlagValues, world: World): Promise<Answer> {
  const report = reportOf((part) => noticeOf(name, part), internalError(error));
  // Whoever reads the files must not find the answer of an earlier run there.
  await keepReport(report, flags, world);
  return { code: EXIT.bug, words: await spoken(report, flags, world), rest: nothing };
}

/** A command line that is not understood still answers with a document; `--no-exit-code` and `--json` count even then. */
async function refuse(
  toDocument: (error: ErrorPart) => Document,
  problems: readonly Problem[],
  question: Question,
  world: World,
): Promise<ExitCode> {
  const { words } = question;
  const understood = words.filter((word) =>
    ['--json', '--no-json', '--quiet', '--no-color', '--no-exit-code'].includes(word),
  );
  const isTorn = understood.includes('--json') && understood.includes('--no-json');
  const flags = parseFlags(isTorn ? [] : [...new Set(understood)], COMMON_FLAGS, { mostPositionals: 0 });
  const report = await withNext(reportOf(toDocument, errorPart(problems)), question, world);
  if (flags.ok) speak(await spoken(report, flags.value, world), world);
  return words.includes('--no-exit-code') ? EXIT.kept : EXIT.cannotJudge;
}

function reportOf(toDocument: (error: ErrorPart) => Document, error: ErrorPart): Report {
  return {
    document: toDocument(error),
    summary: (style) => errorText(error, style),
    root: null,
    keptAt: null,
  };
}

function speak({ stderr, stdout }: Spoken, world: World): void {
  if (stderr !== '') world.stderr.write(stderr);
  if (stdout !== '') world.stdout.write(stdout);
}

function findCommand(name: string | undefined): Result<CommandSpec> {
  const command = COMMANDS.find((entry) => entry.name === name);
  if (command !== undefined) return ok(command);
  const names = COMMANDS.map((entry) => entry.name);
  const guess = name === undefined ? null : nearest(name, names);
  return failed({
    code: 'usage',
    message: name === undefined ? 'no command is given' : `there is no command '${name}'`,
    hint: name?.startsWith('-')
      ? 'Name the command first: tidemark diff --cwd <folder>'
      : guess === null
        ? `Use one of: ${names.join(', ')} (tidemark --help)`
        : `Did you mean tidemark ${guess}?`,
  });
}

function say(world: World, text: string): ExitCode {
  world.stdout.write(text);
  return EXIT.kept;
}
