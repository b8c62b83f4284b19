import type { Instr, Reg, UnOp } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { valueAs } from './assignable';
import type { Fn } from './fn';
import { numberKind } from './integer';
import { fieldName, underlying } from './layout';
import { accessSite } from './site';
import { type Value, words } from './value';

type Atomic = Extract<Instr, { op: 'atomic' }>;

/** Functions declared without a body whose calls are instructions; undefined: an ordinary call. */
export function intrinsic(fn: Fn, e: ast.CallExpr, fun: ast.Expr): readonly Value[] | undefined {
  const ident = fun.kind === 'SelectorExpr' ? fun.sel : fun;
  const use = ident.kind === 'Ident' ? fn.info.uses.get(ident) : undefined;
  if (use?.kind !== 'Func') return undefined;
  const fact = fn.unit.fact(fn.unit.linked(use.symbol));
  // A body, or one under a link name, is called as any other.
  if (!fact || fact.hasBody || fact.symbol !== fact.own) return undefined;
  const { symbol, type } = use;
  const params = type.params.map((p) => p.type);
  const args = e.args.map((arg, i) => fn.only(valueAs(fn, arg, params[i] ?? fn.typeOf(arg)), arg));
  const result = type.results[0]?.type;
  const reg =
    machineWord(fn, symbol, args) ??
    bitCount(fn, symbol, args) ??
    floatOperation(fn, symbol, args) ??
    atomic(fn, symbol, args, e, params[0]);
  if (reg === undefined) return fn.unsupported(e, `functions without a body (${symbol})`);
  return result && reg !== 'nothing' ? [words(result, reg)] : [];
}

function machineWord(fn: Fn, symbol: string, args: readonly Reg[]): Reg | 'nothing' | undefined {
  switch (symbol) {
    case 'runtime.getg':
    case 'runtime.getfp':
    case 'runtime.memgrow': {
      const dst = fn.b.reg('i64');
      const name =
        symbol === 'runtime.getg' ? 'getg' : symbol === 'runtime.getfp' ? 'getfp' : 'memgrow';
      fn.b.emit({ op: 'intrinsic', dst, fn: name, args });
      return dst;
    }
    case 'runtime.unwind':
      fn.b.emit({ op: 'intrinsic', fn: 'unwind', args });
      fn.b.end({ op: 'unreachable' });
      return 'nothing';
    case 'runtime.quit':
      fn.b.emit({ op: 'intrinsic', fn: 'quit', args });
      fn.b.end({ op: 'unreachable' });
      return 'nothing';
    default:
      return undefined;
  }
}

const COUNTS: Readonly<Record<string, UnOp>> = {
  LeadingZeros: 'clz',
  TrailingZeros: 'ctz',
  OnesCount: 'popcnt',
};

/** math/bits on 32 and 64 bits. */
function bitCount(fn: Fn, symbol: string, args: readonly Reg[]): Reg | undefined {
  const match = /^math\/bits\.(LeadingZeros|TrailingZeros|OnesCount|RotateLeft|Len)(32|64)?$/.exec(
    symbol,
  );
  const [a, k] = args;
  if (!match?.[1] || a === undefined) return undefined;
  const { b } = fn;
  if (match[1] === 'RotateLeft')
    return k === undefined
      ? undefined
      : b.bin('rotl', a, b.typeOf(a) === 'i64' ? k : b.un('wrap', k, 'i32'));
  const wide = (reg: Reg): Reg => (b.typeOf(reg) === 'i64' ? reg : b.un('extend_u', reg, 'i64'));
  if (match[1] === 'Len') {
    const bits = b.typeOf(a) === 'i64' ? 64 : 32;
    return b.bin('sub', b.i64(bits), wide(b.un('clz', a)));
  }
  const op = COUNTS[match[1]];
  return op && wide(b.un(op, a));
}

const FLOAT_OPERATIONS: Readonly<Record<string, UnOp>> = {
  sqrt: 'sqrt',
  floor: 'floor',
  ceil: 'ceil',
  trunc: 'trunc',
  abs: 'abs',
};

