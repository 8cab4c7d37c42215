import { byText, METRICS, type Band } from '@tidemark/kernel';
import type { CodeStyle } from '../text/source-style.ts';

/** What a manifest is to say. Empty parts are left out of the text. */
export interface ManifestContent {
  readonly name: string;
  readonly layers: readonly { readonly layer: string; readonly globs: readonly string[] }[];
  readonly bands: ReadonlyMap<string, Band>;
  readonly exclude: readonly string[];
}

/** Writes a manifest: through `defineFeature` where the package can import it, else as the plain object it stands for. */
export function manifestText(
  content: ManifestContent,
  { style, form }: { readonly style: CodeStyle; readonly form: 'defined' | 'plain' },
): string {
  const { semicolon } = style;
  const object = objectText(content, style);
  const text =
    form === 'plain'
      ? `export default ${object}${semicolon}\n`
      : `import { defineFeature } from ${quoted('@tidemark/manifest', style)}${semicolon}\n\nexport default defineFeature(${object})${semicolon}\n`;
  return text.replaceAll('\n', style.newline);
}

function objectText({ name, layers, bands, exclude }: ManifestContent, style: CodeStyle): string {
  const { indent } = style;
  const text = (value: string) => quoted(value, style);
  const list = (values: readonly string[]) => `[${values.map(text).join(', ')}]`;
  const lines = [`{`, `${indent}name: ${text(name)},`];
  if (layers.length > 0) {
    lines.push(`${indent}layers: {`);
    for (const { layer, globs } of layers) {
      const [only, ...others] = globs;
      const value = only !== undefined && others.length === 0 ? text(only) : list(globs);
      lines.push(`${indent.repeat(2)}${keyOf(layer, text)}: ${value},`);
    }
    lines.push(`${indent}},`);
  }
  if (bands.size + exclude.length > 0) {
    lines.push(`${indent}coverage: {`);
    if (bands.size > 0) {
      lines.push(`${indent.repeat(2)}bands: {`);
      for (const [layer, band] of inOrder(bands))
        lines.push(`${indent.repeat(3)}${keyOf(layer, text)}: ${bandText(band)},`);
      lines.push(`${indent.repeat(2)}},`);
    }
    if (exclude.length > 0) lines.push(`${indent.repeat(2)}exclude: ${list(exclude)},`);
    lines.push(`${indent}},`);
  }
  return [...lines, '}'].join('\n');
}

/** The baseline last, as everything else. */
function inOrder(bands: ReadonlyMap<string, Band>): [string, Band][] {
  const rank = (layer: string) => (layer === 'baseline' ? 1 : 0);
  return [...bands].toSorted(([one], [other]) => rank(one) - rank(other) || byText(one, other));
}

function bandText(band: Band): string {
  return `{ ${METRICS.map((metric) => `${metric}: ${band[metric]}`).join(', ')} }`;
}

function keyOf(name: string, text: (value: string) => string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : text(name);
}

function quoted(value: string, { quote }: CodeStyle): string {
  const inner = JSON.stringify(value).slice(1, -1);
  return quote === '"'
    ? `"${inner}"`
    : `'${inner.replaceAll(String.raw`\"`, '"').replaceAll("'", String.raw`\'`)}'`;
}
