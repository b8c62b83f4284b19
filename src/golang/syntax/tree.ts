import type { SyntaxNode } from '@lezer/common';
import type * as ast from './ast';

/**
 * What the families of builders (types, exprs, stmts, decls) share: the text, and each other. They call one
 * another through this, because a type may hold an expression, which may hold a function, which holds statements.
 */
export interface Builder {
  readonly text: string;
  type(node: SyntaxNode | undefined): ast.Expr;
  expr(node: SyntaxNode | undefined): ast.Expr;
  block(node: SyntaxNode | undefined): ast.Block;
  decls(node: SyntaxNode): ast.Decl[];
}

const SKIPPED = new Set(['⚠', 'LineComment', 'BlockComment']);

/** The children that mean something. The parser's error nodes are not among them: explain/ words errors. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!SKIPPED.has(child.name)) children.push(child);
  }
  return children;
}

export function childNamed(node: SyntaxNode, name: string): SyntaxNode | undefined {
  return childrenOf(node).find((child) => child.name === name);
}

export function childrenNamed(node: SyntaxNode, name: string): SyntaxNode[] {
  return childrenOf(node).filter((child) => child.name === name);
}

/** The children that are not tokens of punctuation or keywords: their names begin with a capital letter. */
export function partsOf(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter((node) => /^[A-Z]/.test(node.name));
}

/** Nodes before, and nodes after, the first token with one of these names. */
export function splitAt(
  nodes: readonly SyntaxNode[],
  ...names: string[]
): { before: SyntaxNode[]; token: SyntaxNode | undefined; after: SyntaxNode[] } {
  const at = nodes.findIndex((node) => names.includes(node.name));
  if (at < 0) return { before: [...nodes], token: undefined, after: [] };
  return { before: nodes.slice(0, at), token: nodes[at], after: nodes.slice(at + 1) };
}

export function textOf(b: Builder, node: SyntaxNode): string {
  return b.text.slice(node.from, node.to);
}

export function ident(b: Builder, node: SyntaxNode | undefined): ast.Ident {
  if (node === undefined) return { kind: 'Ident', pos: 0, end: 0, name: '_' };
  return { kind: 'Ident', pos: node.from, end: node.to, name: textOf(b, node) };
}

export function bad(node: SyntaxNode | undefined): ast.BadExpr {
  return { kind: 'BadExpr', pos: node?.from ?? 0, end: node?.to ?? 0 };
}
