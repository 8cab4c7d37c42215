import { createRepository, type Repository } from '@tidemark/test-kit';
import { diff } from '../run-tidemark.ts';

/** The manifest of an orchard with a coverage block of these lines. */
export function manifest(...coverage: readonly string[]): string {
  return `export default {\n  name: 'orchard',\n  coverage: {\n${coverage.map((line) => `    ${line}\n`).join('')}  },\n};\n`;
}

/** A line of `bands` with one number for all four metrics. */
export function bands(byLayer: Readonly<Record<string, number>>): string {
  const entries = Object.entries(byLayer).map(
    ([layer, n]) => `'${layer}': { statements: ${n}, branches: ${n}, functions: ${n}, lines: ${n} }`,
  );
  return `bands: { ${entries.join(', ')} },`;
}

/** An allow entry that explains what this change does to a path. */
export function because(reason: string, path = 'feature.manifest.ts'): string {
  return `allow: [{ path: '${path}', reason: '${reason}', owner: 'ada', expires: '2099-12-31' }],`;
}

/** A committed orchard: one package with a manifest, two sources and a test. */
export function orchard(
  coverage: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Repository {
  return createRepository({
    'packages/orchard/package.json': '{"name":"orchard"}',
    'packages/orchard/feature.manifest.ts': manifest(...coverage),
    'packages/orchard/src/entities/apple.ts': 'export const apple = 1;\n',
    'packages/orchard/src/pear.ts': 'export const pear = 1;\n',
    'packages/orchard/src/pear.test.ts': "it('ripens', () => {});\n",
    ...more,
  });
}

export const MANIFEST = 'packages/orchard/feature.manifest.ts';

/** The weakenings of the working tree as `kind file:line subject (from → to) [reason]`, and the answer around them. */
export async function weakened(repository: Repository, ...words: readonly string[]) {
  const { code, document } = await diff(repository, ...words);
  return {
    code,
    reason: document.reason,
    list: document.weakened.map(
      ({ kind, file, line, subject, from, to, reason }) =>
        `${kind} ${file.replace('packages/orchard/', '')}${line === null ? '' : `:${line}`} ${subject} (${from} → ${to})${reason === null ? '' : ` because ${reason}`}`,
    ),
  };
}
