import { failed, METRICS, ok, type Metric, type Problem, type Result } from '@tidemark/kernel';
import { isRepositoryName, readLedgerPlace, type LedgerPlace } from '@tidemark/ledger/look';
import { DEFAULT_COVERAGE_BANDS, type GateConfig } from '@tidemark/manifest';
import { GATE_POLICIES, readPoints, type GatePolicy, type Points } from '@tidemark/verdict';

/** How the gate is set, with every default filled in. */
export interface GateSettings {
  /** The kill-switch: a gate that is off judges nothing, and says so. */
  readonly isEnabled: boolean;
  /** The repositories it is for; empty: whichever it stands in. */
  readonly repos: readonly string[];
  /** The name of this repository; null: told by its origin. */
  readonly repository: string | null;
  readonly policy: GatePolicy;
  readonly metric: Metric;
  readonly floor: PointsAsGiven;
  readonly epsilon: PointsAsGiven;
  readonly isFailClosed: boolean;
  /** The command line that measures; null: what lies there is read. */
  readonly measure: string | null;
  readonly timeoutMs: number;
  readonly ledger: LedgerPlace;
}

/** Points with the text they were read from. */
export interface PointsAsGiven {
  readonly text: string;
  readonly points: Points;
}

/** What was given, by the name of the setting; null where nothing was. */
export type Given = (setting: GateSetting) => string | null;

/** Names of settings, as the environment writes them behind `TIDEMARK_`. */
export type GateSetting =
  | 'GATE_ENABLED'
  | 'GATE_REPOS'
  | 'GATE_POLICY'
  | 'GATE_METRIC'
  | 'GATE_FLOOR'
  | 'GATE_EPSILON'
  | 'GATE_FAIL_CLOSED'
  | 'GATE_MEASURE'
  | 'GATE_TIMEOUT_MS'
  | 'LEDGER'
  | 'REPOSITORY';

const HALF_AN_HOUR_MS = 1_800_000;
const LONGEST_MS = 2_147_483_647;

/** Reads every setting; each that is off is a `usage` problem. What is not given is the default. */
export function gateSettings(given: Given): Result<GateSettings> {
  const problems: Problem[] = [];
  const read = <T>(setting: GateSetting, fallback: T, parse: (text: string) => T | null, form: string): T => {
    const text = given(setting);
    if (text === null || text === '') return fallback;
    const value = parse(text);
    if (value === null)
      problems.push({
        code: 'usage',
        message: `${shown(setting)} does not know '${text}'`,
        hint: `Give ${form}`,
      });
    return value ?? fallback;
  };
  const metric = read('GATE_METRIC', 'lines', oneOf(METRICS), METRICS.join(', '));
  const isTrue = (text: string) => (/^(?:1|true|on|yes)$/i.test(text) ? true : OFF.test(text) ? false : null);
  const ledger = readLedgerPlace(given('LEDGER') || 'git');
  if (!ledger.ok) problems.push(...ledger.problems);
  const settings = {
    isEnabled: read('GATE_ENABLED', true, isTrue, 'true or false'),
    repos: read('GATE_REPOS', [], (text) => text.split(/[\s,]+/).filter((name) => name !== ''), 'names'),
    repository: read(
      'REPOSITORY',
      null,
      (text) => (isRepositoryName(text) ? text : null),
      'a name without spaces',
    ),
    policy: read('GATE_POLICY', 'both', oneOf(GATE_POLICIES), GATE_POLICIES.join(', ')),
    metric,
    floor: read('GATE_FLOOR', defaultFloor(metric), asGiven, 'percent from 0 to 100, as 79.5'),
    epsilon: read('GATE_EPSILON', EXACT, asGiven, 'percentage points from 0 to 100, as 0.05'),
    isFailClosed: read('GATE_FAIL_CLOSED', false, isTrue, 'true or false'),
    measure: read('GATE_MEASURE', null, (text) => text, 'a command line'),
    timeoutMs: read('GATE_TIMEOUT_MS', HALF_AN_HOUR_MS, milliseconds, 'milliseconds from 1 on'),
  };
  return problems.length > 0 || !ledger.ok ? failed(...problems) : ok({ ...settings, ledger: ledger.value });
}

const EXACT: PointsAsGiven = { text: '0', points: { numerator: 0, denominator: 1 } };

/** The band of every file without a layer, in whole percents. */
function defaultFloor(metric: Metric): PointsAsGiven {
  const percent = DEFAULT_COVERAGE_BANDS.baseline[metric];
  return { text: String(percent), points: { numerator: percent, denominator: 1 } };
}

const OFF = /^(?:0|false|off|no)$/i;

/** What the config says of a setting, as it would be typed; null where it says nothing. */
export function configured(config: GateConfig, setting: GateSetting): string | null {
  const value = config[KEY_OF_SETTING[setting]];
  if (value === undefined) return null;
  return typeof value === 'object' ? value.join(',') : String(value);
}

const KEY_OF_SETTING = {
  GATE_ENABLED: 'enabled',
  GATE_REPOS: 'repos',
  GATE_POLICY: 'policy',
  GATE_METRIC: 'metric',
  GATE_FLOOR: 'floor',
  GATE_EPSILON: 'epsilon',
  GATE_FAIL_CLOSED: 'failClosed',
  GATE_MEASURE: 'measure',
  GATE_TIMEOUT_MS: 'timeoutMs',
  LEDGER: 'ledger',
  REPOSITORY: 'repository',
} as const satisfies Record<GateSetting, keyof GateConfig>;

function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word | null {
  return (text) => words.find((word) => word === text) ?? null;
}

function asGiven(text: string): PointsAsGiven | null {
  const points = readPoints(text);
  return points === null ? null : { text, points };
}

function milliseconds(text: string): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= LONGEST_MS ? value : null;
}

/** As it is typed: the flag where there is one, and the variable. */
function shown(setting: GateSetting): string {
  const flag = FLAG_OF_SETTING[setting];
  return flag === undefined ? `TIDEMARK_${setting}` : `--${flag} (TIDEMARK_${setting})`;
}

/** The flags that set what a variable does. */
export const FLAG_OF_SETTING: { readonly [setting in GateSetting]?: string } = {
  GATE_POLICY: 'policy',
  GATE_METRIC: 'metric',
  GATE_FLOOR: 'floor',
  GATE_EPSILON: 'epsilon',
  GATE_MEASURE: 'measure',
  GATE_TIMEOUT_MS: 'timeout',
  LEDGER: 'ledger',
  REPOSITORY: 'repository',
};
