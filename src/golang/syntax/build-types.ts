import type { SyntaxNode } from '@lezer/common';
import type * as ast from './ast';
import {
  bad,
  type Builder,
  childNamed,
  childrenNamed,
  childrenOf,
  ident,
  partsOf,
  textOf,
} from './tree';

/** The grammar's `type`, and what may stand in its place (type elements of constraints). */
export function buildType(b: Builder, node: SyntaxNode): ast.Expr {
  const at = { pos: node.from, end: node.to };
  const parts = partsOf(childrenOf(node));
  switch (node.name) {
    case 'TypeName':
      return ident(b, node);
    case 'QualifiedType':
      return qualifiedName(b, parts);
    case 'ParameterizedType':
      return { kind: 'IndexExpr', ...at, x: b.type(parts[0]), indices: typeArgs(b, parts[1]) };
    case 'PointerType':
      return { kind: 'StarExpr', ...at, x: b.type(parts[0]) };
    case 'TypeValue':
      return b.type(parts[0]);
    case 'ParenthesizedType':
      return { kind: 'ParenExpr', ...at, x: b.type(parts[0]) };
    case 'ArrayType':
      return { kind: 'ArrayType', ...at, len: b.expr(parts[0]), elem: b.type(parts[1]) };
    case 'SliceType':
      return { kind: 'ArrayType', ...at, len: openLength(node), elem: b.type(parts[0]) };
    case 'MapType':
      return { kind: 'MapType', ...at, key: b.type(parts[0]), elem: b.type(parts[1]) };
    case 'ChannelType':
      return { kind: 'ChanType', ...at, dir: channelDirection(node), elem: b.type(parts[0]) };
    case 'FunctionType':
      return signature(b, node, node.from);
    case 'StructType':
      return { kind: 'StructType', ...at, fields: structFields(b, node) };
    case 'InterfaceType':
      return interfaceType(b, node);
    case 'UnderlyingType':
      return { kind: 'UnaryExpr', ...at, op: '~', x: b.type(parts[0]) };
    case 'TypeElem':
      return union(b, node, parts);
    default:
      return bad(node);
  }
}

/** `a.b`, as a selector like any other. */
function qualifiedName(b: Builder, parts: readonly SyntaxNode[]): ast.Expr {
  const [first, ...rest] = parts;
  let x: ast.Expr = ident(b, first);
  for (const part of rest) {
    x = { kind: 'SelectorExpr', pos: x.pos, end: part.to, x, sel: ident(b, part) };
  }
  return x;
}

export function typeArgs(b: Builder, node: SyntaxNode | undefined): ast.Expr[] {
  return node === undefined ? [] : partsOf(childrenOf(node)).map((arg) => b.type(arg));
}

/** `[]T` and `[...]T` are one node to the grammar. */
function openLength(node: SyntaxNode): ast.Ellipsis | undefined {
  const dots = childNamed(node, '...');
  if (dots === undefined) return undefined;
  return { kind: 'Ellipsis', pos: dots.from, end: dots.to, elem: undefined };
}

function channelDirection(node: SyntaxNode): ast.ChanType['dir'] {
  const [first, second] = childrenOf(node);
  if (first?.name === '<-') return 'recv';
  return second?.name === '<-' ? 'send' : 'both';
}

/** A function's parameters and results, wherever its node keeps them. */
export function signature(b: Builder, node: SyntaxNode, pos: number): ast.FuncType {
  const lists = childrenNamed(node, 'Parameters');
  const params = node.name === 'MethodDecl' ? lists[1] : lists[0];
  const after = params === undefined ? [] : childrenOf(node).filter((n) => n.from >= params.to);
  const [result] = partsOf(after).filter((n) => n.name !== 'Block');
  let results: ast.Field[] = [];
  if (result?.name === 'Parameters') results = parameters(b, result);
  else if (result !== undefined) results = [anonymous(b, result)];
  return {
    kind: 'FuncType',
    pos,
    end: result?.to ?? params?.to ?? node.to,
    params: params === undefined ? [] : parameters(b, params),
    results,
  };
}

