import type * as ast from '../syntax/ast';
import { unparen } from './callee-name';
import type { Fn } from './fn';
import type { Value } from './value';

/** The results of the one call that gives all the arguments; undefined when each stands for itself. */
export function severalValues(fn: Fn, args: readonly ast.Expr[]): readonly Value[] | undefined {
  const [only] = args;
  if (!only || args.length > 1 || fn.info.types.get(only)?.type.kind !== 'Tuple') return undefined;
  const call = unparen(only);
  return call.kind === 'CallExpr' ? fn.parts.call(fn, call) : fn.unsupported(only, 'this argument');
}
