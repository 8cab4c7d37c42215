import type { CommandSpec } from '../commands/command-spec.ts';
import { COMMON_FLAGS, type Flag } from './flag.ts';

const WITHOUT_A_DOCUMENT = ['cwd', 'help', 'version'];

/** Every flag that a command takes: its own and the common ones, of which most are about a document that is printed. */
export function flagsOf(command: CommandSpec): readonly Flag[] {
  const common =
    'load' in command ? COMMON_FLAGS : COMMON_FLAGS.filter((flag) => WITHOUT_A_DOCUMENT.includes(flag.name));
  return [...command.flags, ...common];
}
