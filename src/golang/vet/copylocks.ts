import type * as ast from '../syntax/ast';
import type { AnyNode } from '../syntax/walk';
import type { Type } from '../types/type';
import { lockPath } from './locks';
import { type Pass, unparen } from './pass';

/** Locks that are copied: by assignments, calls, literals, returns, loops and parameters. */
export function copylocks(pass: Pass): void {
  pass.visit((node) => look(pass, node));
}

function look(pass: Pass, node: AnyNode): void {
  switch (node.kind) {
    case 'AssignStmt':
      node.rhs.forEach((x, i) => {
        if (node.lhs.length > node.rhs.length) return withOk(pass, node, x);
        const left = node.lhs[i];
        const to = left ? pass.text(left) : '';
        copied(pass, x, `assignment copies lock value to ${to}`);
      });
      return;
    case 'VarDecl':
      node.values.forEach((x, i) => {
        copied(pass, x, `variable declaration copies lock value to ${node.names[i]?.name ?? ''}`);
      });
      return;
    case 'CallExpr':
      call(pass, node);
      return;
    case 'CompositeLit':
      for (const elem of node.elems) {
        const x = elem.kind === 'KeyValueExpr' ? elem.value : elem;
        copied(pass, x, `literal copies lock value from ${pass.text(x)}`);
      }
      return;
    case 'ReturnStmt':
      for (const x of node.results) copied(pass, x, 'return copies lock value');
      return;
    case 'RangeStmt':
      rangeVariable(pass, node.key);
      rangeVariable(pass, node.value);
      return;
    case 'FuncDecl': {
      const fields = [...(node.recv ? [node.recv] : []), ...node.type.params];
      parameters(pass, node.name.name, fields);
      return;
    }
    case 'FuncLit':
      parameters(pass, 'func', node.type.params);
      return;
    default:
      return;
  }
}

/** `v, ok := m[k]`, whose type vet tells as that of both. */
function withOk(pass: Pass, s: ast.AssignStmt, x: ast.Expr): void {
  const [left] = s.lhs;
  const known = pass.info.types.get(unparen(x));
  if (left === undefined || known === undefined || unparen(x).kind === 'CallExpr') return;
  const types: Type[] = [known.type, { kind: 'Basic', name: 'bool' }];
  const type: Type = known.type.kind === 'Tuple' ? known.type : { kind: 'Tuple', types };
  const path = lockPath(pass, type)?.join(' contains ');
  if (path === undefined) return;
  pass.report(x.pos, x.end, `assignment copies lock value to ${pass.text(left)}: ${path}`);
}

/** These take no copy of what stands in their parentheses. */
const HARMLESS = new Set(['new', 'len', 'cap', 'Sizeof', 'Offsetof', 'Alignof']);

function call(pass: Pass, e: ast.CallExpr): void {
  const fun = unparen(e.fun);
  const ident = fun.kind === 'SelectorExpr' ? fun.sel : fun;
  const use = ident.kind === 'Ident' ? pass.info.uses.get(ident) : undefined;
  if (use?.kind === 'Builtin' && HARMLESS.has(use.name.replace('unsafe.', ''))) return;
  for (const x of e.args) copied(pass, x, `call of ${pass.text(e.fun)} copies lock value`);
}

function copied(pass: Pass, x: ast.Expr, what: string): void {
  const path = copiedPath(pass, x);
  if (path !== undefined) pass.report(x.pos, x.end, `${what}: ${path.join(' contains ')}`);
}

/** A literal and what a function gives are new values, not copies. */
function copiedPath(pass: Pass, e: ast.Expr): readonly string[] | undefined {
  const x = unparen(e);
  if (x.kind === 'CompositeLit' || x.kind === 'CallExpr') return undefined;
  if (x.kind === 'StarExpr' && unparen(x.x).kind === 'CallExpr') return undefined;
  const known = pass.info.types.get(x);
  if (known === undefined || known.mode === 'type') return undefined;
  return lockPath(pass, known.type);
}

function rangeVariable(pass: Pass, e: ast.Expr | undefined): void {
  if (e === undefined || (e.kind === 'Ident' && e.name === '_')) return;
  const def = e.kind === 'Ident' ? pass.info.defs.get(e) : undefined;
  const type = def?.kind === 'Var' ? def.type : pass.info.types.get(e)?.type;
  const path = type && lockPath(pass, type);
  if (path === undefined) return;
  pass.report(e.pos, e.end, `range var ${pass.text(e)} copies lock: ${path.join(' contains ')}`);
}

function parameters(pass: Pass, name: string, fields: readonly ast.Field[]): void {
  for (const { type } of fields) {
    const known = pass.info.types.get(type);
    const path = known && lockPath(pass, known.type);
    if (path === undefined) continue;
    pass.report(type.pos, type.end, `${name} passes lock by value: ${path.join(' contains ')}`);
  }
}
