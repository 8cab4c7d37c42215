import path from 'node:path';
import { facesOf } from './faces.ts';
import { none, type Row } from './row.ts';
import { importsOf, matching, modulesOf, type Tree, withoutComments } from './tree.ts';

const MOST_VALUES = 12;
const MOST_KERNEL_FILES = 5;

/** Where files, processes and the environment may be touched: the world of the command line and what stands beside the floors. */
const HOMES =
  /^packages\/(?:cli\/src\/(?:world\/|bin\.ts)|(?:core-testing|ledger|train)\/src\/|features\/|manifest\/src\/assert-feature-conformance\.ts)/;
const WORLD = /^(?:node:)?(?:fs|fs\/promises|child_process|process|worker_threads|net|http|https|os)$/;
const IMPURE = /\b(?:Date|process|console|async|await|fetch|setTimeout)\b|Math\.random/;
const WRITING = /\b(?:process|console)\.|\.write\(|'node:(?!(?:util|crypto)')/;
const CONFIGURATION = /(?:^|\/)(?:feature\.manifest|[\w.]+\.config)\.ts$/;

/** Points 1 to 8. `layers` is what the layer check said. */
export function architecture(tree: Tree, layers: string): Row[] {
  const inner = [...matching(modulesOf(tree), /^packages\//)].filter(([name]) => !HOMES.test(name));
  const reachers = inner.filter(([, text]) => importsOf(text).some((name) => WORLD.test(name))).map(nameOf);
  return [
    layerRow(layers),
    none(2, 'I/O has one home', reachers),
    none(3, 'verdict is pure', holders(matching(modulesOf(tree), /^packages\/verdict\//), IMPURE)),
    none(4, 'reporters return strings', holders(matching(tree, /^packages\/cli\/src\/render\//), WRITING)),
    ...faceRows(tree),
    drawerRow(tree),
    none(8, 'no relative way to another package', strays(tree)),
  ];
}

function layerRow(layers: string): Row {
  const [, modules = '0', violations = '?'] = /(\d+) modules, (\d+) violations/.exec(layers) ?? [];
  const found = `${violations} in ${modules} modules`;
  return { point: 1, what: 'layers hold', found, bar: '0', isKept: violations === '0' && modules !== '0' };
}

function faceRows(tree: Tree): Row[] {
  const faces = facesOf(tree);
  const wide = faces.filter((face) => face.values.length > MOST_VALUES);
  const deep = [...matching(tree, /^(?:packages|tools)\/.*\.ts$/)]
    .filter(([name, text]) => importsOf(text).some((target) => isDeep(name, target)))
    .map(nameOf);
  const most = Math.max(0, ...faces.map((face) => face.values.length));
  const shown = wide.map((face) => `${face.name} ${face.values.length}`).join(', ');
  return [
    {
      point: 6,
      what: 'faces are narrow (values)',
      found: shown || `${most} at most`,
      bar: `<= ${MOST_VALUES}`,
      isKept: wide.length === 0,
    },
    none(6, 'no import past a face', deep),
  ];
}

function isDeep(from: string, target: string): boolean {
  // What a package gives to those who cannot wait is a second face.
  if (/^@tidemark\/[^/]+\/.+/.test(target)) return !/\.json$|\/sync$/.test(target);
  const to = pathOf(from, target);
  return isElsewhere(from, to) && !to.endsWith('/src/index.ts');
}

function drawerRow(tree: Tree): Row {
  const drawers = [...tree.keys()].filter((name) => /(?:^|\/)(?:utils?|helpers|common|shared)\//.test(name));
  const kernel = matching(tree, /^packages\/kernel\/src\/(?!index\.ts$)/).size;
  return {
    point: 7,
    what: 'no drawer; files of the kernel, its face apart',
    found: `${drawers.length} drawers, ${kernel} files`,
    bar: `0, <= ${MOST_KERNEL_FILES}`,
    isKept: drawers.length === 0 && kernel <= MOST_KERNEL_FILES,
  };
}

function strays(tree: Tree): string[] {
  return [...matching(tree, /^packages\/.*\.ts$/)]
    .filter(([name]) => !CONFIGURATION.test(name))
    .filter(([name, text]) => importsOf(text).some((target) => isElsewhere(name, pathOf(name, target))))
    .map(nameOf);
}

function isElsewhere(from: string, to: string): boolean {
  const owner = (name: string) => /^packages\/(?:features\/)?[^/]+\//.exec(name)?.[0] ?? null;
  return owner(to) !== null && owner(from) !== owner(to);
}

/** What a relative import leads to; any other is a name, not a path. */
function pathOf(from: string, target: string): string {
  return target.startsWith('.') ? path.posix.join(path.posix.dirname(from), target) : '';
}

function holders(tree: Tree, pattern: RegExp): string[] {
  return [...tree].filter(([, text]) => pattern.test(withoutComments(text))).map(nameOf);
}

function nameOf([name]: readonly [name: string, text: string]): string {
  return name;
}
