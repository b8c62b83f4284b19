import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link, type Program } from '../emit';
import {
  type Assembler,
  func,
  moduleOf,
  type Signature,
  variable,
} from '../emit/testing/assembler';
import { bareRuntime } from '../emit/testing/bare-runtime';
import type { Func } from '../golang';
import { CHUNK, FAULT, G, LOG_RECORD, LOG_START, LOG_TAG, SCHED, SCHEDULE_START } from '../memory';
import { choose, createInstance, type Instance, type PolicyChoice } from '.';

const BY_HAND: PolicyChoice = { kind: 'byHand' };
const GLOBALS = ['main.x', 'main.y', 'main.z'];

/** A program of main.main and other functions over the variables x, y and z. */
function program(
  write: (a: Assembler) => void,
  others: readonly Func[] = [],
  memory: 'plain' | 'shared' = 'plain',
): Program {
  const main = moduleOf(
    'main',
    [func('main.main', {}, write), ...others],
    GLOBALS.map((name) => variable(name)),
  );
  return link(main, [bareRuntime()], { shared: memory === 'shared', mode: 'gated' });
}

function start(...args: Parameters<typeof program>): Instance {
  return createInstance(program(...args), { seed: 1 });
}

function finish(instance: Instance): number {
  return instance.run(BY_HAND, 0, 1_000_000, 1);
}

function value(instance: Instance, name: string): bigint {
  const at = instance.program.symbols.get(`main.${name}`) ?? 0;
  return instance.view.getBigInt64(at, true);
}

/** What goroutine gid stands before, in the words of its site. */
function next(instance: Instance, gid = 1): string {
  const stop = instance.program.stops[instance.view.getUint32(instance.gOf(gid) + G.stop, true)];
  const site = stop?.site;
  return site === undefined ? (stop?.kind ?? '') : `${site.kind} ${site.text}`;
}

function records(instance: Instance): number[][] {
  const rows: number[][] = [];
  for (let at = LOG_START; at < instance.logEnd; at += LOG_RECORD) {
    rows.push([0, 4, 8, 12].map((word) => instance.view.getUint32(at + word, true)));
  }
  return rows;
}

/** x += 1, as a load and a store. */
function increment(a: Assembler, name: string): void {
  const at = a.addr(`main.${name}`);
  a.store(at, a.bin('add', a.load(at, name), a.i64(1)), name);
}

function worker(name: string, signature: Signature, write: (a: Assembler) => void): Func {
  return func(`main.${name}`, signature, write);
}

describe('a goroutine', () => {
  it('stands before each visible operation in turn', () => {
    const instance = start((a) => {
      increment(a, 'x');
      increment(a, 'y');
      a.ret();
    });
    const stood: string[] = [];
    while (instance.fault === FAULT.none) {
      stood.push(next(instance));
      instance.step(1);
    }
    expect(stood).toEqual(['start go', 'read x', 'write x', 'read y', 'write y', 'op']);
    expect([value(instance, 'x'), value(instance, 'y')]).toEqual([1n, 1n]);
    expect(instance.fault).toBe(FAULT.exit);
  });

  it('tells what it will touch, and a write its value', () => {
    const instance = start((a) => {
      a.store(a.addr('main.y'), a.i64(42), 'y');
      a.ret();
    });
    instance.step(1);
    const g = instance.gOf(1);
    const stop = instance.program.stops[instance.view.getUint32(g + G.stop, true)];
    const frame = instance.view.getUint32(g + G.fp, true);
    expect(instance.view.getUint32(g + G.addr, true)).toBe(instance.program.symbols.get('main.y'));
    expect(instance.view.getBigUint64(frame + (stop?.valueAt ?? 0), true)).toBe(42n);
    expect(value(instance, 'y')).toBe(0n);
  });

  it('keeps its variables in the frame', () => {
    const instance = start((a) => {
      const n = a.load(a.addr('main.x'), 'x');
      a.local('n', n);
      increment(a, 'y');
      a.ret();
    });
    instance.view.setBigInt64(instance.program.symbols.get('main.x') ?? 0, 99n, true);
    instance.step(1);
    instance.step(1);
    const frame = instance.view.getUint32(instance.gOf(1) + G.fp, true);
    const code = instance.program.funcs[instance.view.getUint32(frame, true)];
    const [local] = code?.locals ?? [];
    expect(local?.name).toBe('n');
    const offset = local?.at.kind === 'words' ? (local.at.offsets[0] ?? 0) : 0;
    expect(instance.view.getBigUint64(frame + offset, true)).toBe(99n);
  });
});

