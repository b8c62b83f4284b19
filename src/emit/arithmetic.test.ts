import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BinOp, Func, UnOp, ValType } from '../golang';
import { PAGE_SIZE, SCRATCH_START, WORD } from '../memory';
import { link } from './link';
import { func, moduleOf } from './testing/assembler';

type Int = 'i32' | 'i64';
type Plain = (...args: (number | bigint)[]) => number | bigint;

/** Compiles private functions and hands them out to be called. */
function compile(funcs: readonly Func[]): (name: string) => Plain {
  const main = moduleOf('main', [func('main.main', {}, (a) => a.ret()), ...funcs]);
  const program = link(main, [], {
    shared: false,
    mode: 'gated',
    keep: funcs.map(({ name }) => name),
  });
  const pages = program.heapStart / PAGE_SIZE;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  new DataView(memory.buffer).setUint32(WORD.scratchTop, SCRATCH_START, true);
  const module = new WebAssembly.Module(program.wasm.slice());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return (name) => exports[name] as Plain;
}

function binary(fn: BinOp, type: ValType, result = type): Func {
  const name = `main.${fn}.${type}`;
  return func(name, { mode: 'private', params: [type, type], results: [result] }, (a) => {
    a.ret(a.bin(fn, 0, 1));
  });
}

const INT_MODEL: Partial<Record<BinOp, (a: bigint, b: bigint, bits: number) => bigint>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div_s: (a, b) => a / b,
  div_u: (a, b, bits) => BigInt.asUintN(bits, a) / BigInt.asUintN(bits, b),
  rem_s: (a, b) => a % b,
  rem_u: (a, b, bits) => BigInt.asUintN(bits, a) % BigInt.asUintN(bits, b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b, bits) => a << (b & BigInt(bits - 1)),
  shr_s: (a, b, bits) => a >> (b & BigInt(bits - 1)),
  shr_u: (a, b, bits) => BigInt.asUintN(bits, a) >> (b & BigInt(bits - 1)),
};
const COMPARE_MODEL: Partial<Record<BinOp, (a: bigint, b: bigint) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt_s: (a, b) => a < b,
  gt_s: (a, b) => a > b,
  le_s: (a, b) => a <= b,
  ge_s: (a, b) => a >= b,
  lt_u: (a, b) => BigInt.asUintN(64, a) < BigInt.asUintN(64, b),
  gt_u: (a, b) => BigInt.asUintN(64, a) > BigInt.asUintN(64, b),
  le_u: (a, b) => BigInt.asUintN(64, a) <= BigInt.asUintN(64, b),
  ge_u: (a, b) => BigInt.asUintN(64, a) >= BigInt.asUintN(64, b),
};

describe.each([
  ['i32', 32],
  ['i64', 64],
] as const)('arithmetic on %s', (type: Int, bits) => {
  const operators = Object.keys(INT_MODEL) as BinOp[];
  const comparisons = Object.keys(COMPARE_MODEL) as BinOp[];
  const call = compile([
    ...operators.map((fn) => binary(fn, type)),
    ...comparisons.map((fn) => binary(fn, type, 'i32')),
  ]);
  const value = fc.oneof(
    fc.bigInt({ min: -(1n << BigInt(bits - 1)), max: (1n << BigInt(bits - 1)) - 1n }),
    fc.constantFrom(0n, 1n, -1n, -(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n),
  );
  const host = (word: bigint): number | bigint => (type === 'i64' ? word : Number(word));

  it.each(operators)('%s wraps around as Go does', (fn) => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(b !== 0n || !/div|rem/.test(fn));
        const model = INT_MODEL[fn]?.(a, b, bits) ?? 0n;
        const found = BigInt(call(`main.${fn}.${type}`)(host(a), host(b)));
        expect(found).toBe(BigInt.asIntN(bits, model));
      }),
      { seed: 1 },
    );
  });

  it.each(comparisons)('%s gives 0 or 1', (fn) => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const model = COMPARE_MODEL[fn]?.(a, b) === true ? 1 : 0;
        expect(call(`main.${fn}.${type}`)(host(a), host(b))).toBe(model);
      }),
      { seed: 1 },
    );
  });
});