function anonymous(b: Builder, node: SyntaxNode): ast.Field {
  const at = { pos: node.from, end: node.to };
  return { kind: 'Field', ...at, names: [], type: b.type(node), embedded: false, tag: undefined };
}

export function parameters(b: Builder, node: SyntaxNode): ast.Field[] {
  return childrenNamed(node, 'Parameter').map((param) => {
    const at = { pos: param.from, end: param.to };
    const children = childrenOf(param);
    const names = children.filter((n) => n.name === 'DefName').map((n) => ident(b, n));
    const last = children.at(-1);
    let type = b.type(last?.name === 'DefName' ? undefined : last);
    const dots = children.find((n) => n.name === '...');
    if (dots !== undefined) {
      type = { kind: 'Ellipsis', pos: dots.from, end: param.to, elem: type };
    }
    return { kind: 'Field', ...at, names, type, embedded: false, tag: undefined };
  });
}

function structFields(b: Builder, node: SyntaxNode): ast.Field[] {
  const body = childNamed(node, 'StructBody');
  if (body === undefined) return [];
  return childrenNamed(body, 'FieldDecl').map((field) => {
    const at = { pos: field.from, end: field.to };
    const parts = partsOf(childrenOf(field));
    const names = parts.filter((n) => n.name === 'FieldName').map((n) => ident(b, n));
    const typeNode = parts.find((n) => n.name !== 'FieldName' && n.name !== 'String');
    const tagNode = parts.find((n) => n.name === 'String');
    const star = childNamed(field, '*');
    let type = b.type(typeNode);
    if (star !== undefined) type = { kind: 'StarExpr', pos: star.from, end: type.end, x: type };
    const tag = tagNode === undefined ? undefined : textOf(b, tagNode);
    return { kind: 'Field', ...at, names, type, embedded: names.length === 0, tag };
  });
}

function interfaceType(b: Builder, node: SyntaxNode): ast.InterfaceType {
  const body = childNamed(node, 'InterfaceBody');
  const parts = body === undefined ? [] : partsOf(childrenOf(body));
  const methods = parts
    .filter((n) => n.name === 'MethodElem')
    .map((n): ast.Field => {
      const name = ident(b, childNamed(n, 'FieldName'));
      const at = { pos: n.from, end: n.to };
      const type = signature(b, n, name.end);
      return { kind: 'Field', ...at, names: [name], type, embedded: false, tag: undefined };
    });
  const embeds = parts.filter((n) => n.name !== 'MethodElem').map((n) => b.type(n));
  return { kind: 'InterfaceType', pos: node.from, end: node.to, methods, embeds };
}

function union(b: Builder, node: SyntaxNode, parts: readonly SyntaxNode[]): ast.Expr {
  const bars = parts.filter((n) => n.name === 'LogicOp');
  const [first, ...terms] = parts.filter((n) => n.name !== 'LogicOp').map((n) => b.type(n));
  let x: ast.Expr = first ?? bad(node);
  terms.forEach((y, i) => {
    const opPos = bars[i]?.from ?? y.pos;
    x = { kind: 'BinaryExpr', pos: x.pos, end: y.end, op: '|', opPos, x, y };
  });
  return x;
}

/** `[T any, K ~int | string]` of a declaration. */
export function typeParams(b: Builder, node: SyntaxNode | undefined): ast.Field[] {
  if (node === undefined) return [];
  return childrenNamed(node, 'TypeParam').map((param) => {
    const parts = partsOf(childrenOf(param));
    const names = parts.slice(0, -1).map((n) => ident(b, n));
    const type = b.type(parts.at(-1));
    const at = { pos: param.from, end: param.to };
    return { kind: 'Field', ...at, names, type, embedded: false, tag: undefined };
  });
}
