import type * as ast from '../syntax/ast';
import { under } from '../types/basic';
import type { Type } from '../types/type';
import { typeString } from '../types/type-string';
import { type Pass, unparen } from './pass';

/** `ctx, _ := context.WithCancel(…)`. */
export function discardedCancels(pass: Pass): void {
  pass.visit((node) => {
    if (node.kind !== 'AssignStmt') return;
    const [, cancel] = node.lhs;
    const call = node.rhs[0] && unparen(node.rhs[0]);
    if (cancel?.kind !== 'Ident' || cancel.name !== '_' || call?.kind !== 'CallExpr') return;
    const name = pass.functionName(call);
    if (name === undefined || !/^context\.With(?:Cancel|Timeout|Deadline)$/.test(name)) return;
    const why = 'should be called, not discarded, to avoid a context leak';
    pass.report(cancel.pos, cancel.end, `the cancel function returned by ${name} ${why}`);
  });
}

/** `string(65)`. */
export function integersAsStrings(pass: Pass): void {
  pass.visit((node) => {
    if (node.kind !== 'CallExpr') return;
    const [arg] = node.args;
    const fun = pass.info.types.get(node.fun);
    if (fun?.mode !== 'type' || arg === undefined || !isBasic(fun.type, /^string$/)) return;
    const from = sourceType(pass, arg);
    // A byte or a rune is meant as a character.
    if (from === undefined || !isBasic(from, /^(?:untyped int|u?int(?:16|64|ptr)?|int8|uint32)$/))
      return;
    const types = `from ${told(from)} to ${told(fun.type)}`;
    const what = 'yields a string of one rune, not a string of digits';
    pass.report(node.pos, node.end, `conversion ${types} ${what}`);
  });
}

function isBasic(type: Type, name: RegExp): boolean {
  const t = under(type);
  return t.kind === 'Basic' && name.test(t.name);
}

/** An untyped constant's own type, not the one that it was converted by. */
function sourceType(pass: Pass, arg: ast.Expr): Type | undefined {
  const x = unparen(arg);
  if (x.kind === 'BasicLit' && x.lit === 'int') return { kind: 'Basic', name: 'untyped int' };
  const use = x.kind === 'Ident' ? pass.info.uses.get(x) : undefined;
  return use?.kind === 'Const' ? use.type : pass.info.types.get(arg)?.type;
}

function told(type: Type): string {
  const name = typeString(type, 'main');
  return type.kind === 'Named' ? `${name} (${typeString(type.underlying, 'main')})` : name;
}
