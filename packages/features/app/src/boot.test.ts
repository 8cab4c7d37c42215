import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FeatureConformanceError } from '@tidemark/manifest';
import { describe, expect, test } from 'vitest';
import { HELD, plantCoverage, type RunOfTen, temporaryFolder } from './__tests__/planted-coverage.ts';
import { boot, type Feature } from './boot.ts';
import { FEATURES } from './features.ts';

/** The features of the app as if their packages lay in a fresh folder, with these reports in it. */
function featuresWith(reports: Readonly<Record<string, RunOfTen>>): Feature[] {
  const root = temporaryFolder();
  for (const [name, files] of Object.entries(reports)) plantCoverage(path.join(root, name), files);
  return FEATURES.map(({ manifest }) => ({
    manifest,
    packageDir: pathToFileURL(path.join(root, manifest.name, '/')),
  }));
}

const everyFeature = (files: RunOfTen) =>
  Object.fromEntries(FEATURES.map(({ manifest }) => [manifest.name, files]));

async function stopped(
  features: readonly Feature[],
  env: Record<string, string>,
): Promise<FeatureConformanceError> {
  const error: unknown = await boot(features, { env }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FeatureConformanceError)) return expect.unreachable('the boot was not stopped');
  return error;
}

test('the app has five features, each where its manifest lies', () => {
  expect(FEATURES.map(({ manifest }) => manifest.name)).toEqual([
    'auth',
    'blog',
    'marketing-pages',
    'media',
    'navigation',
  ]);
  for (const { packageDir } of FEATURES)
    expect(existsSync(new URL('feature.manifest.ts', packageDir))).toBe(true);
});

test('a boot whose bands are held makes the app, and tells what was checked', async () => {
  const { app, checked } = await boot(featuresWith(everyFeature(HELD)), { env: {} });
  expect(checked.map(({ name, layers }) => [name, layers.map(({ layer }) => layer)])).toEqual(
    FEATURES.map(({ manifest }) => [manifest.name, ['entities', 'use-cases', 'controllers', 'baseline']]),
  );
  expect(await app.pages.visit({ path: '/' })).toMatchObject({ status: 404 });
});

describe('a boot is stopped', () => {
  test('with one error that names each shortfall of each feature', async () => {
    const reports = {
      ...everyFeature(HELD),
      media: { ...HELD, 'src/entities/apple.ts': 9 },
      navigation: { ...HELD, 'src/index.ts': 7 },
    };
    const error = await stopped(featuresWith(reports), {});
    expect(error.message).toBe(`media does not hold its coverage bands:
  entities: statements 9 of 10, 100 % promised
  entities: branches 9 of 10, 100 % promised
  entities: functions 9 of 10, 100 % promised
  entities: lines 9 of 10, 100 % promised
navigation does not hold its coverage bands:
  baseline: statements 7 of 10, 80 % promised
  baseline: branches 7 of 10, 75 % promised
  baseline: functions 7 of 10, 80 % promised
  baseline: lines 7 of 10, 80 % promised`);
    expect(error.shortfalls.map(({ feature, metric }) => `${feature} ${metric}`)).toHaveLength(8);
  });

  test('by a band that is not held with USE_DEV_SEED=true too', async () => {
    const reports = everyFeature({ ...HELD, 'src/entities/apple.ts': 0 });
    expect((await stopped(featuresWith(reports), { USE_DEV_SEED: 'true' })).shortfalls).toHaveLength(20);
  });

  test('without a report, and names each that is missing', async () => {
    const { auth, media, ...others } = everyFeature(HELD);
    expect([auth, media]).toEqual([HELD, HELD]);
    const error = await stopped(featuresWith(others), { USE_DEV_SEED: 'false' });
    expect(error.message.split('\n')).toEqual([
      expect.stringMatching(/^auth: there is no coverage report at /),
      expect.stringMatching(/^media: there is no coverage report at /),
    ]);
    expect(error.shortfalls).toEqual([]);
  });
});

test('with USE_DEV_SEED=true a missing report is a warning, and the app starts', async () => {
  const warnings: string[] = [];
  const { media, ...others } = everyFeature(HELD);
  expect(media).toBe(HELD);
  const { checked } = await boot(featuresWith(others), {
    env: { USE_DEV_SEED: 'true' },
    warn: (message) => warnings.push(message),
  });
  expect(warnings).toEqual([expect.stringMatching(/^media: there is no coverage report at /)]);
  expect(checked.find(({ name }) => name === 'media')).toEqual({ name: 'media', layers: [] });
});

test('a failure that is not about coverage is thrown as it is', async () => {
  const [auth] = FEATURES;
  const elsewhere = { ...(auth ?? expect.unreachable()), packageDir: new URL('https://example.org/') };
  await expect(boot([elsewhere], { env: {} })).rejects.toThrow(TypeError);
});
