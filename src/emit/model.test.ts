import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinOp, Func, Mode, Module, Reg, UnOp } from '../golang';
import { Interpreter } from '../golang/ir/testing/interpret';
import { createInstance } from '../machine';
import { FAULT } from '../memory';
import { link } from './link';
import { type Assembler, func, moduleOf, variable } from './testing/assembler';
import { bareRuntime } from './testing/bare-runtime';

// Random functions, run by the emitter's code and by the slow model of IR: both must see the same values.

const WIDE = 5;
const NARROW = 3;

/** Numbers that a random function is made of; each consumer takes the next one, modulo what it needs. */
class Dice {
  private at = 0;
  constructor(private readonly numbers: readonly number[]) {}

  roll(sides: number): number {
    const number = this.numbers[this.at++ % this.numbers.length] ?? 0;
    return (number + this.at) % sides;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.roll(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

const BINARY: readonly BinOp[] = [
  ...(['add', 'sub', 'mul', 'and', 'or', 'xor', 'shl', 'shr_s', 'shr_u', 'rotl'] as const),
];
const COMPARE: readonly BinOp[] = ['eq', 'ne', 'lt_s', 'lt_u', 'ge_s', 'ge_u'];
const UNARY: readonly UnOp[] = ['clz', 'ctz', 'popcnt', 'extend8_s', 'extend16_s'];

interface Vars {
  readonly wide: readonly Reg[];
  readonly narrow: readonly Reg[];
}

function instruction(a: Assembler, dice: Dice, { wide, narrow }: Vars, mode: Mode): void {
  const site = mode === 'resumable' ? 'x' : undefined;
  const big = (): Reg => dice.pick(wide);
  const small = (): Reg => dice.pick(narrow);
  const at = a.addr(dice.pick(['main.x', 'main.y']));
  switch (dice.roll(11)) {
    case 0:
      a.copyTo(big(), a.i64(BigInt(dice.roll(1 << 20)) << BigInt(dice.roll(40))));
      return;
    case 1:
      a.copyTo(small(), a.i32(dice.roll(1 << 20)));
      return;
    case 2:
      a.copyTo(big(), a.bin(dice.pick(BINARY), big(), big()));
      return;
    case 3:
      a.copyTo(small(), a.bin(dice.pick(BINARY), small(), small()));
      return;
    case 4:
      a.copyTo(small(), a.bin(dice.pick(COMPARE), big(), big()));
      return;
    case 5:
      a.copyTo(big(), a.un(dice.pick(UNARY), big(), 'i64'));
      return;
    case 6: {
      const dst = a.reg('i64');
      a.emit({ op: 'select', dst, cond: small(), a: big(), b: big() });
      a.copyTo(big(), dst);
      return;
    }
    case 7:
      a.copyTo(big(), a.load(at, site, dice.roll(2) * 8));
      return;
    case 8:
      a.store(at, big(), site, dice.roll(2) * 8);
      return;
    case 9: {
      const callee = mode === 'resumable' ? 'main.swap' : 'main.swapWhole';
      const [p = 0, q = 0] = a.call(callee, [big(), big()], ['i64', 'i64']);
      a.copyTo(big(), p);
      a.copyTo(big(), q);
      return;
    }
    case 10:
      a.emit({ op: 'slotstore', slot: 0, offset: dice.roll(2) * 8, src: big(), mem: 'i64' });
      a.emit({ op: 'slotload', dst: big(), slot: 0, offset: dice.roll(2) * 8, mem: 'i64' });
  }
}

/** Any graph of blocks; a budget ends it, and all variables are reported. */
function randomFunc(name: string, numbers: readonly number[], mode: Mode): Func {
  const dice = new Dice(numbers);
  return func(name, { mode, slots: [16] }, (a) => {
    const budget = a.reg('i64');
    a.copyTo(budget, a.i64(40));
    const vars: Vars = {
      wide: Array.from({ length: WIDE }, () => a.reg('i64')),
      narrow: Array.from({ length: NARROW }, () => a.reg('i32')),
    };
    vars.wide.forEach((reg, i) => a.copyTo(reg, a.i64(i * 3)));
    vars.narrow.forEach((reg, i) => a.copyTo(reg, a.i32(i)));
    const blocks = Array.from({ length: 2 + dice.roll(7) }, () => a.block());
    const exit = a.block();
    a.jump(blocks[0] ?? exit);
    for (const block of blocks) {
      const body = a.block();
      a.enter(block);
      a.copyTo(budget, a.bin('sub', budget, a.i64(1)));
      a.br(a.bin('gt_s', budget, a.i64(0)), body, exit);
      a.enter(body);
      for (let i = dice.roll(6); i > 0; i--) instruction(a, dice, vars, mode);
      if (dice.roll(3) === 0) a.jump(dice.pick(blocks));
      else a.br(dice.pick(vars.narrow), dice.pick(blocks), dice.pick(blocks));
    }
    a.enter(exit);
    const values = vars.narrow.map((reg) => a.un('extend_s', reg, 'i64'));
    a.call('test.report', [...vars.wide, ...values]);
    a.ret();
  });
}

function programOf(numbers: readonly number[]): Module {
  const swap = (a: Assembler): void => {
    const x = a.addr('main.x');
    a.store(x, a.bin('add', a.load(x, 'x'), 0), 'x');
    a.ret(1, 0);
  };
  const types = Array.from({ length: WIDE + NARROW }, () => 'i64' as const);
  return moduleOf(
    'main',
    [
      func('main.main', {}, (a) => {
        a.call('main.stopping', []);
        a.call('main.whole', []);
        a.ret();
      }),
      randomFunc('main.stopping', numbers, 'resumable'),
      randomFunc('main.whole', numbers, 'private'),
      func('main.swap', { params: ['i64', 'i64'], results: ['i64', 'i64'] }, swap),
      func(
        'main.swapWhole',
        { mode: 'private', params: ['i64', 'i64'], results: ['i64', 'i64'] },
        (a) => {
          const x = a.addr('main.x');
          a.store(x, a.bin('add', a.load(x), 0));
          a.ret(1, 0);
        },
      ),
      func('test.report', { mode: 'private', params: types }, (a) => {
        const n = a.addr('main.reported');
        const at = a.bin('add', a.addr('main.report'), a.bin('mul', a.load(n), a.i64(64)));
        types.forEach((_, i) => a.store(at, i, undefined, i * 8));
        a.store(n, a.bin('add', a.load(n), a.i64(1)));
        a.ret();
      }),
    ],
    [
      variable('main.x', 16),
      variable('main.y', 16),
      variable('main.reported'),
      variable('main.report', 128),
    ],
  );
}

function byModel(module: Module): bigint[] {
  const reported: bigint[] = [];
  const natives = new Map([
    [
      'test.report',
      (_: Interpreter, args: readonly (bigint | number)[]) => {
        reported.push(...args.map((arg) => BigInt.asIntN(64, BigInt(arg))));
        return [];
      },
    ],
  ]);
  new Interpreter([module], natives).runMain(['main.main']);
  return reported;
}

function byEmitter(module: Module): bigint[] {
  const program = link(module, [bareRuntime()], { shared: false, mode: 'gated' });
  const instance = createInstance(program, { seed: 1 });
  instance.run({ kind: 'byHand' }, 0, 100_000, 1);
  expect(instance.fault).toBe(FAULT.exit);
  const at = program.symbols.get('main.report') ?? 0;
  return Array.from({ length: 2 * (WIDE + NARROW) }, (_, i) =>
    instance.view.getBigInt64(at + i * 8, true),
  );
}

describe('random functions', () => {
  it('compute what the model of IR computes, stopping or whole', { timeout: 60_000 }, () => {
    const numbers = fc.array(fc.nat({ max: 1 << 24 }), { minLength: 30, maxLength: 200 });
    fc.assert(
      fc.property(numbers, (given) => {
        const module = programOf(given);
        expect(byEmitter(module)).toEqual(byModel(module));
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
