/** A module of one construct, and what a test does with it: `m` is the module. */
export interface Construct {
  readonly name: string;
  readonly text: string;
  /** Null: no test imports the module. */
  readonly test: string | null;
}

const LIB = `import { grow } from './grow.ts';\n`;

export const CONSTRUCTS: readonly Construct[] = [
  {
    name: 'continuation lines',
    test: 'm.ripe()',
    text: `${LIB}export function ripe() {
  return grow(
    'apple',
    1 +
      2,
  );
}
export function rotten(
  name: string,
) {
  return grow(
    name,
    2,
  );
}
`,
  },
  {
    name: 'several statements on a line',
    test: 'm.pick(true)',
    text: `${LIB}export function pick(early: boolean) {
  const a = 1; if (early) return a; grow('late');
  return 2;
}
`,
  },
  {
    name: 'else branches',
    test: 'm.pick(1)',
    text: `${LIB}export function pick(size: number) {
  if (size > 2) {
    grow('large');
  } else if (
    size > 1 &&
    grow('middle')
  ) {
    grow('middle');
  } else grow('small');
  if (size > 3)
    grow('huge');
  if (size < 3) {
    grow('tiny');
  } else {
  }
}
`,
  },
  {
    name: 'cases',
    test: `m.pick('apple')`,
    text: `${LIB}export function pick(name: string) {
  switch (name) {
    case 'apple':
      return 1;
    case 'pear': {
      grow(name);
      break;
    }
    case 'plum':
    default:
      return 3;
  }
  return 2;
}
`,
  },
  {
    name: 'conditional expressions',
    test: `m.view(false, 'x')`,
    text: `${LIB}export function view(admin: boolean, name: string) {
  const short = admin ? grow(name) : name;
  return {
    short,
    panel: admin
      ? {
          title: grow(name),
          rows: 1,
        }
      : null,
    menu: (admin ? [
      grow(name),
    ] : []),
  };
}
`,
  },
  {
    name: 'logical expressions',
    test: `m.view(false, 'x')`,
    text: `${LIB}export function view(admin: boolean, name?: string) {
  admin && grow('short');
  return [
    admin &&
      grow(
        'long',
      ),
    name ??
      grow('other'),
    name ||
      admin
      || grow('third'),
  ];
}
`,
  },
  {
    name: 'logical assignment',
    test: `m.fill({ name: 'x' })`,
    text: `${LIB}export function fill(tree: { name?: string }) {
  tree.name ??= String(
    grow('apple'),
  );
  return tree;
}
`,
  },
  {
    name: 'default arguments',
    test: `m.pick('a')`,
    text: `${LIB}export function pick(
  name = 'apple',
  size = grow(
    name,
  ),
  { ripe = grow('ripe') } = {},
) {
  return [name, size, ripe];
}
export const never = (name = grow('a')) => name;
`,
  },
  {
    name: 'optional chaining',
    test: `m.pick(undefined)`,
    text: `${LIB}export function pick(tree?: { shake(name: unknown): string }) {
  return tree?.shake(
    grow('apple'),
  );
}
`,
  },
  {
    name: 'arrow bodies',
    test: `m.used(1) + m.bracket(1)`,
    text: `${LIB}export const used = (a: number) =>
  a +
  1;
export const unused = (a: number) =>
  a +
  1;
export const bracket = (a: number) =>
  (a + 1) *
  2;
export const block = () => {
  grow('apple');
};
grow(
  'apple',
  () => {},
  () => grow('pear'),
  (name: string) => {
    grow(name);
  },
);
`,
  },
  {
    name: 'callbacks over several lines',
    test: `m.names([])`,
    text: `${LIB}export function names(list: string[]) {
  grow(
    'apple',
    (name: string) => {
      grow(name);
    },
  );
  return list.map(
    (name) => {
      return grow(name);
    },
  );
}
`,
  },
  {
    name: 'class fields',
    test: `m.Tree.kind`,
    text: `${LIB}const plant = (base: typeof Object) => base;
export class Tree
  extends plant(Object) {
  name: string | undefined;
  rings =
    grow('ring');
  static kind =
    'oak';
  static {
    grow('static');
  }
  shake = () => {
    return this.rings;
  };
  #hidden = [
    1,
  ];
  get hidden() {
    return this.#hidden;
  }
}
`,
  },
  {
    name: 'decorators',
    test: `m.Tree`,
    text: `${LIB}const shape = (map: (value: unknown) => unknown) => (..._: unknown[]) => void map;
@shape((value) => value)
export class Tree {
  @shape((value) => {
    return grow(value);
  })
  rings!: string;
  @shape(
    String,
  )
  size = 1;
  @shape(String)
  shake(@shape(String) name: string) {
    return grow(name);
  }
}
`,
  },
  {
    name: 'JSX',
    test: `m.view(false, [])`,
    text: `${LIB}const h = (...parts: unknown[]) => parts;
export const view = (admin: boolean, names: string[]) => (
  <ul
    title={String(grow('title'))}
  >
    {admin && (
      <li>
        {grow('admin')}
        text
      </li>
    )}
    {admin
      ? <b />
      : <i>none</i>}
    {names.map((name) => (
      <li>{name}</li>
    ))}
  </ul>
);
`,
  },
  {
    name: 'exceptions and loops',
    test: `m.pick([])`,
    text: `${LIB}export function pick(names: string[]) {
  for (const name of names) {
    grow(name);
  }
  for (let at = 0; at < 0; at += 1) grow(at);
  try {
    grow('apple');
  } catch (error) {
    grow(error);
  } finally {
    grow('pear');
  }
  done: while (names.length > 0) {
    break done;
  }
  throw new Error(
    'ripe',
  );
}
`,
  },
  {
    name: 'template literals',
    test: `m.used('x')`,
    text: `${LIB}export const used = (name: string) => \`a
)
\${name}\`;
export const unused = (name: string) => \`a
)
\${grow(
  name,
)}\`;
`,
  },
  {
    name: 'methods of objects',
    test: `m.tree.shake()`,
    text: `${LIB}export const tree = {
  shake() {
    return grow('apple');
  },
  get size() {
    return grow('size');
  },
  fell: function () {
    return grow('fell');
  },
  [String(
    grow('key'),
  )]: 1,
};
`,
  },
  {
    name: 'enums and namespaces',
    test: `m.Size.small`,
    text: `export enum Size {
  small = 1,
  large = small +
    1,
}
export namespace Trees {
  export const apple = 1;
  export function pear() {
    return 2;
  }
}
`,
  },
  {
    name: 'exported expressions, imported by a test',
    test: `m.default`,
    text: `${LIB}export default grow(
  'apple',
);
export class NotFound extends Error {}
`,
  },
  {
    name: 'exported expressions, imported by none',
    test: null,
    text: `${LIB}export default grow(
  'apple',
);
export class NotFound extends Error {}
`,
  },
  {
    name: 'functions without statements',
    test: `m.used()`,
    text: `export function used() {}
export function unused(
  _name: string,
) {}
export type Ripe =
  | 'apple';
`,
  },
];
