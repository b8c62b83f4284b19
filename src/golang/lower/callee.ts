import type { Func, Reg, Symbol, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Selection } from '../types/info';
import type { Func as FuncTypeOf, Type } from '../types/type';
import { abiOf, parameterWords } from './abi';
import { Builder } from './builder';
import { capturedValues, closureObject } from './closure-object';
import type { Fn } from './fn';
import { isBig, leavesOf, underlying } from './layout';
import { addressOf, load, loadLeaves, privatePlace, store } from './memory';
import { deref, fieldPlace, followed, placeOfValue, walkPath } from './place';
import type { Unit } from './unit';
import { type Callee, type Place, type Value, words } from './value';
import { wrapper } from './wrapper';

export function calleeOf(fn: Fn, fun: ast.Expr): Callee {
  const type = underlying(fn.typeOf(fun));
  if (type.kind !== 'Func') return fn.unsupported(fun, 'this call');
  if (fun.kind === 'ParenExpr') return calleeOf(fn, fun.x);
  const { info } = fn;
  if (fun.kind === 'Ident') {
    const use = info.uses.get(fun);
    if (use?.kind === 'Func') return { kind: 'static', symbol: use.symbol, recv: undefined, type };
  }
  if (fun.kind === 'SelectorExpr') {
    const selection = info.selections.get(fun);
    const use = selection ? undefined : info.uses.get(fun.sel);
    if (use?.kind === 'Func') return { kind: 'static', symbol: use.symbol, recv: undefined, type };
    if (selection?.kind === 'method') {
      const { symbol, recv } = receiver(fn, fun, selection);
      return { kind: 'static', symbol, recv, type };
    }
  }
  return { kind: 'closure', fn: fn.word(fun), type };
}

/** The receiver as the method takes it: addressed, followed, or as it is. */
function receiver(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
): { symbol: Symbol; recv: { type: Type; value: Value } } {
  const { method } = selection;
  if (method?.symbol === undefined) return fn.unsupported(e, 'interfaces with methods');
  const place = walkPath(fn, e.x, selection.path, fn.text(e.x), e.x);
  const u = underlying(place.type);
  const isPointer = u.kind === 'Pointer' && place.type.kind !== 'Named';
  if (method.pointerReceiver) {
    if (isPointer)
      return { symbol: method.symbol, recv: { type: place.type, value: load(fn, place) } };
    const type: Type = { kind: 'Pointer', elem: place.type };
    const value = words(type, addressOf(fn, place, e));
    return { symbol: method.symbol, recv: { type, value } };
  }
  if (!isPointer)
    return { symbol: method.symbol, recv: { type: place.type, value: load(fn, place) } };
  const [pointer] = loadLeaves(fn, place, leavesOf(place.type));
  if (pointer === undefined) return fn.unsupported(e, 'this call');
  const target = load(fn, deref(fn, pointer, u.elem, `*${fn.text(e.x)}`, e.x));
  return { symbol: method.symbol, recv: { type: u.elem, value: target } };
}

/**
 * A function used as a value: `f·f`, which to the linker is f entered with a context it ignores. Only an atomic
 * function needs code of that name: a caller to stand before it.
 */
export function functionValue(fn: Fn, symbol: Symbol, e: ast.Expr): Value {
  const target = fn.unit.linked(symbol);
  const type = underlying(fn.typeOf(e));
  if (type.kind !== 'Func') return fn.unsupported(e, 'this value');
  // Library modules hold the wrappers of all their atomic functions.
  if (fn.unit.pkg.path === packageOf(symbol)) addWrapper(fn.unit, target, type, undefined, fn, e);
  return words(fn.typeOf(e), fn.b.addr(`${target}·f`));
}

function packageOf(symbol: Symbol): string {
  const slash = symbol.lastIndexOf('/') + 1;
  const dot = symbol.indexOf('.', slash);
  return dot < 0 ? symbol : symbol.slice(0, dot);
}

/** `name·f` of an atomic function: takes a context and calls it. */
export function addWrapper(
  unit: Unit,
  target: Symbol,
  type: FuncTypeOf,
  recv: Type | undefined,
  at: { readonly source: ast.SourceFile },
  node: ast.Node,
): void {
  const name = `${target}·f`;
  if (unit.wrappers.has(name) || unit.mode(target) !== 'atomic') return;
  unit.wrappers.add(name);
  const abi = abiOf(type, recv);
  const b = new Builder();
  b.reg('i64');
  const args = abi.params.map((t: ValType) => b.reg(t));
  const dsts = abi.results.map((t: ValType) => b.reg(t));
  const { pos, end } = node;
  const text = target.slice(target.lastIndexOf('.') + 1);
  const site = { kind: 'call', size: 0, pos, end, text } as const;
  b.emit({ op: 'call', dsts, symbol: target, args, site, pos });
  b.end({ op: 'ret', values: dsts });
  unit.funcs.push({
    name,
    mode: 'resumable',
    regs: b.regs,
    params: args.length + 1,
    results: abi.results,
    slots: [],
    blocks: b.finish(),
    file: unit.fileIndex(at.source),
    pos,
    locals: [],
    captures: [],
    wrapper: true,
  } satisfies Func);
}

