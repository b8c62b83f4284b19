import type { Module } from '../../golang';
import { CHUNK, FAULT, FRAME, G, G_STATUS, POINTER_BASE, SCHED } from '../../memory';
import { type Assembler, func, moduleOf, variable } from './assembler';

const OFFSET = 0xffff_ffffn;
/** Goroutine ids are below it. */
const MOST = 256;

/**
 * As much of package runtime as a program needs to start, run and stop, written in IR: goroutines, stack
 * chunks, and the ends of a run. Without locks, output or maps.
 */
export function bareRuntime(): Module {
  return moduleOf(
    'runtime',
    [
      allocate(),
      makeGoroutine(),
      scheduleInit(),
      func('runtime.main', {}, (a) => {
        a.call('main.init', []);
        a.call('main.main', []);
        a.call('runtime.exit', []);
        a.ret();
      }),
      func('runtime.newproc', { mode: 'atomic', params: ['i64'] }, (a) => {
        const sched = a.addr('runtime.sched');
        const goid = a.load(sched, undefined, SCHED.allglen);
        a.store(sched, a.bin('add', goid, a.i64(1)), undefined, SCHED.allglen);
        a.call('runtime.startg', [goid, 0]);
        a.ret();
      }),
      func('runtime.gostart', {}, (a) => {
        const g = a.intrinsic('getg');
        a.callClosure(a.load(g, undefined, G.startfn), []);
        const forever = a.block();
        a.jump(forever);
        a.enter(forever);
        a.call('runtime.goexit', []);
        a.jump(forever);
      }),
      func('runtime.goexit', { mode: 'atomic' }, (a) => {
        const g = a.intrinsic('getg');
        a.store(g, a.i32(G_STATUS.dead), undefined, G.status, 'i32');
        setRunnable(a, a.load(g, undefined, G.goid), 'off');
        a.ret();
      }),
      func('runtime.exit', { mode: 'atomic' }, (a) => {
        a.store(a.addr('runtime.sched'), a.i32(FAULT.exit), undefined, SCHED.fault, 'i32');
        a.ret();
      }),
      func('runtime.checkdead', { mode: 'private' }, (a) => {
        a.store(a.addr('runtime.sched'), a.i32(FAULT.deadlock), undefined, SCHED.fault, 'i32');
        a.ret();
      }),
      func('runtime.fatal', { mode: 'atomic' }, (a) => {
        a.store(a.addr('runtime.sched'), a.i32(FAULT.fatal), undefined, SCHED.fault, 'i32');
        a.ret();
      }),
      func('runtime.panicmem', { params: ['i64'] }, (a) => {
        a.store(a.addr('runtime.lastAddress'), 0);
        a.call('runtime.fatal', []);
        a.ret();
      }),
      moreStack(),
    ],
    [
      variable('runtime.sched', SCHED.size),
      variable('runtime.startstop'),
      variable('runtime.lastAddress'),
    ],
  );
}

/** Bump allocation of 16-byte units: (size) → Go pointer. */
function allocate() {
  return func('runtime.allocate', { mode: 'private', params: ['i64'], results: ['i64'] }, (a) => {
    const sched = a.addr('runtime.sched');
    const top = a.load(sched, undefined, SCHED.heapTop);
    const end = a.bin('add', top, a.bin('and', a.bin('add', 0, a.i64(15)), a.i64(-16)));
    a.intrinsic('memgrow', [end]);
    a.store(sched, end, undefined, SCHED.heapTop);
    a.ret(a.bin('or', top, a.i64(POINTER_BASE)));
  });
}

