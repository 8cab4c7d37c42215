import type { Band } from '@tidemark/kernel';
import { DEFAULT_COVERAGE_BANDS } from '@tidemark/manifest';
import {
  Node,
  type Expression,
  type ObjectLiteralExpression,
  Project,
  type SourceFile,
  type SpreadAssignment,
} from 'ts-morph';
import { bandLines } from './band-lines.ts';
import { type TextStyle, textStyle, withProperties, withSplice } from './object-text.ts';

/**
 * Writes bands into the text of a manifest, those of layers that have none there; everything else stays as it is, byte
 * for byte. `added` names them. The text must be one that `readManifest` takes.
 */
export function withBands(
  text: string,
  bands: Readonly<Record<string, Band>>,
): { readonly after: string; readonly added: readonly string[] } {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const file = project.createSourceFile('feature.manifest.ts', text.slice(mark.length));
  const manifest = manifestIn(file);
  const coverage = propertyOf(manifest, 'coverage');
  const written = coverage === null ? null : propertyOf(coverage, 'bands');
  const names = written === null ? [] : bandNames(written);
  const missing = Object.fromEntries(Object.entries(bands).filter(([name]) => !names.includes(name)));
  const added = Object.keys(missing);
  if (added.length === 0) return { after: text, added };
  const style = textStyle(file.getFullText());
  const linesAt = (indent: string) => bandLines(missing, { indent, quote: style.quote });
  return { after: mark + edited({ manifest, coverage, bands: written }, linesAt, style), added };
}

type LinesAt = (indent: string) => string[];

interface Sections {
  readonly manifest: Expression;
  readonly coverage: Expression | null;
  readonly bands: Expression | null;
}

/** Into the innermost section that there is. */
function edited({ manifest, coverage, bands }: Sections, linesAt: LinesAt, style: TextStyle): string {
  if (bands !== null) return withLines(bands, linesAt, style);
  const section = nested('bands', linesAt, style);
  if (coverage !== null) return withLines(coverage, section, style);
  return withLines(manifest, nested('coverage', section, style), style);
}

function nested(name: string, linesAt: LinesAt, { unit }: TextStyle): LinesAt {
  return (indent) => [`${indent}${name}: {`, ...linesAt(indent + unit), `${indent}},`];
}

/** A constant that is imported can only be spread; a list of properties is added to. */
function withLines(node: Expression, linesAt: LinesAt, style: TextStyle): string {
  if (Node.isObjectLiteralExpression(node)) return withProperties(node, linesAt, style);
  const spread: LinesAt = (indent) => [`${indent}...${node.getText()},`, ...linesAt(indent)];
  return withSplice(node, spread, style);
}

function manifestIn(file: SourceFile): Expression {
  const exported = file.getExportAssignmentOrThrow((declaration) => !declaration.isExportEquals());
  const node = meaningOf(exported.getExpression());
  const [argument] = Node.isCallExpression(node) ? node.getArguments() : [];
  return Node.isExpression(argument) ? meaningOf(argument) : node;
}

/** The expression itself, behind brackets, `as const`, `satisfies` and the constants of the file. */
function meaningOf(node: Expression): Expression {
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node))
    return meaningOf(node.getExpression());
  if (Node.isIdentifier(node)) {
    const meant = node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer();
    return meant === undefined ? node : meaningOf(meant);
  }
  if (!Node.isPropertyAccessExpression(node)) return node;
  return propertyOf(meaningOf(node.getExpression()), node.getName()) ?? node;
}

/** What a property holds, its own or one that is spread in; the last one counts. */
function propertyOf(node: Expression, name: string): Expression | null {
  const properties = Node.isObjectLiteralExpression(node) ? node.getProperties().toReversed() : [];
  for (const property of properties) {
    const isSpread = Node.isSpreadAssignment(property);
    if (!isSpread && keyOf(property) === name) return valueOf(property);
    const found = isSpread ? propertyOf(meaningOf(property.getExpression()), name) : null;
    if (found !== null) return found;
  }
  return null;
}

type Property = Exclude<ReturnType<ObjectLiteralExpression['getProperties']>[number], SpreadAssignment>;

function valueOf(property: Property): Expression | null {
  const value = Node.isPropertyAssignment(property) ? property.getInitializer() : property.getNameNode();
  return Node.isExpression(value) ? meaningOf(value) : null;
}

function keyOf(property: Property): string {
  return property.getName().replace(/^(['"])(.*)\1$/, '$2');
}

/** The layers that have a band. The one constant of ours that holds bands has those of the defaults. */
function bandNames(node: Expression): string[] {
  if (!Node.isObjectLiteralExpression(node)) return Object.keys(DEFAULT_COVERAGE_BANDS);
  return node
    .getProperties()
    .flatMap((property) =>
      Node.isSpreadAssignment(property) ? bandNames(meaningOf(property.getExpression())) : keyOf(property),
    );
}
