import { toRepoPath } from '@tidemark/kernel';
import type { FileTree } from '@tidemark/test-kit';
import { describe, expect, test } from 'vitest';
import { planCoverageBands } from '../../src/index.ts';
import { orchardView } from '../orchard-view.ts';

const FOLDER = 'packages/apple';
const MANIFEST = `${FOLDER}/feature.manifest.ts`;
const ENTITIES = 'entities: { statements: 100, branches: 100, functions: 100, lines: 100 },';
const USE_CASES = "'use-cases': { statements: 100, branches: 95, functions: 100, lines: 100 },";
const CONTROLLERS = 'controllers: { statements: 100, branches: 95, functions: 100, lines: 100 },';
const BASELINE = 'baseline: { statements: 80, branches: 75, functions: 80, lines: 80 },';
const EVERY = [ENTITIES, USE_CASES, CONTROLLERS, BASELINE];

function orchard(manifest: string | null): FileTree {
  const described = { [`${FOLDER}/package.json`]: '{"name":"@shop/apple"}', 'package.json': '{}' };
  return manifest === null ? described : { ...described, [MANIFEST]: manifest };
}

async function planned(manifest: string, wanted = '@shop/apple') {
  const result = await planCoverageBands(
    { wanted, folder: toRepoPath(wanted) },
    orchardView(orchard(manifest)),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Checks what a manifest becomes, and that it stays that when it is planned again. */
async function check(before: string, after: string): Promise<void> {
  const { files } = await planned(before);
  expect(files).toEqual(before === after ? [] : [{ path: MANIFEST, before, after }]);
  expect((await planned(after)).files).toEqual([]);
}

const indented = (indent: string, lines: readonly string[]) =>
  lines.map((line) => `${indent}${line}\n`).join('');

describe('bands are written out', () => {
  test('in a section of their own where there is none', async () => {
    await check(
      "import { defineFeature } from '@tidemark/manifest';\n\nexport default defineFeature({\n  name: 'apple', // the fruit\n});\n",
      "import { defineFeature } from '@tidemark/manifest';\n\nexport default defineFeature({\n  name: 'apple', // the fruit\n" +
        `  coverage: {\n    bands: {\n${indented('      ', EVERY)}    },\n  },\n});\n`,
    );
  });

  test('beside what else the section says', async () => {
    await check(
      "export default {\n  name: 'apple',\n  coverage: {\n    // half of them\n    mutationScore: 50,\n  },\n};\n",
      "export default {\n  name: 'apple',\n  coverage: {\n    // half of them\n    mutationScore: 50,\n" +
        `    bands: {\n${indented('      ', EVERY)}    },\n  },\n};\n`,
    );
  });

  test('below those that are there, which stay as they are with their comments', async () => {
    const own =
      '      baseline: { statements: 1.5, branches: 2, functions: 3, lines: 4 }, // for now\n      // more to come\n';
    const [head, tail] = [
      "export default {\n  name: 'apple',\n  coverage: {\n    bands: {\n",
      '    },\n  },\n};\n',
    ];
    await check(head + own + tail, head + own + indented('      ', EVERY.slice(0, 3)) + tail);
  });

  test('for layers of its own at the baseline that they are held to', async () => {
    const { added, files } = await planned(
      "export default {\n  name: 'apple',\n  layers: { core: 'src/**' },\n  coverage: {\n    bands: {\n      baseline: { statements: 1, branches: 2, functions: 3, lines: 4 },\n    },\n  },\n};\n",
    );
    expect(added).toEqual(['core']);
    expect(files[0]?.after).toContain(
      'lines: 4 },\n      core: { statements: 1, branches: 2, functions: 3, lines: 4 },\n    },\n',
    );
  });

  test('beside the constant of the defaults, where that lacks a layer', async () => {
    const [head, tail] = [
      "import { DEFAULT_COVERAGE_BANDS, DEFAULT_LAYERS } from '@tidemark/manifest';\nexport default {\n  name: 'apple',\n  layers: { ...DEFAULT_LAYERS, core: 'src/c/**' },\n  coverage: {\n    bands: ",
      ',\n  },\n};\n',
    ];
    const core = 'core: { statements: 80, branches: 75, functions: 80, lines: 80 },';
    await check(
      `${head}DEFAULT_COVERAGE_BANDS${tail}`,
      `${head}{\n      ...DEFAULT_COVERAGE_BANDS,\n      ${core}\n    }${tail}`,
    );
    await check(
      `${head}{ ...DEFAULT_COVERAGE_BANDS }${tail}`,
      `${head}{\n      ...DEFAULT_COVERAGE_BANDS,\n      ${core}\n    }${tail}`,
    );
  });
});

describe('the manner of the file is kept:', () => {
  test('line breaks of Windows, tabs, double quotes, a byte order mark, and no comma at the end', async () => {
    const before =
      '\ufeffimport { defineFeature } from "@tidemark/manifest";\r\nexport default defineFeature({\r\n\tname: "apple" // fruit\r\n});\r\n';
    const { files } = await planned(before);
    const after = files[0]?.after ?? '';
    expect(after.startsWith(before.slice(0, -' // fruit\r\n});\r\n'.length))).toBe(true);
    expect(after).toContain('"apple", // fruit\r\n\tcoverage: {\r\n\t\tbands: {\r\n\t\t\tentities: {');
    expect(after).toContain('\r\n\t\t\t"use-cases": {');
    expect(after.endsWith('lines: 80 },\r\n\t\t},\r\n\t}\r\n});\r\n')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a literal on one line is opened, with the comments in it', async () => {
    const { files } = await planned(
      "export default { name: 'apple', /* soft */ coverage: { exclude: [] } /* end */ };\n",
    );
    expect(files[0]?.after).toBe(
      `export default { name: 'apple', /* soft */ coverage: {\n  exclude: [],\n  bands: {\n${indented('    ', EVERY)}  },\n} /* end */ };\n`,
    );
    const again = await planned("export default { /* red */ name: 'apple' /* end */ };\n");
    expect(again.files[0]?.after).toBe(
      `export default {\n  /* red */ name: 'apple', /* end */\n  coverage: {\n    bands: {\n${indented('      ', EVERY)}    },\n  },\n};\n`,
    );
  });
});

describe('a manifest is edited where it says what it says:', () => {
  test.each([
    ['behind as const', 'export default { name: "apple" } as const;\n'],
    ['behind satisfies', 'export default ({ name: "apple" } satisfies object);\n'],
    ['in a constant', 'const manifest = { name: "apple" };\nexport default defineFeature(manifest);\n'],
    [
      'in a constant that is spread',
      'const rest = { coverage: { exclude: [] } };\nexport default { name: "apple", ...rest };\n',
    ],
    ['by its own name', 'const coverage = { bands: {} };\nexport default { name: "apple", coverage };\n'],
    [
      'by an index',
      "const all = { apple: {} };\nexport default { name: 'apple', coverage: all['apple'] };\n",
    ],
    [
      'in a member',
      'const all = { bands: {} };\nexport default { name: "apple", coverage: { bands: all.bands } };\n',
    ],
    ['in quotes', 'export default { name: "apple", "coverage": { "bands": {} } };\n'],
    [
      'the last time',
      'const old = { coverage: {} };\nexport default { ...old, name: "apple", coverage: { exclude: [] } };\n',
    ],
  ])('%s', async (_where, before) => {
    const { files, added } = await planned(before);
    expect(added).toEqual(['entities', 'use-cases', 'controllers', 'baseline']);
    const after = files[0]?.after ?? '';
    expect((await planned(after)).files).toEqual([]);
    for (const line of EVERY) expect(after.replaceAll('"', "'")).toContain(line);
  });
});

describe('no plan is made', () => {
  const problems = async (wanted: string, manifest: string | null) => {
    const result = await planCoverageBands(
      { wanted, folder: toRepoPath(wanted) },
      orchardView(orchard(manifest)),
    );
    return result.ok ? [] : result.problems;
  };

  test('for a package that is not there', async () => {
    expect(await problems('@shop/pear', '')).toMatchObject([
      { code: 'usage', message: "there is no package '@shop/pear' in the workspace" },
    ]);
    expect(await problems('../apple', '')).toMatchObject([{ code: 'usage' }]);
  });

  test('for a package without a manifest', async () => {
    expect(await problems('packages/apple', null)).toMatchObject([{ code: 'usage', file: FOLDER }]);
  });

  test('for a manifest that is no data, with every line that is none', async () => {
    const found = await problems(
      '@shop/apple',
      'export default {\n  name: env.NAME,\n  coverage: load(),\n};\n',
    );
    expect(new Set(found.map(({ code, file, line }) => `${code} ${file}:${line}`))).toEqual(
      new Set([`invalid-manifest ${MANIFEST}:2`, `invalid-manifest ${MANIFEST}:3`]),
    );
  });

  test('and its package is found by its folder too', async () => {
    expect(await planned("export default { name: 'apple' };\n", 'packages/apple/')).toMatchObject({
      packageName: '@shop/apple',
      folder: FOLDER,
      manifest: MANIFEST,
    });
  });
});
