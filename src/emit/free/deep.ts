import { CHUNK, FRAME, G, SCHED, SCRATCH_START, WORD } from '../../memory';
import { callHost } from '../support/frames';
import type { Parts } from '../support/parts';
import { storeWord } from '../support/words';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';

// What a call does that must leave WebAssembly's stack: frames must not nest any deeper, or a plain function threw.

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
  code.try();
  callHost(code, p.roots.morestack, [chunk, size]);
  code.set(chunk);
  code.caught();
  code.end();
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

/**
 * A plain function threw. It followed nil: then its caller goes on in panicmem, and what it did before stays done, as in Go.
 * Or the run is over, and the goroutine stands in the caller.
 */
export function writeCaught(
  p: Parts,
  { push, later }: { readonly push: number; readonly later: number },
): Uint8Array {
  const [frame, g, size] = [0, 1, 2];
  const { panicmem } = p.roots;
  const code = new CodeWriter(3);
  const panic = code.local('i32');
  const over = code.block();
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(over);
  if (panicmem?.kind === 'resumable') {
    storeWord(code, WORD.faulted, () => code.i32(0));
    code.get(frame);
    code.i32(panicmem.index);
    code.i32(panicmem.plan.size);
    code.get(size);
    code.call(push);
    code.set(panic);
    code.get(panic);
    code.i64(BigInt(panicmem.index));
    code.i64Store(FRAME.func);
    code.get(panic);
    code.get(frame);
    code.i32Store(FRAME.caller);
    code.get(panic);
    code.i64(0n);
    code.i64Store(FRAME.ret);
    if (panicmem.func.params > 0) {
      code.get(panic);
      code.i32(0);
      code.i64Load(WORD.faultAddr);
      code.i64Store(panicmem.plan.argsAt);
    }
    code.get(panic);
    code.get(g);
    code.call(later);
    code.return();
  } else code.unreachable();
  code.end();
  code.get(g);
  code.get(frame);
  code.i32Store(G.fp);
  code.i32(1);
  return code.finish();
}
