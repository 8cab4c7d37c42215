import type { GateConfig } from '@tidemark/manifest';
import type { FlagValues } from '../flags/parse-flags.ts';
import type { World } from '../world/world.ts';
import { configured, FLAG_OF_SETTING, type GateSetting, type Given } from './gate-settings.ts';

/** What is set: a flag outranks the environment, and that the config. */
export function givenTo(flags: FlagValues, { env }: World, config: GateConfig): Given {
  return (setting) => flagOf(flags, setting) ?? (env[`TIDEMARK_${setting}`] || configured(config, setting));
}

/** The same for a command that has flags for ledger and repository only. */
export function givenBeside(flags: FlagValues, { env }: World, config: GateConfig): Given {
  return (setting) =>
    (setting === 'LEDGER' || setting === 'REPOSITORY' ? flagOf(flags, setting) : null) ??
    (env[`TIDEMARK_${setting}`] || configured(config, setting));
}

function flagOf(flags: FlagValues, setting: GateSetting): string | null {
  if (setting === 'GATE_FAIL_CLOSED')
    return flags.has('fail-open') ? 'false' : flags.has('fail-closed') ? 'true' : null;
  return textOf(flags, FLAG_OF_SETTING[setting] ?? null);
}

function textOf(flags: FlagValues, flag: string | null): string | null {
  return flag === null ? null : flags.text(flag);
}