/** `x.M` as a value: a closure that holds the evaluated receiver. `T.M`: the function itself. */
export function methodValue(fn: Fn, e: ast.SelectorExpr, selection: Selection): Value {
  const type = fn.typeOf(e);
  const sig = underlying(type);
  if (sig.kind !== 'Func') return fn.unsupported(e, 'this value');
  if (selection.kind === 'methodExpr') return methodExpression(fn, e, selection, sig);
  const { symbol, recv } = receiver(fn, e, selection);
  const target = fn.unit.linked(symbol);
  const name = `${target}-fm`;
  const object = closureObject(fn, name, [recv.value], e);
  if (fn.unit.wrappers.has(name)) return words(type, object);
  fn.unit.wrappers.add(name);
  addMethodWrapper(fn, name, sig, e, (inner, context) => {
    const [value] = capturedValues(inner, context, fn, [recv.value], e);
    return { symbol: target, recv: { type: recv.type, value: value ?? recv.value } };
  });
  return words(type, object);
}

/** A closure's function that passes its parameters on to a method, whose receiver it finds. */
function addMethodWrapper(
  fn: Fn,
  name: Symbol,
  sig: FuncTypeOf,
  e: ast.SelectorExpr,
  find: (inner: Fn, context: Reg, params: readonly Value[]) => Bound,
  own = 0,
): void {
  const { fn: inner, finish } = wrapper(fn, name, e);
  const { b } = inner;
  const context = b.reg('i64');
  const abi = abiOf(sig, undefined);
  const hidden = abi.params.slice(0, abi.hidden).map((t) => b.reg(t));
  const params = sig.params.map(({ type }): Value => {
    const regs = parameterWords(type).map((t) => b.reg(t));
    const [address] = regs;
    if (!isBig(type) || address === undefined) return { kind: 'words', regs, type };
    return load(inner, privatePlace(address, 0, type, e.pos));
  });
  const { symbol, recv } = find(inner, context, params);
  const type = { ...sig, params: sig.params.slice(own) };
  const callee = { kind: 'static', symbol, recv, type } as const;
  const results = inner.parts.emitCall(inner, callee, params.slice(own), e);
  const direct = results.flatMap((value, i) => {
    if (value.kind === 'words') return [...value.regs];
    const address = hidden[results.slice(0, i).filter(({ kind }) => kind === 'spilled').length];
    if (address !== undefined) store(inner, privatePlace(address, 0, value.type, e.pos), value);
    return [];
  });
  b.end({ op: 'ret', values: direct });
  finish(1 + abi.params.length, abi.results);
}

interface Bound {
  readonly symbol: Symbol;
  readonly recv: { readonly type: Type; readonly value: Value };
}

function methodExpression(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
  sig: FuncTypeOf,
): Value {
  const { method, path } = selection;
  const [first] = sig.params;
  const symbol = method?.symbol;
  if (symbol === undefined || !first || !method)
    return fn.unsupported(e, 'interfaces with methods');
  const target = fn.unit.linked(symbol);
  const takesPointer = underlying(first.type).kind === 'Pointer';
  if (path.length === 0 && takesPointer === method.pointerReceiver) {
    // The receiver is the first parameter either way, so the method is the function.
    if (fn.unit.pkg.path === packageOf(symbol)) addWrapper(fn.unit, target, sig, undefined, fn, e);
    return words(fn.typeOf(e), fn.b.addr(`${target}·f`));
  }
  const name = `${fn.unit.types.key(first.type)}.${method.name}·expr`;
  if (!fn.unit.wrappers.has(name)) {
    fn.unit.wrappers.add(name);
    const find = (inner: Fn, _: Reg, [value]: readonly Value[]): Bound => ({
      symbol,
      recv: value ? promoted(inner, value, path, method, e) : inner.unsupported(e, 'this'),
    });
    addMethodWrapper(fn, name, sig, e, find, 1);
  }
  return words(fn.typeOf(e), fn.b.addr(name));
}

/** The receiver of a method that a value has, by embedding perhaps. */
function promoted(
  fn: Fn,
  value: Value,
  path: Selection['path'],
  method: { readonly pointerReceiver: boolean },
  e: ast.SelectorExpr,
): Bound['recv'] {
  let place = placeOfValue(value);
  for (const { index } of path) {
    place = fieldPlace(fn, followed(fn, place, fn.text(e), e), index, fn.text(e), e);
  }
  return receiverAt(fn, place, method.pointerReceiver, e);
}

/** The receiver that lies at a place, or is pointed to from there. */
export function receiverAt(
  fn: Fn,
  place: Place,
  pointerReceiver: boolean,
  node: ast.Node,
): Bound['recv'] {
  const isPointer = underlying(place.type).kind === 'Pointer' && place.type.kind !== 'Named';
  if (isPointer && pointerReceiver) return { type: place.type, value: load(fn, place) };
  if (pointerReceiver) {
    const type: Type = { kind: 'Pointer', elem: place.type };
    return { type, value: words(type, addressOf(fn, place, node)) };
  }
  const target = isPointer ? followed(fn, place, '', node) : place;
  return { type: target.type, value: load(fn, target) };
}
