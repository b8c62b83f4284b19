import { CHUNK, FRAME, PUSHED, PUSHED_SLOT, SCHED, SCRATCH_START, WORD } from '../../memory';
import type { Callee } from '../callee';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { storeOpcode } from '../width';
import { type Parts } from './parts';
import { storeWord } from './words';

/** Fills a callee's frame header. The frame goes behind the caller's, or into another chunk. */
export function definePush(p: Parts): void {
  const [fp, func, size, callerSize] = [0, 1, 2, 3];
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
  code.set(frame);
  // The stack is as large as it may get: the runtime has said so, and nothing more happens.
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.fault);
  code.if();
  code.unreachable();
  code.end();
  code.end();
  for (const [offset, value] of [
    [FRAME.func, func],
    [FRAME.caller, fp],
    [FRAME.chunk, chunk],
  ] as const) {
    code.get(frame);
    code.get(value);
    code.i32Store(offset);
  }
  code.get(frame);
  code.i32(PUSHED_SLOT.shift);
  code.op(OP.i32ShrU);
  code.i32(PUSHED_SLOT.mask);
  code.op(OP.i32And);
  code.get(frame);
  code.i32Store(PUSHED.start);
  code.get(frame);
  p.module.define(p.func.push, code.finish());
}

/** Calls a plain Go function with i32 locals as arguments, whatever integers it declares; its result becomes i32. */
export function callHost(
  code: CodeWriter,
  callee: Callee | undefined,
  args: readonly number[],
): void {
  if (callee?.kind !== 'plain') {
    code.unreachable();
    return;
  }
  if (callee.ignoresContext) code.i64(0n);
  args.forEach((local, i) => {
    code.get(local);
    if (callee.func.regs[i] === 'i64') code.op(OP.i64ExtendI32U);
  });
  code.call(callee.wasm);
  if (callee.func.results[0] === 'i64') code.op(OP.i32WrapI64);
}

/** A function that pushes the frame of a callee which does not return. */
export function definePanic(p: Parts, callee: Extract<Callee, { kind: 'resumable' }>): number {
  const params = callee.func.regs.slice(0, callee.func.params);
  const func = p.module.declare(['i32', 'i32', 'i32', ...params], ['i32']);
  const [fp, pc, size] = [0, 1, 2];
  const code = new CodeWriter(3 + params.length);
  const frame = code.local('i32');
  code.get(fp);
  code.get(pc);
  code.i32Store(FRAME.pc);
  code.get(fp);
  code.i32(callee.index);
  code.i32(callee.plan.size);
  code.get(size);
  code.call(p.func.push);
  code.set(frame);
  params.forEach((type, i) => {
    code.get(frame);
    code.get(3 + i);
    code.memory(storeOpcode(type), callee.plan.argsAt + i * 8);
  });
  code.get(frame);
  p.module.define(func, code.finish());
  return func;
}

/** (seed low, seed high): the runtime makes its first goroutine. */
export function defineInit(p: Parts): void {
  const code = new CodeWriter(2);
  const { schedinit } = p.roots;
  storeWord(code, WORD.scratchTop, () => code.i32(SCRATCH_START));
  storeWord(code, WORD.currentG, () => code.i32(0));
  if (schedinit?.kind === 'plain') {
    if (schedinit.ignoresContext) code.i64(0n);
    if (schedinit.func.params > 0) {
      code.get(0);
      if (schedinit.func.regs[0] === 'i64') {
        code.op(OP.i64ExtendI32U);
        code.get(1);
        code.op(OP.i64ExtendI32U);
        code.i64(32n);
        code.op(OP.i64Shl, OP.i64Or);
      }
    }
    code.call(schedinit.wasm);
    for (let i = 0; i < schedinit.func.results.length; i++) code.op(OP.drop);
  }
  p.module.define(p.func.init, code.finish());
}