describe('calls', () => {
  const factorial = worker('factorial', { params: ['i64'], results: ['i64'] }, (a) => {
    const [base, more] = [a.block(), a.block()];
    a.load(a.addr('main.z'), 'z');
    a.br(a.bin('le_s', 0, a.i64(1)), base, more);
    a.enter(base);
    a.ret(a.i64(1));
    a.enter(more);
    const [rest = 0] = a.call('main.factorial', [a.bin('sub', 0, a.i64(1))], ['i64']);
    a.ret(a.bin('mul', 0, rest));
  });

  it('return through frames', () => {
    const instance = start(
      (a) => {
        const [result = 0] = a.call('main.factorial', [a.i64(10)], ['i64']);
        a.store(a.addr('main.x'), result, 'x');
        a.ret();
      },
      [factorial],
    );
    finish(instance);
    expect(value(instance, 'x')).toBe(3628800n);
  });

  it('go on in further stack chunks, and leave nothing behind in them', () => {
    const depth = worker(
      'depth',
      { params: ['i64'], results: ['i64', 'i64'], slots: [40] },
      (a) => {
        const [base, more] = [a.block(), a.block()];
        a.br(a.un('eqz', 0, 'i32'), base, more);
        a.enter(base);
        increment(a, 'y');
        a.ret(a.i64(0), a.i64(3));
        a.enter(more);
        a.emit({ op: 'slotstore', slot: 0, offset: 32, src: 0, mem: 'i64' });
        const [n = 0, m = 0] = a.call('main.depth', [a.bin('sub', 0, a.i64(1))], ['i64', 'i64']);
        const kept = a.reg('i64');
        a.emit({ op: 'slotload', dst: kept, slot: 0, offset: 32, mem: 'i64' });
        a.ret(a.bin('add', n, kept), m);
      },
    );
    const instance = start(
      (a) => {
        a.times(a.i64(2), () => {
          const [sum = 0, three = 0] = a.call('main.depth', [a.i64(500)], ['i64', 'i64']);
          a.store(a.addr('main.x'), a.bin('add', sum, three), 'x');
        });
        a.ret();
      },
      [depth],
    );
    finish(instance);
    expect(value(instance, 'x')).toBe(125250n + 3n);
    expect(value(instance, 'y')).toBe(2n);
    // The first chunk stands behind the first g; further chunks behind it.
    const second = instance.gOf(1) + G.size + CHUNK.firstSize;
    const stacks = new Uint8Array(instance.memory.buffer).subarray(second);
    const first = instance.view.getUint32(
      instance.view.getUint32(instance.gOf(1) + G.fp, true),
      true,
    );
    expect(first).toBeGreaterThan(0);
    // Only the chunks' headers: { end, prev, next }.
    expect(stacks.filter((byte) => byte !== 0).length).toBeLessThan(12 * 20);
  });

  it('go through closures, to resumable and to private functions', () => {
    const instance = start(
      (a) => {
        const which = a.reg('i64');
        const [a1, a2, callIt] = [a.block(), a.block(), a.block()];
        a.times(a.i64(2), (i) => {
          a.br(a.un('eqz', i, 'i32'), a1, a2);
          a.enter(a1);
          a.copyTo(which, a.addr('main.slow·f'));
          a.jump(callIt);
          a.enter(a2);
          a.copyTo(which, a.addr('main.quick·f'));
          a.jump(callIt);
          a.enter(callIt);
          const [result = 0] = a.callClosure(which, [a.i64(20)], ['i64']);
          const x = a.addr('main.x');
          a.store(x, a.bin('add', a.load(x, 'x'), result), 'x');
        });
        a.ret();
      },
      [
        worker('slow', { params: ['i64'], results: ['i64'] }, (a) => {
          increment(a, 'y');
          a.ret(a.bin('add', 0, a.i64(1)));
        }),
        worker('quick', { mode: 'private', params: ['i64'], results: ['i64'] }, (a) => {
          a.ret(a.bin('mul', 0, a.i64(100)));
        }),
      ],
    );
    finish(instance);
    expect(value(instance, 'x')).toBe(2021n);
    expect(value(instance, 'y')).toBe(1n);
  });
});

