import type { SyntaxNode } from '@lezer/common';
import type * as ast from './ast';
import { operandsOf } from './build-exprs';
import { type Builder, childNamed, childrenOf, ident, partsOf, splitAt, textOf } from './tree';

export function buildBlock(b: Builder, node: SyntaxNode | undefined): ast.Block {
  if (node === undefined) return { kind: 'Block', pos: 0, end: 0, stmts: [] };
  const stmts = statements(b, childrenOf(node));
  return { kind: 'Block', pos: node.from, end: node.to, stmts };
}

function statements(b: Builder, nodes: readonly SyntaxNode[]): ast.Stmt[] {
  return partsOf(nodes).map((node) => buildStmt(b, node));
}

export function buildStmt(b: Builder, node: SyntaxNode): ast.Stmt {
  const at = { pos: node.from, end: node.to };
  const children = childrenOf(node);
  const parts = partsOf(children);
  switch (node.name) {
    case 'ExprStatement':
      return { kind: 'ExprStmt', ...at, x: b.expr(children[0]) };
    case 'SendStatement':
      return { kind: 'SendStmt', ...at, chan: b.expr(children[0]), value: b.expr(children[2]) };
    case 'IncDecStatement': {
      const op = children.at(-1)?.name === 'IncDecOp' ? b.text.slice(node.to - 2, node.to) : '++';
      return { kind: 'IncDecStmt', ...at, x: b.expr(children[0]), op: op === '--' ? '--' : '++' };
    }
    case 'Assignment':
    case 'ReceiveStatement':
      return assignment(b, node);
    case 'VarDecl':
      if (children[0]?.name !== 'var') return assignment(b, node);
      return { kind: 'DeclStmt', ...at, decls: b.decls(node) };
    case 'ConstDecl':
    case 'TypeDecl':
    case 'FunctionDecl':
    case 'MethodDecl':
      return { kind: 'DeclStmt', ...at, decls: b.decls(node) };
    case 'Block':
      return b.block(node);
    case 'LabeledStatement': {
      const label = ident(b, parts[0]);
      const inner = parts[1];
      const end = { pos: node.to, end: node.to };
      const stmt: ast.Stmt =
        inner === undefined ? { kind: 'EmptyStmt', ...end } : buildStmt(b, inner);
      return { kind: 'LabeledStmt', ...at, label, stmt };
    }
    case 'IfStatement':
      return ifStmt(b, node);
    case 'SwitchStatement':
      return switchStmt(b, node);
    case 'TypeSwitchStatement':
      return typeSwitchStmt(b, node);
    case 'ForStatement':
      return forStmt(b, node);
    case 'GoStatement':
      return { kind: 'GoStmt', ...at, call: b.expr(children[1]) };
    case 'DeferStatement':
      return { kind: 'DeferStmt', ...at, call: b.expr(children[1]) };
    case 'SelectStatement':
      return {
        kind: 'SelectStmt',
        ...at,
        clauses: commClauses(b, childNamed(node, 'SelectBlock')),
      };
    case 'ReturnStatement': {
      const results = operandsOf(children).map((x) => b.expr(x));
      return { kind: 'ReturnStmt', ...at, results };
    }
    case 'GotoStatement': {
      const tok = (children[0]?.name ?? 'goto') as ast.BranchStmt['tok'];
      const label = parts[0] === undefined ? undefined : ident(b, parts[0]);
      return { kind: 'BranchStmt', ...at, tok, label };
    }
    case 'FallthroughStatement':
      return { kind: 'BranchStmt', ...at, tok: 'fallthrough', label: undefined };
    default:
      return { kind: 'BadStmt', ...at };
  }
}

/** `a, b = c, d`, `a := b`, `a += b`, and the receive of a select case, which may have no left side. */
function assignment(b: Builder, node: SyntaxNode): ast.Stmt {
  const at = { pos: node.from, end: node.to };
  const { before, token, after } = splitAt(childrenOf(node), '=', ':=', 'UpdateOp');
  if (token === undefined) return { kind: 'ExprStmt', ...at, x: b.expr(before[0]) };
  const written = textOf(b, token);
  const op = token.name === 'UpdateOp' ? written.slice(0, -1) : written;
  return {
    kind: 'AssignStmt',
    ...at,
    lhs: operandsOf(before).map((x) => b.expr(x)),
    rhs: operandsOf(after).map((x) => b.expr(x)),
    op: op as ast.AssignStmt['op'],
    opPos: token.from,
  };
}

const SIMPLE = new Set([
  'ExprStatement',
  'SendStatement',
  'IncDecStatement',
  'Assignment',
  'VarDecl',
]);

/** `init;` of an if or a switch: the simple statement among its first children. */
function initOf(b: Builder, nodes: readonly SyntaxNode[]): ast.Stmt | undefined {
  const init = nodes.find((n) => SIMPLE.has(n.name));
  return init === undefined ? undefined : buildStmt(b, init);
}

