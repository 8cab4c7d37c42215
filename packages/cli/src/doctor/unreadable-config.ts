import type { Check } from './finding.ts';
import { measuredByVitest } from './coverage-scripts.ts';
import { configFor, coverageSetting } from './vitest-setting.ts';

/** A setting that only running the config would tell is said, not guessed. */
export const unreadableConfig: Check = (facts) => {
  const configs = [
    facts.nxJson,
    ...facts.workflows,
    ...facts.packages.flatMap((entry) => [entry.turboConfig, entry.nxProject, entry.vitestConfig]),
  ];
  const unread = configs.flatMap((config) =>
    config === null || config.value !== null
      ? []
      : [{ file: config.file, line: null, what: 'nothing can be read from it' }],
  );
  const unknown = measuredByVitest(facts).flatMap((entry) => {
    const config = configFor(entry, facts);
    const include = config?.value == null ? null : coverageSetting(config.value, 'include');
    return config === null || include?.kind !== 'unknown'
      ? []
      : [{ file: config.file, line: include.line, what: 'coverage.include is not written there as data' }];
  });
  return [...new Map([...unread, ...unknown].map((entry) => [entry.file, entry])).values()].map(
    ({ file, line, what }) => ({
      code: 'unreadable-config' as const,
      message: `${file} cannot be checked without running it: ${what}`,
      hint: 'Write the setting as data, or check it by hand',
      file,
      line,
    }),
  );
};