describe('faults', () => {
  it('panics before an access through nil, with its address', () => {
    const instance = start((a) => {
      const nil = a.bin('sub', a.addr('main.x'), a.addr('main.x'));
      a.load(nil, 'p.f', 8);
      a.ret();
    });
    finish(instance);
    expect(instance.fault).toBe(FAULT.fatal);
    const at = instance.program.symbols.get('runtime.lastAddress') ?? 0;
    expect(instance.view.getBigUint64(at, true)).toBe(8n);
    expect(next(instance)).toBe('op');
  });

  it('calls the panic function when a condition holds', () => {
    const instance = start((a) => {
      a.panicIf(a.i32(0), 'runtime.panicmem', [a.i64(1)]);
      increment(a, 'x');
      a.panicIf(a.i32(1), 'runtime.panicmem', [a.i64(2)]);
      increment(a, 'y');
      a.ret();
    });
    finish(instance);
    expect(instance.fault).toBe(FAULT.fatal);
    expect([value(instance, 'x'), value(instance, 'y')]).toEqual([1n, 0n]);
  });

  it('turns a wild pointer into a fault that names the address', () => {
    const instance = start((a) => {
      const wild = a.bin('or', a.addr('main.x'), a.i64(0xf000_0000));
      a.load(wild, '*p');
      a.ret();
    });
    const steps = finish(instance);
    expect(instance.fault).toBe(FAULT.throw);
    const at = instance.program.symbols.get('link.faultText') ?? 0;
    const text = new TextDecoder().decode(
      new Uint8Array(instance.memory.buffer).slice(at, at + 50),
    );
    expect(text).toMatch(/^unexpected fault address 0xc0f01/);
    expect(steps).toBe(2);
    expect(records(instance)).toHaveLength(2);
  });

  it('stands where it stood when an atomic operation ended the run', () => {
    const instance = start((a) => {
      a.call('runtime.fatal', []);
      increment(a, 'x');
      a.ret();
    });
    instance.step(1);
    const before = instance.view.getUint32(instance.gOf(1) + G.stop, true);
    instance.step(1);
    expect(instance.fault).toBe(FAULT.fatal);
    expect(instance.view.getUint32(instance.gOf(1) + G.stop, true)).toBe(before);
  });

  it('calls it a deadlock when nobody can run', () => {
    const instance = start((a) => {
      const forever = a.block();
      a.jump(forever);
      a.enter(forever);
      a.call('runtime.goexit', []);
      a.jump(forever);
    });
    expect(finish(instance)).toBe(2);
    expect(instance.fault).toBe(FAULT.deadlock);
  });
});

describe('fuel', () => {
  it('stops an endless loop without visible operations, again and again', () => {
    const instance = start((a) => {
      const n = a.reg('i64');
      const forever = a.block();
      a.copyTo(n, a.i64(0));
      a.local('n', n);
      a.jump(forever);
      a.enter(forever);
      a.copyTo(n, a.bin('add', n, a.i64(1)));
      a.jump(forever);
    });
    expect(instance.run(BY_HAND, 0, 4, 1)).toBe(4);
    expect(next(instance)).toBe('preempt ');
    const frame = instance.view.getUint32(instance.gOf(1) + G.fp, true);
    const local = instance.program.funcs[instance.view.getUint32(frame, true)]?.locals[0];
    const offset = local?.at.kind === 'words' ? (local.at.offsets[0] ?? 0) : 0;
    const turns = Number(instance.view.getBigUint64(frame + offset, true));
    expect(turns).toBeGreaterThan(399_000);
    expect(turns).toBeLessThan(400_001);
  });

  it('stops an endless recursion at a call', () => {
    const instance = start(
      (a) => {
        a.call('main.down', []);
        a.ret();
      },
      [
        worker('down', {}, (a) => {
          const forever = a.block();
          a.jump(forever);
          a.enter(forever);
          a.call('main.leaf', []);
          a.jump(forever);
        }),
        worker('leaf', {}, (a) => a.ret()),
      ],
    );
    instance.run(BY_HAND, 0, 3, 1);
    expect(next(instance)).toBe('preempt ');
  });
});

