import { SCHED } from '../../memory';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts } from './parts';

export function defineRunnable(p: Parts): void {
  const isRunnable = new CodeWriter(1);
  pushIsRunnable(p, isRunnable, 0);
  pushExists(p, isRunnable, 0);
  isRunnable.op(OP.i32And);
  p.module.define(p.func.isRunnable, isRunnable.finish());
  defineNextAfter(p);
}

/** The runnable goroutine with the next higher id, cyclically; 0 when there is none. */
function defineNextAfter(p: Parts): void {
  const after = 0;
  const code = new CodeWriter(1);
  const word = code.local('i32');
  const words = code.local('i32');
  const bits = code.local('i64');
  const rounds = code.local('i32');
  pushWordCount(p, code);
  code.set(words);
  code.get(after);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(after);
  code.get(after);
  code.i32(6);
  code.op(OP.i32ShrU);
  code.set(word);
  // The first word without the bits up to `after`; then whole words, the first one once more at last.
  const none = code.block();
  const again = code.loop();
  const next = code.block();
  code.get(word);
  code.get(words);
  code.op(OP.i32GeU);
  code.if();
  code.get(rounds);
  code.brIf(none);
  code.i32(1);
  code.set(rounds);
  code.i32(0);
  code.set(word);
  code.i32(0);
  code.set(after);
  code.br(again);
  code.end();
  pushBits(p, code, word);
  code.set(bits);
  code.get(after);
  code.if();
  code.get(bits);
  code.i64(-1n);
  code.get(after);
  code.op(OP.i64ExtendI32U);
  code.op(OP.i64Shl);
  code.op(OP.i64And);
  code.set(bits);
  code.i32(0);
  code.set(after);
  code.end();
  code.get(bits);
  code.op(OP.i64Eqz);
  code.brIf(next);
  code.get(word);
  code.i32(6);
  code.op(OP.i32Shl);
  code.get(bits);
  code.op(OP.i64Ctz);
  code.op(OP.i32WrapI64);
  code.op(OP.i32Add);
  code.return();
  code.end();
  code.get(word);
  code.i32(1);
  code.op(OP.i32Add);
  code.set(word);
  code.br(again);
  code.end();
  code.end();
  code.i32(0);
  p.module.define(p.func.nextAfter, code.finish());
}

export function pushWordCount(p: Parts, code: CodeWriter): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.i32(63);
  code.op(OP.i32Add);
  code.i32(6);
  code.op(OP.i32ShrU);
}

/** Pushes how many goroutines can run. */
export function pushRunCount(p: Parts, code: CodeWriter): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.runcount);
}

/** The first word has those below 64: nearly always that is all there are. */
export function pushFirstBits(p: Parts, code: CodeWriter): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.runnable);
  code.i64Load(0);
}

export function pushBits(p: Parts, code: CodeWriter, word: number): void {
  pushBitsAt(p, code, word);
  code.i64Load(0);
}

/** Pushes where a word of them lies. */
export function pushBitsAt(p: Parts, code: CodeWriter, word: number): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.runnable);
  code.get(word);
  code.i32(3);
  code.op(OP.i32Shl);
  code.op(OP.i32Add);
}

export function pushExists(p: Parts, code: CodeWriter, gid: number): void {
  code.get(gid);
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.allglen);
  code.op(OP.i32LtU);
}

/** Pushes 1 when the goroutine can run. Its id must be below allglen, so that its bit exists. */
export function pushIsRunnable(p: Parts, code: CodeWriter, gid: number): void {
  code.i32(0);
  code.i32Load(p.roots.sched + SCHED.runnable);
  code.get(gid);
  code.i32(6);
  code.op(OP.i32ShrU);
  code.i32(3);
  code.op(OP.i32Shl, OP.i32Add);
  code.i64Load(0);
  code.get(gid);
  code.op(OP.i64ExtendI32U, OP.i64ShrU, OP.i32WrapI64);
  code.i32(1);
  code.op(OP.i32And);
}