function ifStmt(b: Builder, node: SyntaxNode): ast.IfStmt {
  const { before, after } = splitAt(childrenOf(node), 'else');
  const parts = operandsOf(before);
  const cond = parts.find((n) => !SIMPLE.has(n.name) && n.name !== 'Block');
  const [other] = partsOf(after);
  let orElse: ast.IfStmt | ast.Block | undefined;
  if (other?.name === 'IfStatement') orElse = ifStmt(b, other);
  else if (other !== undefined) orElse = b.block(other);
  return {
    kind: 'IfStmt',
    pos: node.from,
    end: node.to,
    init: initOf(b, parts),
    cond: b.expr(cond),
    // oxlint-disable-next-line unicorn/no-thenable -- Go's own word; nobody awaits a tree.
    then: b.block(parts.find((n) => n.name === 'Block')),
    else: orElse,
  };
}

function switchStmt(b: Builder, node: SyntaxNode): ast.SwitchStmt {
  const parts = operandsOf(childrenOf(node));
  const tag = parts.find((n) => !SIMPLE.has(n.name) && n.name !== 'SwitchBlock');
  return {
    kind: 'SwitchStmt',
    pos: node.from,
    end: node.to,
    init: initOf(b, parts),
    tag: tag === undefined ? undefined : b.expr(tag),
    clauses: caseClauses(b, childNamed(node, 'SwitchBlock'), (e) => b.expr(e)),
  };
}

function typeSwitchStmt(b: Builder, node: SyntaxNode): ast.TypeSwitchStmt {
  const { before } = splitAt(childrenOf(node), '.');
  const parts = operandsOf(before);
  const bind = parts.find((n) => n.name === 'DefName');
  const x = parts.findLast((n) => !SIMPLE.has(n.name) && n.name !== 'DefName');
  return {
    kind: 'TypeSwitchStmt',
    pos: node.from,
    end: node.to,
    init: initOf(b, parts),
    bind: bind === undefined ? undefined : ident(b, bind),
    x: b.expr(x),
    clauses: caseClauses(b, childNamed(node, 'SwitchBlock'), (e) => b.type(e)),
  };
}

/** Bodies are siblings of their `Case` in the grammar's tree; this brings each under its clause. */
function clausesOf(block: SyntaxNode | undefined): { head: SyntaxNode; body: SyntaxNode[] }[] {
  const clauses: { head: SyntaxNode; body: SyntaxNode[] }[] = [];
  for (const node of block === undefined ? [] : childrenOf(block)) {
    if (node.name === 'Case') clauses.push({ head: node, body: [] });
    else clauses.at(-1)?.body.push(node);
  }
  return clauses;
}

function caseClauses(
  b: Builder,
  block: SyntaxNode | undefined,
  read: (node: SyntaxNode) => ast.Expr,
): ast.CaseClause[] {
  return clausesOf(block).map(({ head, body }) => {
    const children = childrenOf(head);
    const end = partsOf(body).at(-1)?.to ?? head.to;
    return {
      kind: 'CaseClause',
      pos: head.from,
      end,
      exprs: operandsOf(children).map(read),
      isDefault: children[0]?.name === 'default',
      body: statements(b, body),
    };
  });
}

function commClauses(b: Builder, block: SyntaxNode | undefined): ast.CommClause[] {
  return clausesOf(block).map(({ head, body }) => {
    const [comm] = partsOf(childrenOf(head));
    return {
      kind: 'CommClause',
      pos: head.from,
      end: partsOf(body).at(-1)?.to ?? head.to,
      comm: comm === undefined ? undefined : buildStmt(b, comm),
      body: statements(b, body),
    };
  });
}

function forStmt(b: Builder, node: SyntaxNode): ast.Stmt {
  const at = { pos: node.from, end: node.to };
  const parts = operandsOf(childrenOf(node));
  const body = b.block(parts.findLast((n) => n.name === 'Block'));
  const head = parts.find((n) => n.name !== 'Block');
  if (head?.name === 'RangeClause') return rangeStmt(b, node, head, body);
  if (head?.name !== 'ForClause') {
    const cond = head === undefined ? undefined : b.expr(head);
    return { kind: 'ForStmt', ...at, init: undefined, cond, post: undefined, body };
  }
  const first = splitAt(childrenOf(head), ';');
  const second = splitAt(first.after, ';');
  const [cond] = second.before;
  return {
    kind: 'ForStmt',
    ...at,
    init: initOf(b, first.before),
    cond: cond === undefined ? undefined : b.expr(cond),
    post: initOf(b, second.after),
    body,
  };
}

function rangeStmt(b: Builder, node: SyntaxNode, head: SyntaxNode, body: ast.Block): ast.RangeStmt {
  const { before, after } = splitAt(childrenOf(head), 'range');
  const [key, value, extra] = operandsOf(before).map((x) => b.expr(x));
  const define = before.some((n) => n.name === ':=');
  return {
    kind: 'RangeStmt',
    pos: node.from,
    end: node.to,
    key,
    value,
    extra,
    define,
    x: b.expr(after[0]),
    body,
  };
}