describe('spans', () => {
  it('are logged with their arguments, before the row of the step they happened in', () => {
    const instance = start(
      (a) => {
        a.call('main.work', [a.i64(-2), a.i32(5)]);
        a.ret();
      },
      [
        worker('work', { params: ['i64', 'i32'], span: 'assign' }, (a) => {
          increment(a, 'x');
          a.ret();
        }),
      ],
    );
    finish(instance);
    const work = instance.program.funcs.findIndex(({ name }) => name === 'main.work');
    const [begin, first, second, ...rest] = records(instance);
    expect(begin?.[0]).toBe((LOG_TAG.begin | 1) >>> 0);
    expect(begin?.[1]).toBe(work);
    expect(instance.program.stops[begin?.[2] ?? 0]?.kind).toBe('call');
    expect(begin?.[3]).toBe(2);
    expect(first).toEqual([(LOG_TAG.arg | 1) >>> 0, 0, 0xffff_fffe, 0xffff_ffff]);
    expect(second).toEqual([(LOG_TAG.arg | 1) >>> 0, 1, 5, 0]);
    const kinds = rest.map(([tag = 0]) => (tag & LOG_TAG.mask) >>> 0);
    // start, read x, (end) write x, exit
    expect(kinds).toEqual([0, 0, LOG_TAG.end, 0, 0]);
    const written = rest[3];
    expect(written?.slice(2)).toEqual([instance.program.symbols.get('main.x'), 1]);
  });
});

/** Main starts `count` goroutines that increment x and y `turns` times without a lock, and spins on z. */
function crowd(count: number, turns: number, memory: 'plain' | 'shared' = 'plain'): Program {
  return program(
    (a) => {
      a.times(a.i64(count), () => {
        a.call('runtime.newproc', [a.addr('main.work·f')]);
      });
      const [wait, after] = [a.block(), a.block()];
      a.jump(wait);
      a.enter(wait);
      a.br(a.bin('lt_s', a.load(a.addr('main.z'), 'z'), a.i64(count)), wait, after);
      a.enter(after);
      a.ret();
    },
    [
      worker('work', {}, (a) => {
        a.times(a.i64(turns), (i) => {
          a.local('i', i);
          increment(a, 'x');
          a.call('main.bump', [a.addr('main.y')]);
        });
        const dst = a.reg('i64');
        const args = [a.i64(1)];
        a.emit({
          op: 'atomic',
          fn: 'add',
          dst,
          addr: a.addr('main.z'),
          offset: 0,
          mem: 'i64',
          args,
          pos: 1,
        });
        a.ret();
      }),
      worker('bump', { params: ['i64'] }, (a) => {
        a.store(0, a.bin('add', a.load(0, '*p'), a.i64(1)), '*p');
        a.ret();
      }),
    ],
    memory,
  );
}

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant<PolicyChoice>({ kind: 'byHand' }),
  fc.integer({ min: 1, max: 9 }).map((quantum): PolicyChoice => ({ kind: 'roundRobin', quantum })),
  fc.integer({ min: 0 }).map((seed): PolicyChoice => ({ kind: 'random', seed })),
);

