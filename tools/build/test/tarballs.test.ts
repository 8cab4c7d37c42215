import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, inject, test } from 'vitest';
import { lateImports, notInstalled } from '../src/outside-of.ts';
import { PUBLIC } from './public-packages.ts';

type Ranges = Readonly<Record<string, string>>;

interface Packed {
  readonly name: string;
  readonly bin?: Ranges;
  readonly exports: object;
  readonly generators?: string;
  readonly dependencies: Ranges;
  readonly peerDependencies?: Ranges;
  readonly optionalDependencies?: Ranges;
}

const read = (file: string) => readFileSync(file, 'utf8');
const texts = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [String(value)];

/** What the modules of a text ask for, whether they are loaded at once or later. */
function importsOf(file: string): string[] {
  const text = read(file);
  const { module, errors } = parseSync(file, text);
  expect(errors).toEqual([]);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((one) => one.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
  ].filter((id) => !id.startsWith('.'));
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

test('every package that is not private is packed', () => {
  const all = globSync('{packages,tools}/*/package.json', { cwd: ROOT });
  const open = all.filter((file) => JSON.parse(read(path.join(ROOT, file))).private !== true);
  expect(open.map(path.dirname).toSorted()).toEqual(Object.values(PUBLIC).toSorted());
});

test('all have one version, which is the one that init and the generators ask for', () => {
  const { fixed }: { fixed: string[][] } = JSON.parse(read(path.join(ROOT, '.changeset/config.json')));
  expect(fixed.map((names) => names.toSorted())).toEqual([Object.keys(PUBLIC).toSorted()]);
});

describe.each(Object.keys(PUBLIC))('the tarball of %s', (name) => {
  const folder = path.join(inject('installed'), name);
  const packed: Packed = JSON.parse(read(path.join(folder, 'package.json')));
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const modules = files.filter((file) => /\.(?:js|d\.ts)$/.test(file)).map((file) => path.join(folder, file));

  test('has what bin, exports and generators name, and what the generators name in turn', () => {
    const { bin, exports, generators } = packed;
    const named = texts([bin, exports, generators].filter((value) => value !== undefined));
    expect(named).not.toEqual([]);
    if (generators !== undefined) {
      const listed: { generators: Record<string, { factory: string; schema: string }> } = JSON.parse(
        read(path.join(folder, generators)),
      );
      for (const { factory, schema } of Object.values(listed.generators))
        named.push(factory.replace(/#.*$/, '.js'), schema);
    }
    expect(named.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  });

  test('has types beside every module that it exports', () => {
    const faces = texts(packed.exports).filter((file) => file.endsWith('.js'));
    expect(faces.filter((file) => !existsSync(path.join(folder, file.replace(/\.js$/, '.d.ts'))))).toEqual(
      [],
    );
  });

  test('holds a licence and a readme, and of TypeScript only declarations', () => {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(files.filter((file) => /(?<!\.d)\.[cm]?tsx?$/.test(file))).toEqual([]);
  });

  test('asks for nothing of the workspace', () => {
    const { dependencies, peerDependencies, optionalDependencies } = packed;
    const asked = Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies });
    const ours = asked.filter(([wanted]) => /^(?:@tidemark\/|@repo\/|tidemark$)/.test(wanted));
    expect(ours.filter(([wanted]) => !(wanted in PUBLIC))).toEqual([]);
    expect(asked.filter(([, range]) => /^(?:workspace|link|file|catalog):/.test(range))).toEqual([]);
  });

  test('imports what it depends on, and depends on nothing that it does not use', () => {
    const code = modules.map(read).join('\n');
    const imported = [...modules.flatMap(importsOf), ...lateImports(code)];
    expect(notInstalled(imported, packed)).toEqual([]);
    // The page of mutants is found by its name when it is asked for.
    const isUsed = (wanted: string) =>
      imported.some((id) => id === wanted || id.startsWith(`${wanted}/`)) || code.includes(`"${wanted}/`);
    expect(Object.keys(packed.dependencies).filter((wanted) => !isUsed(wanted))).toEqual([]);
  });
});
