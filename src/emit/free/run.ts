import { CHUNK, FRAME, G, SCHED, SCRATCH_START, WORD } from '../../memory';
import { callHost } from '../support/frames';
import type { Parts } from '../support/parts';
import { pushGOf } from '../support/step';
import { storeWord } from '../support/words';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import type { FreeSupport } from './free-body';

/** Turns of loops and calls that a goroutine may make before another one's turn. */
const SLICE = 1 << 20;
/**
 * Bytes of frames that may nest on WebAssembly's own stack, which ends in a way that nobody can catch and go on from:
 * behind them the run loop goes on.
 */
const NESTED = 32 * 1024;

/** Declares and writes what functions of free mode need, and the loop that runs goroutines: (turns) → turns made. */
export function defineFree(p: Parts, func: (index: number) => number): FreeSupport {
  const { module } = p;
  const type = module.type(['i32', 'i32', 'i32'], ['i32']);
  const push = module.declare(['i32', 'i32', 'i32', 'i32'], ['i32']);
  const later = module.declare(['i32', 'i32'], ['i32']);
  const run = module.declare(['i32'], ['i32']);
  const support = { type, push, later, func };
  module.define(push, writePush(p));
  module.define(later, writeLater(p));
  module.define(run, writeRun(p, type));
  module.export('runFree', run);
  return support;
}

/**
 * The frame where the caller must not just take the bytes behind its own: in another chunk, if there are none. When the
 * stack is full it is a frame to be thrown away.
 */
function writePush(p: Parts): Uint8Array {
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
function writeLater(p: Parts): Uint8Array {
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

function writeRun(p: Parts, type: number): Uint8Array {
  const turns = 0;
  const code = new CodeWriter(1);
  const done = code.local('i32');
  const gid = code.local('i32');
  const g = code.local('i32');
  const fp = code.local('i32');
  const over = code.block();
  const next = code.loop();
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.brIf(over);
  code.get(done);
  code.get(turns);
  code.op(OP.i32GeU);
  code.brIf(over);
  code.get(gid);
  code.call(p.func.nextAfter);
  code.tee(gid);
  code.op(OP.i32Eqz);
  code.if();
  callHost(code, p.roots.checkdead, []);
  code.br(next);
  code.end();
  pushGOf(p, code, gid);
  code.set(g);
  storeWord(code, WORD.currentG, () => code.get(g));
  storeWord(code, WORD.fuel, () => code.i32(SLICE));
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  const again = code.loop();
  storeWord(code, WORD.goOn, () => code.i32(0));
  goOnRecovered(code, fp);
  setLimit(code, fp);
  code.get(fp);
  code.get(g);
  code.get(fp);
  code.i32Load(FRAME.pc);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.callIndirect(type);
  code.op(OP.i32Eqz);
  code.if();
  code.get(fp);
  code.i32Load(FRAME.caller);
  code.set(fp);
  code.get(g);
  code.get(fp);
  code.i32Store(G.fp);
  code.br(again);
  code.end();
  code.get(g);
  code.i32Load(G.fp);
  code.set(fp);
  code.i32(0);
  code.i32Load(WORD.goOn);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.op(OP.i32Eqz, OP.i32And);
  code.brIf(again);
  code.end();
  sayWhere(p, code, { g, fp });
  code.get(done);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(done);
  code.br(next);
  code.end();
  code.end();
  code.get(done);
  return code.finish();
}

/** By now the frame has written where it was left; it goes on elsewhere. */
function goOnRecovered(code: CodeWriter, fp: number): void {
  code.i32(0);
  code.i32Load(WORD.unwindTo);
  code.if();
  code.get(fp);
  code.get(fp);
  code.i32Load(FRAME.deferred);
  code.i32Store(FRAME.pc);
  storeWord(code, WORD.unwindTo, () => code.i32(0));
  code.end();
}

/** The chunk's end, or where too many frames would nest. */
function setLimit(code: CodeWriter, fp: number): void {
  const nested = code.local('i32');
  const end = code.local('i32');
  code.get(fp);
  code.i32(NESTED);
  code.op(OP.i32Add);
  code.set(nested);
  code.get(fp);
  code.i32Load(FRAME.chunk);
  code.i32Load(CHUNK.end);
  code.set(end);
  storeWord(code, WORD.stackLimit, () => {
    code.get(nested);
    code.get(end);
    code.get(nested);
    code.get(end);
    code.op(OP.i32LtU, OP.select);
  });
}

/** The stop at which the goroutine was left; a dead one has no frame. */
function sayWhere(p: Parts, code: CodeWriter, { g, fp }: { g: number; fp: number }): void {
  code.get(fp);
  code.if();
  code.get(g);
  code.get(fp);
  code.i32Load(FRAME.func);
  code.i32(2);
  code.op(OP.i32Shl);
  code.i32Load(p.roots.firstStops);
  code.get(fp);
  code.i32Load(FRAME.pc);
  code.op(OP.i32Add);
  code.i32Store(G.stop);
  code.end();
}
