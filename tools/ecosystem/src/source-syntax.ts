import ts from 'typescript';

/** Lines from first to last, 1-based and inclusive. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A statement, from where its value begins; providers may place it as early as what the value is for. */
export interface SourceStatement extends Lines {
  readonly early: number;
}

/** A function, with the first line of its body. */
export interface SourceFunction extends Lines {
  readonly body: number;
}

/** What the compiler, another parser than Tidemark's, says of a source. */
export interface SourceSyntax {
  /** Lines with more on them than comments, types, wiring of modules and brackets that close or separate. */
  readonly code: ReadonlySet<number>;
  readonly statements: readonly SourceStatement[];
  readonly functions: readonly SourceFunction[];
}

/** Null for what the compiler does not read: Vue and Svelte. */
export function sourceSyntax(text: string, path: string): SourceSyntax | null {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return null;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = { code: new Set<number>(), statements: [], functions: [] };
  visit(file, file, found);
  return found;
}

interface Found {
  readonly code: Set<number>;
  readonly statements: SourceStatement[];
  readonly functions: SourceFunction[];
}

function visit(node: ts.Node, file: ts.SourceFile, found: Found): void {
  if (isInert(node)) return;
  const lines = linesOf(node, file);
  if (STATEMENTS.has(node.kind)) found.statements.push({ ...lines, early: lines.first });
  if (ts.isFunctionLike(node)) found.functions.push(linesOfFunction(node, lines, file));
  const value = valueOf(node);
  if (value !== undefined && !ts.isArrowFunction(value) && !ts.isFunctionExpression(value)) {
    found.statements.push({ ...linesOf(value, file), early: lines.first });
  }
  const children = node.getChildren(file);
  for (const child of children) visit(child, file, found);
  if (children.length > 0 || isClosing(node, file)) return;
  for (let line = lines.first; line <= lines.last; line += 1) found.code.add(line);
}

const STATEMENTS = new Set([
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ContinueStatement,
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.TryStatement,
]);

/** Closing punctuation, and the words that only lead to a block: no provider speaks of a line with nothing else on it. */
const CLOSING = /^(?:[{}()\];,]|=>|else|try|finally|do|default|static|as|satisfies|implements|)$/;

/** What runs, although it may stand on its line with a bracket alone. */
const OPENERS = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ArrowFunction,
]);

function isClosing(node: ts.Node, file: ts.SourceFile): boolean {
  // A property may have any word for its name.
  if (ts.isIdentifier(node)) return false;
  const text = node.getText(file);
  if (text === '(' || text === '{') return !OPENERS.has(node.parent.kind);
  if (text === '!') return ts.isNonNullExpression(node.parent);
  if (text === ':') return !ts.isConditionalExpression(node.parent);
  const isAngle = text === '<' || text === '>';
  if (isAngle)
    return !ts.isBinaryExpression(node.parent) && !ts.SyntaxKind[node.parent.kind].startsWith('Jsx');
  return CLOSING.test(text);
}

/** Where what runs is the value and not the name before it. */
function valueOf(node: ts.Node): ts.Node | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) return node.initializer;
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? node.body : undefined;
}

/** The line of the brace that closes a function belongs to what is around the function. */
function linesOfFunction(
  node: ts.SignatureDeclaration,
  { first, last }: Lines,
  file: ts.SourceFile,
): SourceFunction {
  const found = 'body' in node ? node.body : undefined;
  const hasBrace = found !== undefined && ts.isBlock(found);
  const body = found === undefined ? first : linesOf(found, file).first;
  return { first, last: hasBrace ? Math.max(first, last - 1) : last, body };
}

/** Comments for a documentation, types, and what only wires modules together. */
function isInert(node: ts.Node): boolean {
  if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return true;
  // What a class extends runs, whatever the name of its node.
  if (ts.isTypeNode(node)) return !ts.isExpressionWithTypeArguments(node);
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  if (ts.isPropertyDeclaration(node)) return node.initializer === undefined || isDeclared(node);
  if (ts.isFunctionLike(node)) return !('body' in node) || node.body === undefined;
  return INERT.has(node.kind) || (ts.canHaveModifiers(node) && isDeclared(node));
}

const INERT = new Set([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ImportEqualsDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.NamespaceExportDeclaration,
]);

function isDeclared(node: ts.HasModifiers): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}

function linesOf(node: ts.Node, file: ts.SourceFile): Lines {
  const lineAt = (offset: number) => file.getLineAndCharacterOfPosition(offset).line + 1;
  return { first: lineAt(node.getStart(file)), last: lineAt(node.getEnd()) };
}