/** Functions of math that WebAssembly has. */
function floatOperation(fn: Fn, symbol: string, args: readonly Reg[]): Reg | undefined {
  const name = /^math\.(\w+)$/.exec(symbol)?.[1];
  const [a, sign] = args;
  if (name === undefined || a === undefined) return undefined;
  const { b } = fn;
  switch (name) {
    case 'float64bits':
      return b.un('reinterpret', a, 'i64');
    case 'float64frombits':
      return b.un('reinterpret', a, 'f64');
    case 'float32bits':
      return b.un('reinterpret', a, 'i32');
    case 'float32frombits':
      return b.un('reinterpret', a, 'f32');
    case 'copysign':
      return sign === undefined ? undefined : b.bin('copysign', a, sign);
    default: {
      const op = FLOAT_OPERATIONS[name];
      return op && b.un(op, a);
    }
  }
}

/** Names of sync/atomic and of the runtime's own atomics, with or without the type behind the verb. */
const VERBS: readonly (readonly [RegExp, Atomic['fn']])[] = [
  [/^(CompareAndSwap|Cas)/, 'cas'],
  [/^(Swap|Xchg)/, 'xchg'],
  [/^(Add|Xadd)/, 'add'],
  [/^And/, 'and'],
  [/^Or/, 'or'],
  [/^Load/, 'load'],
  [/^Store/, 'store'],
];

function atomic(
  fn: Fn,
  symbol: string,
  args: readonly Reg[],
  e: ast.CallExpr,
  pointer: Value['type'] | undefined,
): Reg | 'nothing' | undefined {
  const match = /^(?:sync|internal\/runtime)\/atomic\.(\w+)$/.exec(symbol);
  const name = match?.[1];
  const verb = VERBS.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];
  const u = pointer && underlying(pointer);
  const [addr, ...rest] = args;
  if (!verb || addr === undefined || u?.kind !== 'Pointer') return undefined;
  const bits = numberKind(u.elem)?.bits;
  const mem: Atomic['mem'] = bits === 8 ? 'u8' : bits === 32 ? 'i32' : 'i64';
  const { b } = fn;
  const dst = verb === 'store' ? undefined : b.reg(verb === 'cas' || mem !== 'i64' ? 'i32' : 'i64');
  const { pos } = e;
  const site =
    fn.mode === 'resumable'
      ? { site: accessSite('atomic', mem, e, operandText(fn, e), operandField(fn, e)) }
      : {};
  b.emit({
    op: 'atomic',
    fn: verb,
    ...(dst !== undefined && { dst }),
    addr,
    offset: 0,
    mem,
    args: rest,
    ...site,
    pos,
  });
  if (dst === undefined) return 'nothing';
  // The instruction gives the old value, Go's Add the new one.
  const [delta] = rest;
  return verb === 'add' && delta !== undefined ? b.bin('add', dst, delta) : dst;
}

/** `atomic.AddInt64(&x.n, 1)` touches `x.n`. */
function operandText(fn: Fn, e: ast.CallExpr): string {
  const [first] = e.args;
  if (first?.kind === 'UnaryExpr' && first.op === '&') return fn.text(first.x);
  return first ? `*${fn.text(first)}` : '';
}

/** `runtime.hmap.flags` of `atomic.Or8(&h.flags, 3)`. */
function operandField(fn: Fn, e: ast.CallExpr): string | undefined {
  const [first] = e.args;
  const operand = first?.kind === 'UnaryExpr' && first.op === '&' ? first.x : undefined;
  if (operand?.kind !== 'SelectorExpr') return undefined;
  let type = fn.typeOf(operand.x);
  let name: string | undefined;
  for (const { index } of fn.info.selections.get(operand)?.path ?? []) {
    const u = underlying(type);
    const holder = u.kind === 'Pointer' ? u.elem : type;
    const struct = underlying(holder);
    const field = struct.kind === 'Struct' ? struct.fields[index] : undefined;
    if (field === undefined) return undefined;
    name = fieldName(holder, field.name) ?? name;
    type = field.type;
  }
  return name;
}
