import type { SyntaxNode, Tree } from '@lezer/common';
import { type Diagnostic, stopsAtSyntax } from '../diagnostic';
import type * as ast from './ast';
import { buildDecls, importSpecs } from './build-decls';
import { buildExpr } from './build-exprs';
import { buildBlock } from './build-stmts';
import { buildType } from './build-types';
import { explainSyntax } from './explain/explain';
import { readable } from './explain/scanner';
import { parser } from './generated/parser.js';
import { diagnosticAt } from './position';
import { bad, type Builder, childNamed, childrenOf, ident } from './tree';

/**
 * Go text → tree. Two readers share the work. The grammar of @lezer/go, which recovers from anything, makes
 * the tree; `explainSyntax` accepts exactly what Go's compiler accepts and words an error as that does. A text that
 * Go does not check gets an empty tree.
 */
export function parseFile(source: ast.SourceFile): {
  file: ast.File;
  diagnostics: Diagnostic[];
} {
  const diagnostics = explainSyntax(source);
  // Nobody looks at the tree of such a text, and recovering from thousands of errors takes the grammar minutes.
  if (stopsAtSyntax(diagnostics)) return { file: emptyFile(source), diagnostics };
  const text = readable(source.text);
  const tree = parser.parse(diagnostics.length === 0 ? text : withPlainNames(text));
  if (diagnostics.length === 0) {
    const error = firstError(tree.topNode);
    if (error !== undefined) {
      const message = 'hmapscope cannot read this yet';
      diagnostics.push(diagnosticAt(source, error.from, error.to, message, 'limit'));
    }
    for (const { from, to } of lineDirectives(source.text, tree)) {
      const message = 'hmapscope does not support line directives yet';
      diagnostics.push(diagnosticAt(source, from, to, message, 'unsupported'));
    }
  }
  return { file: buildFile(source, tree.topNode), diagnostics };
}

/** The grammar knows no wrong characters in names, which are reported; places stay. */
function withPlainNames(text: string): string {
  return text.replace(/[^\p{L}\0-\x7f]/gu, (char) => '_'.repeat(char.length));
}

/** `//line foo.go:10` moves all that is said of the lines below to another place. */
const LINE_DIRECTIVE = /^\/\/line .*:\d+[ \t\r]*$|\/\*line [^*\n]*:\d+\*\//gm;

function lineDirectives(text: string, tree: Tree): { from: number; to: number }[] {
  return [...text.matchAll(LINE_DIRECTIVE)]
    .map((found) => ({ from: found.index, to: found.index + found[0].length }))
    .filter(({ from }) => tree.resolveInner(from + 1).name.endsWith('Comment'));
}

function emptyFile(source: ast.SourceFile): ast.File {
  const packageName = ident({ ...NO_BUILDER, text: source.text }, undefined);
  return {
    kind: 'File',
    pos: 0,
    end: source.text.length,
    source,
    packageName,
    imports: [],
    decls: [],
  };
}

const NO_BUILDER: Omit<Builder, 'text'> = {
  type: bad,
  expr: bad,
  block: () => ({ kind: 'Block', pos: 0, end: 0, stmts: [] }),
  decls: () => [],
};

function firstError(top: SyntaxNode): SyntaxNode | undefined {
  const cursor = top.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return undefined;
}

function buildFile(source: ast.SourceFile, top: SyntaxNode): ast.File {
  const b: Builder = {
    text: source.text,
    type: (node) => (node === undefined ? bad(node) : buildTypeOrExpr(b, node)),
    expr: (node) => (node === undefined ? bad(node) : buildExpr(b, node)),
    block: (node) => buildBlock(b, node),
    decls: (node) => buildDecls(b, node),
  };
  const children = childrenOf(top);
  const clause = children.find((n) => n.name === 'PackageClause');
  const name = clause === undefined ? undefined : childNamed(clause, 'DefName');
  return {
    kind: 'File',
    pos: 0,
    end: source.text.length,
    source,
    packageName: ident(b, name),
    imports: children.filter((n) => n.name === 'ImportDecl').flatMap((n) => importSpecs(b, n)),
    decls: children.flatMap((n) => buildDecls(b, n)),
  };
}

/** Where the grammar expects a type, an expression may stand in a broken text. */
function buildTypeOrExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const type = buildType(b, node);
  return type.kind === 'BadExpr' ? buildExpr(b, node) : type;
}