describe('the other operators', () => {
  const unary = (fn: UnOp, from: ValType, to: ValType): Func =>
    func(`main.${fn}`, { mode: 'private', params: [from], results: [to] }, (a) => {
      a.ret(a.un(fn, 0, to));
    });
  const call = compile([
    unary('wrap', 'i64', 'i32'),
    unary('extend_s', 'i32', 'i64'),
    unary('extend_u', 'i32', 'i64'),
    unary('extend8_s', 'i32', 'i32'),
    unary('neg', 'i64', 'i64'),
    unary('ctz', 'i64', 'i64'),
    unary('sqrt', 'f64', 'f64'),
    unary('convert_s', 'i64', 'f64'),
    unary('trunc_sat_s', 'f64', 'i32'),
    unary('reinterpret', 'f64', 'i64'),
    binary('div', 'f64'),
    binary('rotl', 'i64'),
    func('main.pick', { mode: 'private', params: ['i64', 'f32', 'f32'], results: ['f32'] }, (a) => {
      const dst = a.reg('f32');
      a.emit({ op: 'select', dst, cond: 0, a: 1, b: 2 });
      a.ret(dst);
    }),
  ]);

  it('convert, extend and choose', () => {
    expect(call('main.wrap')(0x1_ffff_fffen)).toBe(-2);
    expect(call('main.extend_s')(-2)).toBe(-2n);
    expect(call('main.extend_u')(-2)).toBe(0xffff_fffen);
    expect(call('main.extend8_s')(0x80)).toBe(-128);
    expect(call('main.neg')(5n)).toBe(-5n);
    expect(call('main.ctz')(8n)).toBe(3n);
    expect(call('main.sqrt')(2.25)).toBe(1.5);
    expect(call('main.convert_s')(-3n)).toBe(-3);
    expect(call('main.trunc_sat_s')(1e300)).toBe(0x7fff_ffff);
    expect(call('main.reinterpret')(1)).toBe(0x3ff0_0000_0000_0000n);
    expect(call('main.div.f64')(1, 0)).toBe(Infinity);
    expect(call('main.rotl.i64')(-0x7fff_ffff_ffff_fffen, 1n)).toBe(5n);
    expect(call('main.pick')(0x1_0000_0000n, 1, 2)).toBe(1);
  });
});

describe('a NaN', () => {
  const SEED = 20260107;
  const QUIET = 0x0008_0000_0000_0000n;
  const names = ['add', 'sub', 'mul', 'div'] as const;
  /** By their bits: a NaN that goes through the host's numbers may be another one. */
  const onBits = (fn: BinOp): Func =>
    func(`main.${fn}`, { mode: 'private', params: ['i64', 'i64'], results: ['i64'] }, (a) => {
      const [x, y] = [a.un('reinterpret', 0, 'f64'), a.un('reinterpret', 1, 'f64')];
      a.ret(a.un('reinterpret', a.bin(fn, x, y), 'i64'));
    });
  const through = (name: string, ...steps: readonly [UnOp, ValType][]): Func =>
    func(`main.${name}`, { mode: 'private', params: ['i64'], results: ['i64'] }, (a) => {
      let reg = 0;
      for (const [fn, to] of steps) reg = a.un(fn, reg, to);
      a.ret(reg);
    });
  const call = compile([
    ...names.map(onBits),
    through('sqrt', ['reinterpret', 'f64'], ['sqrt', 'f64'], ['reinterpret', 'i64']),
    through(
      'narrow',
      ['reinterpret', 'f64'],
      ['demote', 'f32'],
      ['reinterpret', 'i32'],
      ['extend_u', 'i64'],
    ),
    through(
      'widen',
      ['wrap', 'i32'],
      ['reinterpret', 'f32'],
      ['promote', 'f64'],
      ['reinterpret', 'i64'],
    ),
  ]);
  const bits = (fn: string, ...args: readonly bigint[]): bigint =>
    BigInt.asUintN(64, call(`main.${fn}`)(...args.map((arg) => BigInt.asIntN(64, arg))) as bigint);
  const nans = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 0xf_ffff_ffff_ffffn }))
    .map(([sign, fraction]) => (sign ? 0xfff0_0000_0000_0000n : 0x7ff0_0000_0000_0000n) | fraction);

  it(`is the first operand that is one, made quiet, as on amd64 (seed ${SEED})`, () => {
    const property = fc.property(fc.constantFrom(...names), nans, nans, (fn, one, two) => {
      const number = 0x3ff8_0000_0000_0000n;
      expect(bits(fn, one, two)).toBe(one | QUIET);
      expect(bits(fn, one, number)).toBe(one | QUIET);
      expect(bits(fn, number, two)).toBe(two | QUIET);
      expect(bits('sqrt', one)).toBe(one | QUIET);
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
  });

  it('is the negative one where arithmetic has no result, and what has one keeps it', () => {
    const inf = 0x7ff0_0000_0000_0000n;
    const made = 0xfff8_0000_0000_0000n;
    expect([bits('div', 0n, 0n), bits('sub', inf, inf), bits('mul', inf, 0n)]).toEqual([
      made,
      made,
      made,
    ]);
    expect(bits('sqrt', 0xbff0_0000_0000_0000n)).toBe(made);
    expect(bits('sqrt', 0x4010_0000_0000_0000n)).toBe(0x4000_0000_0000_0000n);
    expect(bits('add', inf, inf)).toBe(inf);
  });

  it(`keeps its sign and the top of its fraction in conversions (seed ${SEED})`, () => {
    const property = fc.property(nans, (nan) => {
      const [sign, top] = [nan >> 63n, (nan >> 29n) & 0x7f_ffffn];
      expect(bits('narrow', nan)).toBe((sign << 31n) | 0x7fc0_0000n | top);
      const narrow = (sign << 31n) | 0x7f80_0000n | top | (top === 0n ? 1n : 0n);
      const wide = (sign << 63n) | 0x7ff8_0000_0000_0000n | ((narrow & 0x7f_ffffn) << 29n);
      expect(bits('widen', narrow)).toBe(wide);
    });
    fc.assert(property, { seed: SEED, numRuns: 300 });
  });
});

