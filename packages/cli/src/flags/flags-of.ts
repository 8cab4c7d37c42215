import type { CommandSpec } from '../commands/command-spec.ts';
import { COMMON_FLAGS, type Flag } from './flag.ts';

const WITHOUT_A_DOCUMENT = ['cwd', 'help', 'version'];

/** Every flag that a command takes: its own, and the common ones that it has not made its own or has no document for. */
export function flagsOf(command: CommandSpec): readonly Flag[] {
  const isTaken = ({ name }: Flag) =>
    ('load' in command || WITHOUT_A_DOCUMENT.includes(name)) &&
    command.flags.every((flag) => flag.name !== name);
  return [...command.flags, ...COMMON_FLAGS.filter(isTaken)];
}
