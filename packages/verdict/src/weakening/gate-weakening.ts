import type { GateConfig, LandConfig, WorkspaceConfig } from '@tidemark/manifest';

/** The sections by which branches are let onto main. */
export type GateSections = Pick<WorkspaceConfig, 'gate' | 'land'>;

/** A setting of these sections that is another than before, as it is written; null where it is left out. */
export interface MovedSetting {
  readonly path: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

type Setting<Value> = (from: Value | undefined, to: Value | undefined) => boolean;

/** Whether a new value asks at least as much, where that can be told. */
const ASKS_AS_MUCH: { readonly [Key in keyof GateConfig]: Setting<NonNullable<GateConfig[Key]>> } = {
  enabled: (_from, to = true) => to,
  failClosed: (_from, to = false) => to,
  policy: (_from, to = 'both') => to === 'both',
  floor: (from, to) => from !== undefined && to !== undefined && to >= from,
  epsilon: (from = 0, to = 0) => to <= from,
};

/**
 * Settings by which a later branch may land more easily. Of another measure, metric, ledger or name, or of another check,
 * nobody can tell, so each of them counts as one.
 */
export function movedGates(before: GateSections, after: GateSections): MovedSetting[] {
  const gate = keysOf(before.gate, after.gate).flatMap((key) => {
    const [from, to] = [before.gate[key], after.gate[key]];
    // Each rule is given the values of its own key.
    const asksAsMuch = ASKS_AS_MUCH[key] as Setting<unknown> | undefined;
    return asksAsMuch?.(from, to) === true ? [] : moved(['gate', key], from, to);
  });
  return [...gate, ...landSettings(before.land, after.land)];
}

/** A train moved to another branch, or a check that is another or gone. How long things take, and how often, judges nothing. */
function landSettings(before: LandConfig, after: LandConfig): MovedSetting[] {
  const { checks: checksBefore = {} } = before;
  const { checks = {} } = after;
  return [
    ...(['target', 'remote'] as const).flatMap((key) => moved(['land', key], before[key], after[key])),
    ...keysOf(checksBefore, checks)
      // A check where there was none asks more.
      .filter((key) => checksBefore[key] !== undefined)
      .flatMap((key) => moved(['land', 'checks', key], checksBefore[key], checks[key])),
  ];
}

function moved(path: readonly string[], from: unknown, to: unknown): MovedSetting[] {
  const texts = { from: textOf(from), to: textOf(to) };
  return texts.from === texts.to ? [] : [{ path, ...texts }];
}

function keysOf<Section extends object>(before: Section, after: Section): (keyof Section & string)[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].toSorted() as (keyof Section & string)[];
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
