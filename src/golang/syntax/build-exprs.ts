import type { SyntaxNode } from '@lezer/common';
import type * as ast from './ast';
import { buildType, signature, typeArgs } from './build-types';
import {
  bad,
  type Builder,
  childNamed,
  childrenNamed,
  childrenOf,
  ident,
  partsOf,
  splitAt,
  textOf,
} from './tree';

/** The grammar's `expr`; a type where an expression was expected is taken as a type. */
export function buildExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const at = { pos: node.from, end: node.to };
  const children = childrenOf(node);
  const parts = partsOf(children);
  switch (node.name) {
    case 'VariableName':
    case 'DefName':
    case 'FieldName':
    case 'make':
    case 'new':
      return ident(b, node);
    case 'Number':
      return { kind: 'BasicLit', ...at, lit: numberKind(textOf(b, node)), text: textOf(b, node) };
    case 'Rune':
      return { kind: 'BasicLit', ...at, lit: 'rune', text: textOf(b, node) };
    case 'String':
      return { kind: 'BasicLit', ...at, lit: 'string', text: textOf(b, node) };
    case 'TypedLiteral':
      return compositeLit(b, node, b.type(parts[0]), parts[1]);
    case 'LiteralValue':
      return compositeLit(b, node, undefined, node);
    case 'ParenthesizedExpr':
      return { kind: 'ParenExpr', ...at, x: b.expr(parts[0]) };
    case 'FunctionLiteral': {
      const type = signature(b, node, node.from);
      return { kind: 'FuncLit', ...at, type, body: b.block(childNamed(node, 'Block')) };
    }
    case 'Conversion':
      return conversion(b, node, parts[0], parts[1]);
    case 'SelectorExpr': {
      const sel = children.findLast((n) => n.name === 'FieldName');
      return { kind: 'SelectorExpr', ...at, x: b.expr(parts[0]), sel: ident(b, sel) };
    }
    case 'IndexExpr':
      return { kind: 'IndexExpr', ...at, x: b.expr(parts[0]), indices: [b.expr(parts[1])] };
    case 'ParameterizedExpr':
      return { kind: 'IndexExpr', ...at, x: b.expr(parts[0]), indices: typeArgs(b, parts[1]) };
    case 'SliceExpr':
      return sliceExpr(b, node);
    case 'TypeAssertion':
      return { kind: 'TypeAssertExpr', ...at, x: b.expr(parts[0]), type: b.type(parts[1]) };
    case 'CallExpr':
      return callExpr(b, node);
    case 'UnaryExp':
      return unaryExpr(b, node);
    case 'BinaryExp':
      return binaryExpr(b, node);
    default:
      return buildType(b, node);
  }
}

/** `*T(x)` is `*(T(x))`, though the grammar takes `*T` for the conversion's type. */
function conversion(
  b: Builder,
  node: SyntaxNode,
  type: SyntaxNode | undefined,
  list: SyntaxNode | undefined,
  pos = node.from,
): ast.Expr {
  if (type?.name === 'PointerType') {
    const [elem] = partsOf(childrenOf(type));
    const x = conversion(b, node, elem, list, elem?.from ?? type.to);
    return { kind: 'StarExpr', pos, end: node.to, x };
  }
  return { kind: 'CallExpr', pos, end: node.to, fun: b.type(type), ...argumentsIn(b, list) };
}

function numberKind(text: string): 'int' | 'float' | 'imaginary' {
  if (text.endsWith('i')) return 'imaginary';
  const hex = /^0[xX]/.test(text);
  return (hex ? /[.pP]/ : /[.eE]/).test(text) ? 'float' : 'int';
}

function compositeLit(
  b: Builder,
  node: SyntaxNode,
  type: ast.Expr | undefined,
  value: SyntaxNode | undefined,
): ast.CompositeLit {
  const elements = value === undefined ? [] : childrenNamed(value, 'Element');
  const elems = elements.map((element) => {
    const [first, second] = partsOf(childrenOf(element));
    if (first?.name !== 'Key') return b.expr(first);
    const key = b.expr(partsOf(childrenOf(first))[0]);
    const at = { pos: element.from, end: element.to };
    return { kind: 'KeyValueExpr' as const, ...at, key, value: b.expr(second) };
  });
  return { kind: 'CompositeLit', pos: node.from, end: node.to, type, elems };
}

function sliceExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const { before, after } = splitAt(childrenOf(node), '[');
  const bounds: (ast.Expr | undefined)[] = [undefined];
  for (const part of after) {
    if (part.name === ':') bounds.push(undefined);
    else if (part.name !== ']') bounds[bounds.length - 1] = b.expr(part);
  }
  const [low, high, max] = bounds;
  return { kind: 'SliceExpr', pos: node.from, end: node.to, x: b.expr(before[0]), low, high, max };
}

function callExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const [fun, list] = childrenOf(node);
  const { from: pos, to: end } = node;
  return { kind: 'CallExpr', pos, end, fun: b.expr(fun), ...argumentsIn(b, list) };
}

function argumentsIn(
  b: Builder,
  list: SyntaxNode | undefined,
): Pick<ast.CallExpr, 'args' | 'spread'> {
  const children = list === undefined ? [] : childrenOf(list);
  return {
    args: operandsOf(children).map((arg) => b.expr(arg)),
    spread: children.some((n) => n.name === '...'),
  };
}

/** The expressions of a list: what is neither punctuation nor a keyword, `make` and `new` excepted. */
export function operandsOf(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter((n) => /^[A-Z]/.test(n.name) || n.name === 'make' || n.name === 'new');
}

function unaryExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const at = { pos: node.from, end: node.to };
  const [opNode, operand] = childrenOf(node);
  if (opNode === undefined) return bad(node);
  const op = textOf(b, opNode);
  const x = b.expr(operand);
  if (op === '*') return { kind: 'StarExpr', ...at, x };
  return { kind: 'UnaryExpr', ...at, op: op as ast.UnaryExpr['op'], x };
}

function binaryExpr(b: Builder, node: SyntaxNode): ast.Expr {
  const at = { pos: node.from, end: node.to };
  const [left, opNode, right] = childrenOf(node);
  if (opNode === undefined) return bad(node);
  const op = textOf(b, opNode) as ast.BinaryOp;
  return { kind: 'BinaryExpr', ...at, op, opPos: opNode.from, x: b.expr(left), y: b.expr(right) };
}
