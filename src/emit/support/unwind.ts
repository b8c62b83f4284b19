import { FRAME } from '../../memory';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { FUNC_FLAG, type Parts } from './parts';

/** (from, to): a panic was recovered; the frames above `to` are left and cleared, and their spans end. */
export function defineUnwind(p: Parts): void {
  const [frame, to] = [0, 1];
  const code = new CodeWriter(2);
  const func = code.local('i32');
  const caller = code.local('i32');
  const done = code.block();
  const again = code.loop();
  code.get(frame);
  code.get(to);
  code.op(OP.i32Eq);
  code.brIf(done);
  code.get(frame);
  code.i32Load(FRAME.func);
  code.set(func);
  code.get(frame);
  code.i32Load(FRAME.caller);
  code.set(caller);
  pushWordOf(code, func, p.roots.funcFlags);
  code.i32(FUNC_FLAG.span);
  code.op(OP.i32And);
  code.if();
  code.get(func);
  code.call(p.func.spanEnd);
  code.end();
  code.get(frame);
  code.i32(0);
  pushWordOf(code, func, p.roots.frameSizes);
  code.memoryFill();
  code.get(caller);
  code.set(frame);
  code.br(again);
  code.end();
  code.end();
  p.module.define(p.func.unwind, code.finish());
}

function pushWordOf(code: CodeWriter, func: number, table: number): void {
  code.get(func);
  code.i32(2);
  code.op(OP.i32Shl);
  code.i32Load(table);
}
