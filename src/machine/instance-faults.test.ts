import { describe, expect, it } from 'vitest';
import { FAULT, G } from '../memory';
import {
  BY_HAND,
  finish,
  increment,
  next,
  records,
  start,
  value,
  worker,
} from './testing/assembled';

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
