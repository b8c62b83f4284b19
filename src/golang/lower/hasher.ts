import type { Func, Reg, Symbol } from '../ir/ir';
import type { Struct, Type } from '../types/type';
import { algOf, isPadded } from './alg';
import { Builder } from './builder';
import { offsetsOf, sizeOf, underlying } from './layout';

/** The module that a hash function becomes part of. */
interface Home {
  readonly types: { readonly key: (type: Type) => string };
  readonly wrappers: Set<Symbol>;
  readonly funcs: Func[];
}

/** Sizes for which the runtime has a function of its own. */
const MEMORY: Readonly<Record<number, string>> = {
  1: 'memhash8',
  2: 'memhash16',
  4: 'memhash32',
  8: 'memhash64',
  16: 'memhash128',
};

const SIMPLE = {
  string: 'strhash',
  float32: 'f32hash',
  float64: 'f64hash',
  complex64: 'c64hash',
  complex128: 'c128hash',
  nilinter: 'nilinterhash',
  inter: 'interhash',
} as const;

/** The hash function of a key type: (pointer to the key, seed) → hash; undefined when it must be made. */
function ready(type: Type): Symbol | undefined {
  const alg = algOf(type);
  if (alg.kind === 'memory') {
    const name = MEMORY[alg.size];
    return name === undefined ? undefined : `runtime.${name}`;
  }
  return alg.kind === 'special' || alg.kind === 'none' ? undefined : `runtime.${SIMPLE[alg.kind]}`;
}

/** The func value that a map type's descriptor names as its Hasher; made when no function of the runtime is it. */
export function hasherOf(unit: Home, type: Type): Symbol {
  const known = ready(type);
  if (known !== undefined) return `${known}·f`;
  const symbol = `type:.hash.${unit.types.key(type)}`;
  if (unit.wrappers.has(symbol)) return symbol;
  unit.wrappers.add(symbol);
  const b = new Builder();
  b.reg('i64'); // the closure's context
  const [p, seed] = [b.reg('i64'), b.reg('i64')];
  b.end({ op: 'ret', values: [hash(b, type, p, seed)] });
  unit.funcs.push({
    name: symbol,
    mode: 'private',
    regs: b.regs,
    params: 3,
    results: ['i64'],
    slots: b.slots,
    blocks: b.finish(),
    file: 0,
    pos: 0,
    locals: [],
    captures: [],
  });
  return symbol;
}

function call(b: Builder, symbol: Symbol, args: readonly Reg[]): Reg {
  const dst = b.reg('i64');
  b.emit({ op: 'call', dsts: [dst], symbol, args, pos: 0 });
  return dst;
}

function memory(b: Builder, p: Reg, seed: Reg, size: number): Reg {
  const name = MEMORY[size];
  return name === undefined
    ? call(b, 'runtime.memhash', [p, seed, b.i64(size)])
    : call(b, `runtime.${name}`, [p, seed]);
}

/** Hashes part after part, each with the hash so far as its seed (spec/hmap.md §4.1). */
function hash(b: Builder, type: Type, p: Reg, seed: Reg): Reg {
  const known = ready(type);
  if (known !== undefined) return call(b, known, [p, seed]);
  const alg = algOf(type);
  if (alg.kind === 'memory') return memory(b, p, seed, alg.size);
  const u = underlying(type);
  if (u.kind === 'Array') return hashElements(b, u.elem, u.len, p, seed);
  return u.kind === 'Struct' ? hashFields(b, u, p, seed) : seed;
}

function hashFields(b: Builder, type: Struct, p: Reg, seed: Reg): Reg {
  const offsets = offsetsOf(type);
  let so = seed;
  for (let i = 0; i < type.fields.length; i++) {
    const field = type.fields[i];
    if (!field || field.name === '_') continue;
    const offset = offsets[i] ?? 0;
    if (algOf(field.type).kind !== 'memory') {
      so = hash(b, field.type, b.addConst(p, offset), so);
      continue;
    }
    // A run of neighbours that are plain memory is hashed at once.
    const isPlain = (at: number): boolean => {
      const next = type.fields[at];
      return next !== undefined && next.name !== '_' && algOf(next.type).kind === 'memory';
    };
    while (!isPadded(type, i) && isPlain(i + 1)) i++;
    const last = type.fields[i];
    const end = (offsets[i] ?? 0) + (last ? sizeOf(last.type) : 0);
    so = memory(b, b.addConst(p, offset), so, end - offset);
  }
  return so;
}

function hashElements(b: Builder, elem: Type, len: number, p: Reg, seed: Reg): Reg {
  const [head, body, done] = [b.block(), b.block(), b.block()];
  const [i, so] = [b.copy(b.i64(0)), b.copy(seed)];
  b.jump(head);
  b.enter(head);
  b.br(b.bin('lt_s', i, b.i64(len)), body, done);
  b.enter(body);
  const at = b.bin('add', p, b.bin('mul', i, b.i64(sizeOf(elem))));
  b.copyTo(so, hash(b, elem, at, so));
  b.copyTo(i, b.bin('add', i, b.i64(1)));
  b.jump(head);
  b.enter(done);
  return so;
}
