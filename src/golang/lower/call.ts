import type { Reg, Symbol, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { ANY } from '../types/basic';
import type { Func, Type } from '../types/type';
import { abiOf } from './abi';
import { assignable, valueAs } from './assignable';
import { lowerBuiltin } from './builtin';
import { calleeOf } from './callee';
import { builtinName, unparen } from './callee-name';
import { callsFirst } from './call-order';
import { convert } from './convert';
import { devirtualized } from './devirtualize';
import type { Fn } from './fn';
import { newBytes } from './interface';
import { intrinsic } from './intrinsics';
import { isBig, leafCount, sizeOf, underlying } from './layout';
import { privatePlace, store, zeroValue } from './memory';
import { type Callee, type Value, words } from './value';

/** Results of a call, a conversion or a builtin; a conversion has one. */
export function lowerCall(fn: Fn, e: ast.CallExpr): readonly Value[] {
  const ready = fn.takeReady(e);
  if (ready) return [ready];
  const fun = unparen(e.fun);
  const [arg] = e.args;
  if (fn.info.types.get(e.fun)?.mode === 'type' || fn.info.types.get(fun)?.mode === 'type')
    return arg ? [convert(fn, arg, fn.typeOf(e), e)] : fn.unsupported(e, 'this conversion');
  callsFirst(fn, [fun, ...e.args], [undefined, ...argumentTypes(fn, e, fun)]);
  const builtin = builtinName(fn, fun);
  if (builtin !== undefined) return lowerBuiltin(fn, e, builtin);
  const direct = fn.info.types.get(e)?.value === undefined ? intrinsic(fn, e, fun) : undefined;
  if (direct) return direct;
  const callee = devirtualized(fn, fun) ?? calleeOf(fn, fun);
  const args = argumentsOf(fn, e, callee.type);
  return emitCall(fn, callee, args, e);
}

/** What the arguments become: what the parameters are, or the elements that append adds. */
export function argumentTypes(
  fn: Fn,
  e: ast.CallExpr,
  fun: ast.Expr,
): readonly (Type | undefined)[] {
  const [first] = e.args;
  const builtin = builtinName(fn, fun);
  if (builtin === 'append' && first && !e.spread) {
    const list = underlying(fn.typeOf(e));
    const elem = list.kind === 'Slice' ? list.elem : undefined;
    return e.args.map((_, i) => (i === 0 ? undefined : elem));
  }
  if (builtin === 'panic') return [ANY];
  const type = fn.info.types.get(fun)?.type;
  const u = type && underlying(type);
  if (u?.kind !== 'Func') return [];
  return e.args.map((_, i) => {
    const isRest = u.variadic && !e.spread && i >= u.params.length - 1;
    if (!isRest) return u.params[i]?.type;
    const rest = u.params.at(-1)?.type;
    return rest?.kind === 'Slice' ? rest.elem : undefined;
  });
}

/** One value for each parameter, evaluated from left to right. */
export function argumentsOf(fn: Fn, e: ast.CallExpr, type: Func): readonly Value[] {
  const params = type.params.map((p) => p.type);
  const [only] = e.args;
  const tuple = only && fn.info.types.get(only)?.type;
  if (only && e.args.length === 1 && tuple?.kind === 'Tuple') {
    // f(g()) with several results of g.
    const call = unparen(only);
    const values = call.kind === 'CallExpr' ? fn.parts.call(fn, call) : [];
    return spread(
      fn,
      type,
      values.length,
      (i, t) => {
        const value = values[i];
        return value ? assignable(fn, value, t, only) : fn.unsupported(only, 'this argument');
      },
      e,
    );
  }
  if (e.spread) return e.args.map((arg, i) => valueAs(fn, arg, params[i] ?? fn.typeOf(arg)));
  return spread(
    fn,
    type,
    e.args.length,
    (i, t) => {
      const arg = e.args[i];
      return arg ? valueAs(fn, arg, t) : fn.unsupported(e, 'this call');
    },
    e,
  );
}

/** Puts what a variadic parameter takes into a fresh array, which the call's own stores fill: they are private. */
function spread(
  fn: Fn,
  type: Func,
  count: number,
  value: (i: number, type: Type) => Value,
  e: ast.CallExpr,
): readonly Value[] {
  const fixed = type.variadic ? type.params.slice(0, -1) : type.params;
  const values = fixed.map((param, i) => value(i, param.type));
  const rest = type.variadic ? type.params.at(-1)?.type : undefined;
  const list = rest && underlying(rest);
  if (rest === undefined || list?.kind !== 'Slice') return values;
  const extra = count - fixed.length;
  if (extra <= 0) return [...values, zeroValue(fn, rest)];
  const size = sizeOf(list.elem);
  const elems: Value[] = [];
  for (let i = 0; i < extra; i++) elems.push(value(fixed.length + i, list.elem));
  const array = newBytes(fn, size * extra, e);
  elems.forEach((elem, i) => store(fn, privatePlace(array, i * size, list.elem, e.pos), elem));
  return [...values, words(rest, array, fn.b.i64(extra), fn.b.i64(extra))];
}

/** A call with everything evaluated: registers in, results out. */
export interface PreparedCall {
  readonly callee:
    | { readonly kind: 'static'; readonly symbol: Symbol }
    | { readonly kind: 'closure'; readonly fn: Reg };
  readonly args: readonly Reg[];
  readonly dsts: readonly Reg[];
  readonly results: readonly Value[];
}

export function prepareCall(
  fn: Fn,
  callee: Callee,
  args: readonly Value[],
  node: ast.Node,
): PreparedCall {
  const results: Value[] = [];
  const hidden: Reg[] = [];
  const dsts: Reg[] = [];
  for (const { type } of callee.type.results) {
    if (isBig(type)) {
      const slot = fn.b.slot(sizeOf(type));
      hidden.push(fn.b.slotAddr(slot));
      results.push({ kind: 'spilled', slot, offset: 0, type });
    } else results.push({ kind: 'words', regs: [], type });
  }
  const { recv } = callee;
  const abi = abiOf(callee.type, recv?.type);
  let at = 0;
  const filled = results.map((result): Value => {
    if (result.kind === 'spilled') return result;
    const types = abi.results.slice(at, at + leafCount(result.type));
    at += types.length;
    const regs = types.map((t: ValType) => fn.b.reg(t));
    dsts.push(...regs);
    return { ...result, regs };
  });
  const values = [...(recv ? [recv.value] : []), ...args];
  return {
    callee:
      callee.kind === 'static'
        ? { kind: 'static', symbol: fn.unit.linked(callee.symbol) }
        : { kind: 'closure', fn: callee.fn },
    args: [...hidden, ...values.flatMap((value) => argumentWords(fn, value))],
    dsts,
    results: filled,
    ...(node && {}),
  };
}

function argumentWords(fn: Fn, value: Value): readonly Reg[] {
  return value.kind === 'words' ? value.regs : [fn.b.slotAddr(value.slot, value.offset)];
}

export function emitCall(
  fn: Fn,
  callee: Callee,
  args: readonly Value[],
  node: ast.Expr,
): readonly Value[] {
  const call = prepareCall(fn, callee, args, node);
  const { dsts } = call;
  // Go's line of a call is that of its parenthesis.
  const pos = node.kind === 'CallExpr' ? node.fun.end : node.pos;
  if (call.callee.kind === 'static') {
    const { symbol } = call.callee;
    const name = symbol.slice(symbol.lastIndexOf('.') + 1);
    fn.b.emit({
      op: 'call',
      dsts,
      symbol,
      args: call.args,
      ...fn.callSite(symbol, name, node),
      pos,
    });
  } else {
    fn.b.emit({ op: 'callclosure', dsts, fn: call.callee.fn, args: call.args, pos });
  }
  return call.results;
}
