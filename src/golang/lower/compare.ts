import type { BinOp, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { assignableTo } from '../types/assignability';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { isString, numberKind } from './integer';
import { isBig, leavesOf, offsetsOf, sizeOf, underlying } from './layout';
import { isNil, valueAs } from './assignable';
import { assertion, dynamicType, isInterface, toInterface } from './interface';
import { countedLoop } from './counted-loop';
import { addressOf, load, loadLeaves, part, privatePlace } from './memory';
import { placeOfValue } from './place';
import { type Place, type Value, type Words, words } from './value';

export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** An i32 of 0 or 1. */
export function compareExpr(fn: Fn, e: ast.BinaryExpr, op: CompareOp): Reg {
  if (isNil(fn, e.x)) return compareNil(fn, e.y, op);
  if (isNil(fn, e.y)) return compareNil(fn, e.x, op);
  const [tx, ty] = [fn.typeOf(e.x), fn.typeOf(e.y)];
  const [ix, iy] = [isInterface(tx), isInterface(ty)];
  const x = valueAs(fn, e.x, tx);
  if (ix && !iy) return negated(fn, op, equalsExpr(fn, x, e.y, e));
  const y = valueAs(fn, e.y, iy ? ty : ix ? ty : tx);
  if (iy && !ix) return negated(fn, op, equalsConcrete(fn, y, x, e));
  if (ix && iy) return negated(fn, op, equalsInterface(fn, x, y, e));
  return compareValues(fn, op, x, y, e);
}

/** Of two interface types one asks for no more than the other: the values are compared as its. */
function equalsInterface(fn: Fn, x: Value, y: Value, node: ast.Node): Reg {
  const wider = assignableTo(y.type, x.type) ? x.type : y.type;
  return equalValues(fn, toInterface(fn, x, wider, node), toInterface(fn, y, wider, node), node);
}

function negated(fn: Fn, op: CompareOp, equal: Reg): Reg {
  return op === '!=' ? fn.b.un('eqz', equal) : equal;
}

/** x == e, as a switch compares its tag with a case. */
export function equalsExpr(fn: Fn, x: Value, e: ast.Expr, node: ast.Node): Reg {
  if (isNil(fn, e)) {
    const first = x.kind === 'words' ? x.regs[0] : undefined;
    return first === undefined ? fn.unsupported(node, 'this comparison') : fn.b.un('eqz', first);
  }
  const type = fn.typeOf(e);
  if (isInterface(x.type) && !isInterface(type))
    return equalsConcrete(fn, x, valueAs(fn, e, type), node);
  if (!isInterface(x.type) && isInterface(type))
    return equalsConcrete(fn, valueAs(fn, e, type), x, node);
  if (isInterface(x.type)) return equalsInterface(fn, x, valueAs(fn, e, type), node);
  return equalValues(fn, x, valueAs(fn, e, x.type), node);
}

/** An interface equals a value of another type when it holds that type and an equal value. */
function equalsConcrete(fn: Fn, iface: Value, value: Value, node: ast.Node): Reg {
  const held = assertion(fn, iface, value.type, node);
  return guarded(fn, held.ok, () => equalValues(fn, held.value(), value, node));
}

/** Slices, maps, functions, pointers and interfaces are nil when their first word is. */
function compareNil(fn: Fn, e: ast.Expr, op: CompareOp): Reg {
  const place = fn.place(e);
  const [first] = loadLeaves(fn, place, leavesOf(place.type).slice(0, 1));
  if (first === undefined) return fn.unsupported(e, 'this comparison');
  const equal = fn.b.un('eqz', first);
  return op === '==' ? equal : fn.b.un('eqz', equal);
}

export function compareValues(fn: Fn, op: CompareOp, x: Value, y: Value, node: ast.Node): Reg {
  if (op === '==' || op === '!=') {
    const equal = equalValues(fn, x, y, node);
    return op === '==' ? equal : fn.b.un('eqz', equal);
  }
  if (x.kind === 'spilled' || y.kind === 'spilled') return fn.unsupported(node, 'this comparison');
  if (isString(x.type)) {
    const [order] = fn.runtime('cmpstring', [...x.regs, ...y.regs], ['i64'], node);
    if (order === undefined) return fn.unsupported(node, 'this comparison');
    return fn.b.bin(ORDER[op].s, order, fn.b.i64(0));
  }
  const [a, b] = [x.regs[0], y.regs[0]];
  const kind = numberKind(x.type);
  if (a === undefined || b === undefined || !kind) return fn.unsupported(node, 'this comparison');
  const names = ORDER[op];
  return fn.b.bin(kind.kind === 'float' ? names.f : kind.kind === 'uint' ? names.u : names.s, a, b);
}

const ORDER: Readonly<Record<'<' | '<=' | '>' | '>=', { s: BinOp; u: BinOp; f: BinOp }>> = {
  '<': { s: 'lt_s', u: 'lt_u', f: 'lt' },
  '<=': { s: 'le_s', u: 'le_u', f: 'le' },
  '>': { s: 'gt_s', u: 'gt_u', f: 'gt' },
  '>=': { s: 'ge_s', u: 'ge_u', f: 'ge' },
};

function equalValues(fn: Fn, x: Value, y: Value, node: ast.Node): Reg {
  if (x.kind === 'spilled' || y.kind === 'spilled') return equalSpilled(fn, x, y, node);
  const u = underlying(x.type);
  switch (u.kind) {
    case 'Basic':
      return isString(u) ? equalStrings(fn, x.regs, y.regs, node) : equalWords(fn, x.regs, y.regs);
    case 'Interface':
      return equalInterfaces(fn, x, y, node);
    case 'Struct':
    case 'Array':
      return equalParts(fn, x.regs, y.regs, x, node);
    default:
      return equalWords(fn, x.regs, y.regs);
  }
}

function equalWords(fn: Fn, x: readonly Reg[], y: readonly Reg[]): Reg {
  const equal = x.flatMap((a, i) => {
    const b = y[i];
    return b === undefined ? [] : [fn.b.bin('eq', a, b)];
  });
  const [first = fn.b.i32(1), ...rest] = equal;
  return rest.reduce((a, b) => fn.b.bin('and', a, b), first);
}

/** Lengths first, as gc does: bytes are only looked at when they agree. */
function equalStrings(fn: Fn, x: readonly Reg[], y: readonly Reg[], node: ast.Node): Reg {
  const [[xp, xn], [yp, yn]] = [x, y];
  if (xp === undefined || xn === undefined || yp === undefined || yn === undefined)
    return fn.unsupported(node, 'this comparison');
  return guarded(
    fn,
    fn.b.bin('eq', xn, yn),
    () => fn.runtime('memequal', [xp, yp, xn], ['i32'], node)[0],
  );
}

/** Same type, and equal data as the runtime compares it for that type; it may find that it can't. */
function equalInterfaces(fn: Fn, x: Words, y: Words, node: ast.Node): Reg {
  const [[xt, xd], [yt, yd]] = [x.regs, y.regs];
  if (xt === undefined || xd === undefined || yt === undefined || yd === undefined)
    return fn.unsupported(node, 'this comparison');
  return guarded(fn, fn.b.bin('eq', xt, yt), () => {
    const args = [dynamicType(fn, x, node), xd, yd];
    const [result] = fn.runtime('efaceeq', args, ['i32'], node);
    if (result === undefined) return fn.unsupported(node, 'this comparison');
    const cond = fn.b.bin('gt_u', result, fn.b.i32(1));
    fn.b.emit({ op: 'panicif', cond, symbol: 'runtime.panicuncomparable', args, pos: node.pos });
    return result;
  });
}

function equalParts(
  fn: Fn,
  x: readonly Reg[],
  y: readonly Reg[],
  value: Value,
  node: ast.Node,
): Reg {
  let result: Reg | undefined;
  let at = 0;
  for (const { type, blank } of partsOf(value)) {
    const count = leavesOf(type).length;
    const [a, b] = [x.slice(at, at + count), y.slice(at, at + count)];
    at += count;
    if (blank) continue;
    const one = (): Reg => equalValues(fn, words(type, ...a), words(type, ...b), node);
    result = result === undefined ? one() : guarded(fn, result, one);
  }
  return result ?? fn.b.i32(1);
}

/** Of large values, part after part until two differ; both are copies that nobody else sees. */
function equalSpilled(fn: Fn, x: Value, y: Value, node: ast.Node): Reg {
  const { b } = fn;
  const [different, done] = [b.block(), b.block()];
  const result = b.reg('i32');
  const compare = (p: Place, q: Place): void => {
    const u = underlying(p.type);
    if (p.kind === 'regs' || q.kind === 'regs' || !isBig(p.type)) {
      const next = b.block();
      b.br(equalValues(fn, load(fn, p), load(fn, q), node), next, different);
      b.enter(next);
    } else if (u.kind === 'Struct') {
      const offsets = offsetsOf(u);
      u.fields.forEach(({ name, type }, i) => {
        if (name === '_') return;
        compare(part(p, offsets[i] ?? 0, type), part(q, offsets[i] ?? 0, type));
      });
    } else if (u.kind === 'Array') {
      const [from, to] = [addressOf(fn, p, node), addressOf(fn, q, node)];
      countedLoop(fn, b.i64(u.len), (i) => {
        const offset = b.bin('mul', i, b.i64(sizeOf(u.elem)));
        const at = (start: Reg): Place =>
          privatePlace(b.bin('add', start, offset), 0, u.elem, node.pos);
        compare(at(from), at(to));
      });
    }
  };
  compare(placeOfValue(x), placeOfValue(y));
  b.copyTo(result, b.i32(1));
  b.jump(done);
  b.enter(different);
  b.copyTo(result, b.i32(0));
  b.jump(done);
  b.enter(done);
  return result;
}

/** What a value is compared by, in order. Blank fields are none of it, but have registers. */
function partsOf(value: Value): readonly { readonly type: Type; readonly blank: boolean }[] {
  const u = underlying(value.type);
  if (u.kind === 'Array')
    return Array.from({ length: u.len }, () => ({ type: u.elem, blank: false }));
  if (u.kind !== 'Struct') return [];
  return u.fields.map(({ name, type }) => ({ type, blank: name === '_' }));
}

/** first && second() */
function guarded(fn: Fn, first: Reg, second: () => Reg | undefined): Reg {
  const { b } = fn;
  const [more, done] = [b.block(), b.block()];
  const result = b.copy(first);
  b.br(first, more, done);
  b.enter(more);
  const other = second();
  if (other !== undefined) b.copyTo(result, other);
  b.jump(done);
  b.enter(done);
  return result;
}
