import type * as ast from '../syntax/ast';
import type { Checker } from './checker';
import { exprText } from './expr-text';
import { invalid, type Operand } from './operand';

/** Values on the right of an assignment, a return, or a call: one call may give several. */
export function valueList(
  c: Checker,
  exprs: readonly ast.Expr[],
  /** Generic functions too, which the caller gives type arguments. */
  mayBeGeneric = false,
): Operand[] {
  const [only] = exprs;
  if (only === undefined || exprs.length > 1) {
    return exprs.map((e) => c.rules.expr(c, e, mayBeGeneric));
  }
  const x = c.rules.multi(c, only, mayBeGeneric);
  if (x.mode === 'novalue') {
    c.error(only, `${exprText(only)} (no value) used as value`);
    return [invalid(only)];
  }
  if (x.type.kind !== 'Tuple') return [x];
  return x.type.types.map((type) => ({ mode: 'value', type, expr: only }));
}
