import { CHUNK, FRAME, G, SCHED, SCRATCH_START, WORD } from '../../memory';
import { callHost } from '../support/frames';
import type { Parts } from '../support/parts';
import { storeWord } from '../support/words';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';

// What a call does where frames must not nest any deeper.

/**
 * The frame where the caller must not just take the bytes behind its own: in another chunk, if there are none. When the
 * stack is full it is a frame to be thrown away.
 */
export function writePush(p: Parts): Uint8Array {
  const [fp, , size, callerSize] = [0, 1, 2, 3];
  const code = new CodeWriter(4);
  const frame = code.local('i32');
  const chunk = code.local('i32');
  code.get(fp);
  code.get(callerSize);
  code.op(OP.i32Add);
  code.set(frame);
  code.get(fp);
  code.i32Load(FRAME.chunk);
  code.set(chunk);
  code.get(frame);
  code.get(size);
  code.op(OP.i32Add);
  code.get(chunk);
  code.i32Load(CHUNK.end);
  code.op(OP.i32GtU);
  code.if();
  callHost(code, p.roots.morestack, [chunk, size]);
  code.set(chunk);
  code.get(chunk);
  code.i32(CHUNK.header);
  code.op(OP.i32Add);
  code.i32(SCRATCH_START);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.op(OP.i32Eqz, OP.select);
  code.set(frame);
  code.end();
  code.get(frame);
  code.get(chunk);
  code.i32Store(FRAME.chunk);
  code.get(frame);
  return code.finish();
}

/** Leaves everything on WebAssembly's stack, to go on in this frame, or to stay in its caller when all is over. */
export function writeLater(p: Parts): Uint8Array {
  const [frame, g] = [0, 1];
  const code = new CodeWriter(2);
  code.get(g);
  code.get(frame);
  code.i32Load(FRAME.caller);
  code.get(frame);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.op(OP.select);
  code.i32Store(G.fp);
  storeWord(code, WORD.goOn, () => code.i32(1));
  code.i32(1);
  return code.finish();
}