/** (goid, closure): a goroutine that stands at gostart's entry. */
function makeGoroutine() {
  return func('runtime.startg', { mode: 'private', params: ['i64', 'i64'] }, (a) => {
    const allgs = a.load(a.addr('runtime.sched'), undefined, SCHED.allgs);
    const [g = 0] = a.call('runtime.allocate', [a.i64(G.size)], ['i64']);
    a.store(a.bin('add', allgs, a.bin('mul', 0, a.i64(8))), g, undefined);
    const [chunk = 0] = a.call('runtime.allocate', [a.i64(CHUNK.firstSize)], ['i64']);
    const low = a.un('wrap', chunk, 'i32');
    a.store(chunk, a.bin('add', low, a.i32(CHUNK.firstSize)), undefined, CHUNK.end, 'i32');
    const frame = a.bin('add', low, a.i32(CHUNK.header));
    a.store(g, 0, undefined, G.goid);
    a.store(g, a.i32(G_STATUS.runnable), undefined, G.status, 'i32');
    a.store(g, frame, undefined, G.fp, 'i32');
    a.store(g, 1, undefined, G.startfn);
    a.store(g, a.load(a.addr('runtime.startstop'), undefined, 0, 'i32'), undefined, G.stop, 'i32');
    const entry = a.load(a.addr('runtime.gostart·f'), undefined, 0, 'i32');
    a.store(chunk, entry, undefined, CHUNK.header + FRAME.func, 'i32');
    a.store(chunk, low, undefined, CHUNK.header + FRAME.chunk, 'i32');
    setRunnable(a, 0, 'on');
    a.ret();
  });
}

function scheduleInit() {
  return func('runtime.schedinit', { mode: 'private', params: ['i64'] }, (a) => {
    const sched = a.addr('runtime.sched');
    a.store(sched, 0, undefined, SCHED.rand);
    const [allgs = 0] = a.call('runtime.allocate', [a.i64(MOST * 8)], ['i64']);
    a.store(sched, allgs, undefined, SCHED.allgs);
    const [bits = 0] = a.call('runtime.allocate', [a.i64(MOST / 8)], ['i64']);
    a.store(sched, bits, undefined, SCHED.runnable);
    a.store(sched, a.i64(2), undefined, SCHED.allglen);
    a.call('runtime.startg', [a.i64(1), a.addr('runtime.main·f')]);
    a.ret();
  });
}

/** (chunk, size) → the next chunk, kept for its next use. */
function moreStack() {
  return func(
    'runtime.morestack',
    { mode: 'private', params: ['i64', 'i64'], results: ['i64'] },
    (a) => {
      const chunk = a.bin('or', 0, a.i64(POINTER_BASE));
      const next = a.load(chunk, undefined, CHUNK.next, 'i32');
      const [make, reuse] = [a.block(), a.block()];
      a.br(next, reuse, make);
      a.enter(reuse);
      a.ret(a.un('extend_u', next, 'i64'));
      a.enter(make);
      const size = a.bin('add', a.bin('mul', 1, a.i64(4)), a.i64(4 * CHUNK.firstSize));
      const [made = 0] = a.call('runtime.allocate', [size], ['i64']);
      const low = a.un('wrap', made, 'i32');
      a.store(made, a.bin('add', low, a.un('wrap', size, 'i32')), undefined, CHUNK.end, 'i32');
      a.store(made, a.un('wrap', 0, 'i32'), undefined, CHUNK.prev, 'i32');
      a.store(chunk, low, undefined, CHUNK.next, 'i32');
      a.ret(a.bin('and', made, a.i64(OFFSET)));
    },
  );
}

function setRunnable(a: Assembler, goid: number, can: 'on' | 'off'): void {
  const sched = a.addr('runtime.sched');
  const count = a.load(sched, undefined, SCHED.runcount);
  a.store(sched, a.bin('add', count, a.i64(can === 'on' ? 1 : -1)), undefined, SCHED.runcount);
  const words = a.load(sched, undefined, SCHED.runnable);
  const word = a.bin('shl', a.bin('shr_u', goid, a.i64(6)), a.i64(3));
  const bits = a.bin('add', words, word);
  const mask = a.bin('shl', a.i64(1), goid);
  const old = a.load(bits);
  const changed =
    can === 'on' ? a.bin('or', old, mask) : a.bin('and', old, a.bin('xor', mask, a.i64(-1)));
  a.store(bits, changed);
}
