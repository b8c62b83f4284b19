import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { CaptureLayout } from './closure';
import type { Fn } from './fn';
import { underlying } from './layout';
import { load, privatePlace } from './memory';
import { bindCaptured, declare } from './variable';

/** The variables that a function has of the one it lies in. */
export function bindCaptures(fn: Fn, context: Reg, layout: CaptureLayout, node: ast.Node): void {
  for (const { v, byRef, offset } of layout.captured) {
    if (byRef) {
      const reg = fn.b.reg('i64');
      fn.b.emit({ op: 'load', dst: reg, addr: context, offset, mem: 'i64', pos: node.pos });
      bindCaptured(fn, v, { kind: 'box', reg });
      continue;
    }
    const value = load(fn, privatePlace(context, offset, v.type, node.pos));
    const u = underlying(v.type);
    if (value.kind === 'words' && u.kind !== 'Struct' && u.kind !== 'Array')
      bindCaptured(fn, v, { kind: 'regs', regs: value.regs });
    else declare(fn, v, value, node);
  }
}
