import type * as ast from '../syntax/ast';
import { checkBranches } from './branches';
import type { Checker } from './checker';
import type { Var } from './info';
import { stmtList } from './stmts';
import { terminates } from './terminating';
import type { Func, Param } from './type';

/** A function's body: its parameters in a block around it, then what can only be said at its end. */
export function functionBody(
  c: Checker,
  type: Func,
  syntax: ast.FuncType,
  recv: { field: ast.Field; param: Param } | undefined,
  body: ast.Block,
): void {
  const { func: outerFunc, locals: outerLocals, iota: outerIota } = c;
  c.locals = [];
  c.iota = undefined;
  c.inScope(() => {
    if (recv !== undefined) declareParams(c, [recv.field], [recv.param], 'param');
    declareParams(c, syntax.params, type.params, 'param');
    const results = declareParams(c, syntax.results, type.results, 'result');
    c.func = { type, results };
    stmtList(c, body.stmts);
  });
  checkBranches(c, body);
  if (type.results.length > 0 && !terminates(c.info, body.stmts))
    c.error(body.end - 1, 'missing return');
  // Outer blocks before inner ones, as Go looks for them.
  for (const { variable } of c.locals.sort((a, b) => a.order - b.order)) {
    if (c.used.has(variable)) continue;
    const { pos, name } = variable;
    const at = { pos, end: pos + name.length };
    c.error(at, `declared and not used: ${name}`, 'unused');
  }
  c.func = outerFunc;
  c.locals = outerLocals;
  c.iota = outerIota;
}

/** Declares the named ones; all named results come back, `_` too. */
function declareParams(
  c: Checker,
  fields: readonly ast.Field[],
  params: readonly Param[],
  scope: Var['scope'],
): Var[] {
  const vars: Var[] = [];
  let next = 0;
  for (const field of fields) {
    for (const ident of field.names) {
      const param = params[next++];
      if (param === undefined) continue;
      const variable = c.newVar(ident, param.type, scope);
      c.declare(ident, variable);
      vars.push(variable);
    }
    if (field.names.length === 0) next++;
  }
  return vars;
}
