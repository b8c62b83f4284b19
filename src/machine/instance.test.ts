import { describe, expect, it } from 'vitest';
import { CHUNK, FAULT, G, LOG_TAG } from '../memory';
import { finish, increment, next, records, start, value, worker } from './testing/assembled';

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
