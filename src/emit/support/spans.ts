import { FRAME, G, LOG_END, LOG_RECORD, LOG_TAG, WORD } from '../../memory';
import { CodeWriter } from '../wasm/code-writer';
import { OP } from '../wasm/opcodes';
import { type Parts } from './parts';
import { pushCurrentG } from './words';

export function defineLog(p: Parts): void {
  const code = new CodeWriter(4);
  const at = code.local('i32');
  const skip = code.block();
  code.i32(0);
  code.i32Load(WORD.logging);
  code.op(OP.i32Eqz);
  code.brIf(skip);
  code.i32(0);
  code.i32Load(WORD.logNext);
  code.set(at);
  code.get(at);
  code.i32(LOG_END);
  code.op(OP.i32GeU);
  code.brIf(skip);
  for (let word = 0; word < 4; word++) {
    code.get(at);
    code.get(word);
    code.i32Store(word * 4);
  }
  code.i32(0);
  code.get(at);
  code.i32(LOG_RECORD);
  code.op(OP.i32Add);
  code.i32Store(WORD.logNext);
  code.end();
  p.module.define(p.func.log, code.finish());
}

export function defineSpans(p: Parts): void {
  defineSpanBegin(p);
  const arg = new CodeWriter(2);
  pushTag(arg, LOG_TAG.arg);
  arg.get(0);
  arg.get(1);
  arg.op(OP.i32WrapI64);
  arg.get(1);
  arg.i64(32n);
  arg.op(OP.i64ShrU);
  arg.op(OP.i32WrapI64);
  arg.call(p.func.log);
  p.module.define(p.func.spanArg, arg.finish());
  const end = new CodeWriter(1);
  pushTag(end, LOG_TAG.end);
  end.get(0);
  end.i32(0);
  end.i32(0);
  end.call(p.func.log);
  p.module.define(p.func.spanEnd, end.finish());
}

/** A resumable function's caller stands in its frame; a plain one's is where the goroutine stands. */
function defineSpanBegin(p: Parts): void {
  const [frame, func, count] = [0, 1, 2];
  const code = new CodeWriter(3);
  const caller = code.local('i32');
  const stop = code.local('i32');
  code.get(frame);
  code.if();
  code.get(frame);
  code.i32Load(FRAME.caller);
  code.set(caller);
  code.get(caller);
  code.if();
  code.get(caller);
  code.i32Load(FRAME.func);
  code.i32(2);
  code.op(OP.i32Shl);
  code.i32Load(p.roots.firstStops);
  code.get(caller);
  code.i32Load(FRAME.pc);
  code.op(OP.i32Add);
  code.set(stop);
  code.end();
  code.else();
  pushCurrentG(code);
  code.i32Load(G.stop);
  code.set(stop);
  code.end();
  pushTag(code, LOG_TAG.begin);
  code.get(func);
  code.get(stop);
  code.get(count);
  code.call(p.func.log);
  p.module.define(p.func.spanBegin, code.finish());
}

function pushTag(code: CodeWriter, tag: number): void {
  pushCurrentG(code);
  code.i32Load(G.goid);
  code.i32(tag | 0);
  code.op(OP.i32Or);
}
