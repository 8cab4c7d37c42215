import type { FileTree } from '@tidemark/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFeature, type FeatureRequest } from '../../src/index.ts';
import { orchardView } from '../orchard-view.ts';

const ROOT = { 'package.json': '{"name":"orchard"}' };

function problems(request: Partial<FeatureRequest>, files: FileTree = ROOT) {
  const result = planFeature({ name: 'orders', parent: null, ...request }, orchardView(files));
  if (result.ok) throw new Error(`${request.name} was planned`);
  expect(result.problems.every(({ code }) => code === 'usage')).toBe(true);
  return result.problems;
}

describe('a name that is none is refused', () => {
  test.each([
    ['', 'it is empty', 'Use a name such as orders'],
    ['@shop/', 'it is empty', 'Use a name such as orders'],
    ['Orders', 'it is not lower-case words', 'Use orders;'],
    ['orderItems', 'it is not lower-case words', 'Use order-items;'],
    ['@shop/order_items', 'it is not lower-case words', 'Use @shop/order-items;'],
    ['1-order', 'it is not lower-case words', 'Use order;'],
    ['.hidden', 'it is not lower-case words', 'Use hidden;'],
    ['ördérs', 'it is not lower-case words', 'Use rd-rs;'],
    ['orders\n', 'it is not lower-case words', 'Use orders;'],
    ['features/orders', 'it is a path', 'Use orders;'],
    ['..\\orders', 'it is a path', 'Use orders;'],
    ['../../orders', 'it is a path', 'Use orders;'],
    ['..', 'it is a path', 'Use a name such as orders'],
    ['/etc/passwd', 'it is a path', 'Use passwd;'],
    ['node-modules', 'it is reserved', 'Use a name such as orders'],
    ['con', 'it is reserved', 'Use a name such as orders'],
    ['@Shop/orders', '@Shop is no scope', 'Use orders;'],
    ['a'.repeat(215), 'it is longer than 214 characters', 'Use a shorter name'],
    [`@shop/${'a'.repeat(209)}`, 'it is longer than 214 characters', 'Use a shorter name'],
  ])('%j: %s', (name, why, hint) => {
    const [problem] = problems({ name });
    expect(problem?.message).toContain(why);
    expect(problem?.hint).toContain(hint);
  });

  test('for every reason at once', () => {
    expect(problems({ name: `@Shop/${'A'.repeat(300)}` }).map(({ message }) => message.length)).toHaveLength(
      3,
    );
  });

  test('a name of 214 characters is taken', () => {
    const name = 'a'.repeat(214);
    expect(planFeature({ name, parent: null }, orchardView(ROOT)).ok).toBe(true);
  });

  test('whatever is typed, it is a plan below the folder or a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[@a-z/.-]{1,12}$/)),
        (name) => {
          const result = planFeature({ name, parent: null }, orchardView(ROOT));
          return result.ok
            ? result.value.files.every(({ path }) => /^packages\/features\/[a-z][a-z0-9-]*\//.test(path))
            : result.problems.every(({ hint }) => hint !== '');
        },
      ),
    );
  });
});

describe('a name that is taken is refused', () => {
  test('by another package', () => {
    const files = { ...ROOT, 'packages/sales/package.json': '{"name":"@shop/orders"}' };
    expect(problems({}, files)).toMatchObject([
      { message: 'the name @shop/orders is taken by packages/sales', file: 'packages/sales' },
    ]);
  });

  test('by the root', () => {
    expect(problems({ name: 'orchard' })[0]?.message).toBe('the name orchard is taken by the root');
  });

  test('by another package in its folder', () => {
    const holding = (text: string) => ({ ...ROOT, 'packages/features/orders/package.json': text });
    expect(problems({}, holding('{"name":"sales"}'))[0]?.message).toBe(
      'packages/features/orders holds sales',
    );
    expect(problems({}, holding('{}'))[0]?.message).toContain('holds a package without a name');
  });

  test('by a file in the place of its folder, or of the one above', () => {
    for (const file of ['packages/features/orders', 'packages/features'])
      expect(problems({}, { ...ROOT, [file]: '' })[0]?.message).toContain('is, or lies below, a file');
  });
});

describe('a folder is refused', () => {
  test.each(['../orchard', '/etc', 'C:\\orchard', 'packages/../..'])(
    'outside of the repository: %s',
    (parent) => {
      expect(problems({ parent })[0]?.message).toBe(`${parent} is no folder of the repository`);
    },
  );

  test('that the workspace takes no packages from, with one that it does', () => {
    expect(problems({ parent: 'docs' })).toMatchObject([
      {
        message: 'a package in docs/orders would not be one of the workspace',
        hint: 'Let the workspace take packages from docs/*, or use --in packages/features',
      },
    ]);
    expect(problems({ parent: '.' })[0]?.hint).toContain('from ./*');
  });

  test('when the workspace takes packages from nowhere', () => {
    const nowhere = orchardView(ROOT, { isMember: () => false });
    for (const parent of [null, 'docs'])
      expect(planFeature({ name: 'orders', parent }, nowhere)).toMatchObject({ ok: false });
  });
});
