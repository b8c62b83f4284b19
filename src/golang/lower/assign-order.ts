import type * as ast from '../syntax/ast';
import type { Fn } from './fn';
import type { Target } from './target';

/**
 * In which order the values of several targets are evaluated. gc evaluates a value where it assigns it, but ahead of all
 * assignments when one of them may write memory that it reads: of `p[i], p[j] = p[j], p[i]` the second comes first.
 */
export function evaluationOrder(
  fn: Fn,
  targets: readonly Target[],
  values: readonly ast.Expr[],
): readonly number[] {
  const inOrder = values.map((_, i) => i);
  const written = targets.findIndex(isMemory);
  if (written < 0) return inOrder;
  const isAhead = (i: number): boolean => {
    const value = values[i];
    return i > written && value !== undefined && readsMemory(fn, value);
  };
  return [...inOrder.filter(isAhead), ...inOrder.filter((i) => !isAhead(i))];
}

function isMemory(target: Target): boolean {
  return target.kind === 'element' || (target.kind === 'place' && target.place.kind === 'mem');
}

/** Whether an expression is made of more than numbers, locals and calls, which come before all. */
function readsMemory(fn: Fn, e: ast.Expr): boolean {
  switch (e.kind) {
    case 'ParenExpr':
    case 'TypeAssertExpr':
      return readsMemory(fn, e.x);
    case 'UnaryExpr':
      return e.op === '<-' ? false : readsMemory(fn, e.x);
    case 'BinaryExpr':
      // A division may fail as an index may.
      return ['/', '%'].includes(e.op) || readsMemory(fn, e.x) || readsMemory(fn, e.y);
    case 'BasicLit':
    case 'CallExpr':
      return false;
    case 'Ident': {
      const use = fn.info.uses.get(e);
      if (use?.kind !== 'Var') return false;
      return use.scope === 'package' || fn.bindings.get(use)?.kind === 'box';
    }
    default:
      return true;
  }
}
