import { FRAME, G, WORD } from '../../memory';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts } from './parts';
import { pushCurrentG, storeWord } from './words';

/**
 * () → 1 when the last trap was a function that runs whole and followed nil: the running goroutine then stands at the
 * beginning of panicmem, which the frame called that called the function. What that did before stays done, as in Go.
 */
export function defineFault(p: Parts): void {
  const code = new CodeWriter(0);
  const { panicmem } = p.roots;
  if (panicmem?.kind !== 'resumable') {
    code.i32(0);
    p.module.define(p.func.fault, code.finish());
    return;
  }
  const fp = code.local('i32');
  const g = code.local('i32');
  const frame = code.local('i32');
  const faulted = code.block();
  code.i32(0);
  code.i32Load(WORD.faulted);
  code.brIf(faulted);
  code.i32(0);
  code.return();
  code.end();
  storeWord(code, WORD.faulted, () => code.i32(0));
  pushCurrentG(code);
  code.set(g);
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  code.get(fp);
  code.i32(panicmem.index);
  code.i32(panicmem.plan.size);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.i32(2);
  code.op(OP.i32Shl);
  code.i32Load(p.roots.frameSizes);
  code.call(p.func.push);
  code.set(frame);
  if (panicmem.func.params > 0) {
    code.get(frame);
    code.i32(0);
    code.i64Load(WORD.faultAddr);
    code.i64Store(panicmem.plan.argsAt);
  }
  code.get(g);
  code.get(frame);
  code.i32Store(G.fp);
  code.get(g);
  code.i32(0);
  code.i32Load(p.roots.firstStops + panicmem.index * 4);
  code.i32Store(G.stop);
  code.get(g);
  code.i64(0n);
  code.i64Store(G.addr);
  code.i32(1);
  p.module.define(p.func.fault, code.finish());
}
