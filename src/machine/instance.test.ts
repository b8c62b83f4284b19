import { describe, expect, it } from 'vitest';
import { link } from '../emit';
import { bareRuntime } from '../emit/testing/bare-runtime';
import { type Assembler, func, moduleOf, variable } from '../emit/testing/assembler';
import { FAULT } from '../memory';
import { createInstance, type Instance } from '.';

function start(write: (a: Assembler) => void, shared = false): Instance {
  const main = moduleOf('main', [func('main.main', {}, write)], [variable('main.x')]);
  const program = link(main, [bareRuntime()], { shared, mode: 'gated' });
  return createInstance(program, { seed: 1 });
}

function x(instance: Instance): bigint {
  return instance.view.getBigInt64(instance.program.symbols.get('main.x') ?? 0, true);
}

describe('a program', () => {
  it('runs to its end', () => {
    const instance = start((a) => {
      a.store(a.addr('main.x'), a.i64(7), 'x');
      a.ret();
    });
    const steps = instance.run({ kind: 'byHand' }, 0, 100, 1);
    expect(instance.fault).toBe(FAULT.exit);
    expect(x(instance)).toBe(7n);
    expect(steps).toBe(3);
  });
});
