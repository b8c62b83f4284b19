import type { Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { Fn } from './fn';

/** A function that nobody wrote, beside the one that needs it; its `finish` adds it to the module. */
export function wrapper(outer: Fn, symbol: Symbol, node: ast.Node): Fn {
  const { unit, parts, quiet, source, info } = outer;
  const mode = outer.mode === 'resumable' ? 'resumable' : 'private';
  const escape = { vars: new Map(), captures: new Map(), textSlices: new Map() };
  const options = { unit, parts, symbol, mode, quiet, source, info, escape } as const;
  return new Fn({ ...options, isLiteral: false, end: node.end });
}