describe('a run', () => {
  it('is the same in any chunks, on shared and on plain memory', () => {
    const plain = crowd(3, 4);
    const shared = crowd(3, 4, 'shared');
    fc.assert(
      fc.property(policies, fc.array(fc.integer({ min: 1, max: 40 })), (policy, chunks) => {
        fc.pre(policy.kind !== 'byHand');
        const whole = createInstance(plain, { seed: 3 });
        const steps = whole.run(policy, 0, 5000, 1);
        const pieces = createInstance(shared, { seed: 3 });
        let done = 0;
        for (const chunk of chunks) {
          done += pieces.run(policy, done, Math.min(chunk, steps - done), pieces.last || 1);
        }
        done += pieces.run(policy, done, steps - done, pieces.last || 1);
        expect(done).toBe(steps);
        expect(pieces.stateHash()).toBe(whole.stateHash());
        expect(value(pieces, 'x')).toBe(value(whole, 'x'));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('gives each step to whom the model chooses, few goroutines or many', () => {
    const crowds = { few: crowd(3, 4), many: crowd(70, 1) };
    fc.assert(
      fc.property(fc.constantFrom('few', 'many'), policies, fc.nat(9999), (count, policy, from) => {
        const instance = createInstance(crowds[count], { seed: 3 });
        const model = createInstance(crowds[count], { seed: 3 });
        const steps = instance.run(policy, from, 1500, 1);
        let last = 1;
        for (let n = 0; n < steps; n++) {
          last = choose(policy, model.runnable(), from + n, last) ?? 0;
          model.step(last);
        }
        expect(model.stateHash()).toBe(instance.stateHash());
        expect(model.logEnd).toBe(instance.logEnd);
        const rows = ({ memory, logEnd }: Instance): Uint8Array =>
          new Uint8Array(memory.buffer).slice(LOG_START, logEnd);
        expect(rows(model)).toEqual(rows(instance));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('loses increments under some schedules', () => {
    const ends = [1, 2, 3].map((seed) => {
      const instance = createInstance(crowd(3, 4), { seed: 3 });
      instance.run({ kind: 'random', seed }, 0, 5000, 1);
      expect(instance.fault).toBe(FAULT.exit);
      return Number(value(instance, 'x'));
    });
    expect(Math.min(...ends)).toBeLessThan(12);
  });

  it('replays the choices it made', () => {
    const program = crowd(3, 4);
    const instance = createInstance(program, { seed: 3 });
    const steps = instance.run({ kind: 'random', seed: 5 }, 0, 5000, 1);
    const gids = records(instance).map(([gid = 0]) => gid);
    const again = createInstance(program, { seed: 3 });
    again.logging = false;
    gids.forEach((gid, i) => {
      again.view.setUint32(SCHEDULE_START + i * 8, gid, true);
      again.view.setUint32(SCHEDULE_START + i * 8 + 4, 1, true);
    });
    expect(again.replay(gids.length, 50)).toBe(50);
    expect(again.fault).toBe(FAULT.none);
    expect(records(again)).toEqual([]);
    const whole = createInstance(program, { seed: 3 });
    gids.forEach((gid, i) => {
      whole.view.setUint32(SCHEDULE_START + i * 8, gid, true);
      whole.view.setUint32(SCHEDULE_START + i * 8 + 4, 1, true);
    });
    expect(whole.replay(gids.length, 1e6)).toBe(steps);
    expect(whole.stateHash()).toBe(instance.stateHash());
  });

  it('stops when it is asked to, and when a chosen goroutine cannot run', () => {
    const instance = createInstance(crowd(1, 1), { seed: 3 });
    instance.stopRequested = true;
    expect(instance.run(BY_HAND, 0, 10, 1)).toBe(0);
    instance.stopRequested = false;
    instance.view.setUint32(SCHEDULE_START, 63, true);
    instance.view.setUint32(SCHEDULE_START + 4, 1, true);
    expect(instance.replay(1, 10)).toBe(0);
    expect(() => instance.step(2)).toThrow('goroutine 2 cannot run');
  });

  it('returns before the log is full', () => {
    const instance = start((a) => {
      const forever = a.block();
      a.jump(forever);
      a.enter(forever);
      increment(a, 'x');
      a.jump(forever);
    });
    const steps = instance.run(BY_HAND, 0, 1_000_000, 1);
    expect(steps).toBeLessThan(40_960);
    expect(records(instance)).toHaveLength(steps);
    instance.emptyLog();
    expect(instance.run(BY_HAND, steps, 1_000_000, 1)).toBe(steps);
  });
});

describe('the choice of a goroutine', () => {
  it('is that of the model', () => {
    const instance = createInstance(crowd(1, 1), { seed: 3 });
    const { view } = instance;
    const sched = instance.program.symbols.get('runtime.sched') ?? 0;
    // A bitmap of 130 goroutines of our own.
    const bits = instance.heapTop;
    view.setBigInt64(sched + 8, 130n, true);
    view.setUint32(sched + 24, bits, true);
    const gids = fc.uniqueArray(fc.integer({ min: 1, max: 129 }), { maxLength: 130 });
    fc.assert(
      fc.property(policies, gids, fc.nat(), fc.integer({ min: 0, max: 129 }), (...given) => {
        const [policy, chosen, step, last] = given;
        const runnable = [...chosen].sort((a, b) => a - b);
        for (let i = 0; i < 24; i++) view.setUint8(bits + i, 0);
        view.setBigInt64(sched + SCHED.runcount, BigInt(runnable.length), true);
        for (const gid of runnable) {
          view.setUint8(bits + (gid >> 3), view.getUint8(bits + (gid >> 3)) | (1 << (gid & 7)));
        }
        expect(instance.choose(policy, step, last)).toBe(choose(policy, runnable, step, last) ?? 0);
        expect(instance.runnable()).toEqual(runnable);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
