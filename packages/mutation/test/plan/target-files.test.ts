import { manifestOf, resolveManifest } from '@tidemark/manifest';
import { expect, test } from 'vitest';
import { targetFiles } from '../../src/index.ts';

const CODE = [
  'src/entities/apple.ts',
  'src/entities/apple.test.ts',
  'src/application/use-cases/pick.ts',
  'src/index.ts',
  'tools/ladder.ts',
];

test('targets are the code of the layers that the manifest names, without what a rule lets out', () => {
  const manifest = resolveManifest({ name: 'orchard', coverage: { mutationTargets: ['entities'] } });
  expect(targetFiles(manifest, CODE, '2026-01-01')).toEqual({ ok: true, value: ['src/entities/apple.ts'] });
});

test('baseline is a target like any layer', () => {
  const manifest = resolveManifest({ name: 'orchard', coverage: { mutationTargets: ['baseline'] } });
  expect(targetFiles(manifest, CODE, '2026-01-01')).toEqual({
    ok: true,
    value: ['src/index.ts', 'tools/ladder.ts'],
  });
});

test('a manifest without targets stands for all of src', () => {
  expect(targetFiles(manifestOf('orchard'), CODE, '2026-01-01')).toEqual({
    ok: true,
    value: ['src/entities/apple.ts', 'src/application/use-cases/pick.ts', 'src/index.ts'],
  });
});

test('a file that is in two layers is told of', () => {
  const manifest = resolveManifest({
    name: 'orchard',
    layers: { apples: 'src/*', pears: 'src/*' },
    coverage: { mutationTargets: ['apples'] },
  });
  const files = targetFiles(manifest, ['src/applepear.ts'], '2026-01-01');
  expect(files).toMatchObject({ ok: false, problems: [{ code: 'invalid-manifest' }] });
});
