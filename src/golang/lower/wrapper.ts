import type { Symbol } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { Fn } from './fn';

/** A function that nobody wrote, beside the one that needs it; `finish` adds it to the module. */
export function wrapper(
  outer: Fn,
  symbol: Symbol,
  node: ast.Node,
): { readonly fn: Fn; readonly finish: (params: number, results: readonly ValueType[]) => void } {
  const { unit, parts, quiet, source, info } = outer;
  const mode = outer.mode === 'resumable' ? 'resumable' : 'private';
  const escape = { vars: new Map(), captures: new Map() };
  const options = { unit, parts, symbol, mode, quiet, source, info, escape } as const;
  const fn = new Fn({ ...options, isLiteral: false, end: node.end });
  return {
    fn,
    finish: (params, results) =>
      void unit.funcs.push({
        name: symbol,
        mode,
        regs: fn.b.regs,
        params,
        results,
        slots: fn.b.slots,
        blocks: fn.b.finish(),
        file: unit.fileIndex(source),
        pos: node.pos,
        locals: [],
        captures: [],
        wrapper: true,
      }),
  };
}

type ValueType = Fn['b']['regs'][number];