describe('control flow of private functions', () => {
  it('nests loops', () => {
    const call = compile([
      func('main.grid', { mode: 'private', params: ['i64'], results: ['i64'] }, (a) => {
        const sum = a.reg('i64');
        a.copyTo(sum, a.i64(0));
        a.times(0, (i) => {
          a.times(i, (j) => {
            const [even, next] = [a.block(), a.block()];
            a.br(a.bin('and', j, a.i64(1)), next, even);
            a.enter(even);
            a.copyTo(sum, a.bin('add', sum, a.bin('mul', i, j)));
            a.jump(next);
            a.enter(next);
          });
        });
        a.ret(sum);
      }),
    ]);
    let sum = 0n;
    for (let i = 0n; i < 20n; i++) for (let j = 0n; j < i; j++) if (j % 2n === 0n) sum += i * j;
    expect(call('main.grid')(20n)).toBe(sum);
  });

  it('jumps into the middle of a loop', () => {
    // goto inside; head: n += 1; inside: n += 10; if n < limit goto head
    const call = compile([
      func('main.tangle', { mode: 'private', params: ['i64', 'i32'], results: ['i64'] }, (a) => {
        const n = a.reg('i64');
        a.copyTo(n, a.i64(0));
        const [head, inside, after] = [a.block(), a.block(), a.block()];
        a.br(1, inside, head);
        a.enter(head);
        a.copyTo(n, a.bin('add', n, a.i64(1)));
        a.jump(inside);
        a.enter(inside);
        a.copyTo(n, a.bin('add', n, a.i64(10)));
        a.br(a.bin('lt_s', n, 0), head, after);
        a.enter(after);
        a.ret(n);
      }),
    ]);
    expect(call('main.tangle')(30n, 1)).toBe(32n);
    expect(call('main.tangle')(30n, 0)).toBe(33n);
  });

  it('gives several results and clears its slots', () => {
    const call = compile([
      func(
        'main.leave',
        { mode: 'private', params: ['i64'], results: ['i64', 'i64'], slots: [24] },
        (a) => {
          const old = a.reg('i64');
          a.emit({ op: 'slotload', dst: old, slot: 0, offset: 16, mem: 'i64' });
          a.emit({ op: 'slotstore', slot: 0, offset: 16, src: 0, mem: 'i64' });
          const at = a.reg('i64');
          a.emit({ op: 'slotaddr', dst: at, slot: 0, offset: 8 });
          a.ret(old, a.load(at, undefined, 8));
        },
      ),
      func('main.twice', { mode: 'private', params: [], results: ['i64'] }, (a) => {
        a.call('main.leave', [a.i64(7)], ['i64', 'i64']);
        const [old = 0, now = 0] = a.call('main.leave', [a.i64(5)], ['i64', 'i64']);
        a.ret(a.bin('add', a.bin('mul', old, a.i64(100)), now));
      }),
    ]);
    expect(call('main.twice')()).toBe(5n);
  });
});
