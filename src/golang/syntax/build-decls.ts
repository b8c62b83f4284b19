import type { SyntaxNode } from '@lezer/common';
import type * as ast from './ast';
import { operandsOf } from './build-exprs';
import { parameters, signature, typeParams } from './build-types';
import {
  type Builder,
  childNamed,
  childrenNamed,
  childrenOf,
  ident,
  splitAt,
  textOf,
} from './tree';

export function buildDecls(b: Builder, node: SyntaxNode): ast.Decl[] {
  switch (node.name) {
    case 'FunctionDecl':
    case 'MethodDecl':
      return [funcDecl(b, node)];
    case 'VarDecl':
      return specs(node, 'VarSpec').map((spec) => varDecl(b, spec, declarationOf(node, spec)));
    case 'TypeDecl':
      return specs(node, 'TypeSpec').map((spec) => typeDecl(b, spec, declarationOf(node, spec)));
    case 'ConstDecl':
      return constDecls(b, specs(node, 'ConstSpec'));
    default:
      return [];
  }
}

/** One spec, or those in parentheses. */
function specs(node: SyntaxNode, name: string): SyntaxNode[] {
  return childrenNamed(childNamed(node, 'SpecList') ?? node, name);
}

/** What a directive stands above: the spec in a list, else the whole declaration. */
function declarationOf(node: SyntaxNode, spec: SyntaxNode): SyntaxNode {
  return childNamed(node, 'SpecList') === undefined ? node : spec;
}

export function importSpecs(b: Builder, node: SyntaxNode): ast.ImportSpec[] {
  return specs(node, 'ImportSpec').map((spec) => {
    const path = childNamed(spec, 'String');
    const name = childNamed(spec, 'DefName') ?? childNamed(spec, '.');
    return {
      kind: 'ImportSpec',
      pos: spec.from,
      end: spec.to,
      name: name === undefined ? undefined : ident(b, name),
      path: path === undefined ? '' : textOf(b, path).slice(1, -1),
    };
  });
}

function funcDecl(b: Builder, node: SyntaxNode): ast.FuncDecl {
  const isMethod = node.name === 'MethodDecl';
  const name = childNamed(node, isMethod ? 'FieldName' : 'DefName');
  const body = childNamed(node, 'Block');
  const receivers = isMethod ? childNamed(node, 'Parameters') : undefined;
  return {
    kind: 'FuncDecl',
    pos: node.from,
    end: node.to,
    name: ident(b, name),
    recv: receivers === undefined ? undefined : parameters(b, receivers)[0],
    typeParams: typeParams(b, childNamed(node, 'TypeParams')),
    type: signature(b, node, node.from),
    body: body === undefined ? undefined : b.block(body),
    directives: directivesAbove(b.text, node.from),
  };
}

/** Names, type and values of a var or const spec. */
function namesTypeValues(
  b: Builder,
  spec: SyntaxNode,
): Pick<ast.VarDecl, 'names' | 'type' | 'values'> {
  const { before, after } = splitAt(childrenOf(spec), '=');
  const left = operandsOf(before);
  const type = left.find((n) => n.name !== 'DefName');
  return {
    names: left.filter((n) => n.name === 'DefName').map((n) => ident(b, n)),
    type: type === undefined ? undefined : b.type(type),
    values: operandsOf(after).map((n) => b.expr(n)),
  };
}

function varDecl(b: Builder, spec: SyntaxNode, decl: SyntaxNode): ast.VarDecl {
  const at = { pos: spec.from, end: spec.to };
  const directives = directivesAbove(b.text, decl.from);
  return { kind: 'VarDecl', ...at, ...namesTypeValues(b, spec), directives };
}

function constDecls(b: Builder, nodes: readonly SyntaxNode[]): ast.ConstDecl[] {
  let inherited: Pick<ast.ConstDecl, 'type' | 'values'> = { type: undefined, values: [] };
  return nodes.map((spec, iota) => {
    const { names, type, values } = namesTypeValues(b, spec);
    if (type !== undefined || values.length > 0) inherited = { type, values };
    return { kind: 'ConstDecl', pos: spec.from, end: spec.to, names, ...inherited, iota };
  });
}

function typeDecl(b: Builder, spec: SyntaxNode, decl: SyntaxNode): ast.TypeDecl {
  const children = childrenOf(spec);
  const params = children.find((n) => n.name === 'TypeParams');
  const last = children.at(-1);
  return {
    kind: 'TypeDecl',
    pos: spec.from,
    end: spec.to,
    name: ident(b, childNamed(spec, 'DefName')),
    typeParams: typeParams(b, params),
    alias: children.some((n) => n.name === '='),
    type: b.type(last?.name === 'DefName' || last === params ? undefined : last),
    directives: directivesAbove(b.text, decl.from),
  };
}

/** The `//hmapscope:…` and `//go:…` lines among the comment lines directly above a declaration. */
function directivesAbove(text: string, pos: number): string[] {
  const directives: string[] = [];
  let end = text.lastIndexOf('\n', pos - 1);
  while (end > 0) {
    const above = text.lastIndexOf('\n', end - 1);
    const line = text.slice(above + 1, end);
    if (!line.startsWith('//')) break;
    const match = /^\/\/((?:hmapscope|go):.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined) directives.unshift(match[1]);
    end = above;
  }
  return directives;
}
