import type { Func, Reg, Symbol, ValType } from '../ir/ir';
import { ITAB } from '../ir/itabs';
import type * as ast from '../syntax/ast';
import type { Selection } from '../types/info';
import { sameMember } from '../types/member-name';
import type { MethodOfType } from '../types/method-set';
import { memberKey } from '../types/type-key';
import type { Func as FuncTypeOf, MemberName, Type } from '../types/type';
import { abiOf } from './abi';
import { Builder } from './builder';
import { capturedValues, closureObject } from './closure-object';
import { namedFunction } from './callee-name';
import type { Fn } from './fn';
import { forward } from './forward';
import { leavesOf, underlying } from './layout';
import { addressOf, load, loadLeaves } from './memory';
import { deref, fieldPlace, followed, placeOfValue, walkPath } from './place';
import type { Unit } from './unit';
import { type Callee, type Place, type Value, words } from './value';
import { wrapper } from './wrapper';

export function calleeOf(fn: Fn, fun: ast.Expr): Callee {
  const type = underlying(fn.typeOf(fun));
  if (type.kind !== 'Func') return fn.unsupported(fun, 'this call');
  if (fun.kind === 'ParenExpr') return calleeOf(fn, fun.x);
  const named = namedFunction(fn, fun);
  if (named !== undefined) return { kind: 'static', symbol: named, recv: undefined, type };
  if (fun.kind === 'SelectorExpr') {
    const selection = fn.info.selections.get(fun);
    const method = selection?.method;
    if (selection?.kind === 'method' && method !== undefined && method.symbol === undefined) {
      const place = walkPath(fn, fun.x, selection.path, fn.text(fun.x), fun.x);
      return interfaceCallee(fn, load(fn, place), method, type, fun);
    }
    if (selection?.kind === 'method') {
      const { symbol, recv } = receiver(fn, fun, selection);
      return { kind: 'static', symbol, recv, type };
    }
  }
  return { kind: 'closure', fn: fn.word(fun), recv: undefined, type };
}

/** The method of what an interface holds: a function in the itab, which takes the data word. A nil interface has none. */
function interfaceCallee(
  fn: Fn,
  value: Value,
  name: MemberName,
  type: FuncTypeOf,
  node: ast.Node,
): Callee {
  const u = underlying(value.type);
  const [tab, data] = value.kind === 'words' ? value.regs : [];
  if (u.kind !== 'Interface' || tab === undefined || data === undefined)
    return fn.unsupported(node, 'this call');
  const index = u.methods.findIndex((method) => sameMember(method, name));
  const target = fn.b.reg('i64');
  const offset = ITAB.fun + 8 * index;
  const { pos } = node;
  fn.b.emit({ op: 'load', dst: target, addr: tab, offset, mem: 'i64', pos });
  const recv = { type: DATA_WORD, value: words(DATA_WORD, data) };
  return { kind: 'closure', fn: target, recv, type };
}

const DATA_WORD: Type = { kind: 'Basic', name: 'unsafe.Pointer' };

/** The receiver as the method takes it: addressed, followed, or as it is. */
function receiver(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
): { symbol: Symbol; recv: { type: Type; value: Value } } {
  const { method } = selection;
  if (method?.symbol === undefined) return fn.unsupported(e, 'this call');
  const symbol = method.instance ? fn.unit.need(method.instance) : method.symbol;
  const place = walkPath(fn, e.x, selection.path, fn.text(e.x), e.x);
  const u = underlying(place.type);
  const isPointer = u.kind === 'Pointer' && place.type.kind !== 'Named';
  if (method.pointerReceiver) {
    if (isPointer) return { symbol, recv: { type: place.type, value: load(fn, place) } };
    const type: Type = { kind: 'Pointer', elem: place.type };
    const value = words(type, addressOf(fn, place, e));
    return { symbol, recv: { type, value } };
  }
  if (!isPointer) return { symbol, recv: { type: place.type, value: load(fn, place) } };
  const [pointer] = loadLeaves(fn, place, leavesOf(place.type));
  if (pointer === undefined) return fn.unsupported(e, 'this call');
  const target = load(fn, deref(fn, pointer, u.elem, `*${fn.text(e.x)}`, e.x));
  return { symbol, recv: { type: u.elem, value: target } };
}

/**
 * A function used as a value: `f·f`, which to the linker is f entered with a context it ignores. Only an atomic
 * function needs code of that name: a caller to stand before it.
 */
export function functionValue(fn: Fn, symbol: Symbol, e: ast.Expr): Value {
  const target = fn.unit.linked(symbol);
  const type = underlying(fn.typeOf(e));
  if (type.kind !== 'Func') return fn.unsupported(e, 'this value');
  const fact = fn.unit.fact(target);
  // An instruction has no code that a func value could point to.
  if (fact && !fact.hasBody && fact.symbol === fact.own) {
    return fn.unsupported(e, `functions without a body as values (${symbol})`);
  }
  // Library modules hold the wrappers of all their atomic functions.
  if (fn.unit.pkg.path === packageOf(symbol)) addWrapper(fn.unit, target, type, undefined, fn, e);
  return words(fn.typeOf(e), fn.b.addr(`${target}·f`));
}

function packageOf(symbol: Symbol): string {
  // Type arguments name packages of their own.
  const [name = symbol] = symbol.split('[');
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  return dot < 0 ? name : name.slice(0, dot);
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
  const { method } = selection;
  if (method === undefined) return fn.unsupported(e, 'this value');
  if (method.symbol === undefined) return interfaceMethodValue(fn, e, selection, method, sig);
  const { symbol, recv } = receiver(fn, e, selection);
  const name = `${fn.unit.linked(symbol)}-fm`;
  const object = closureObject(fn, name, [recv.value], e);
  bound(fn, name, sig, e, (inner, context) => {
    const [value] = capturedValues(inner, context, fn, [recv.value], e);
    return {
      kind: 'static',
      symbol,
      recv: { type: recv.type, value: value ?? recv.value },
      type: sig,
    };
  });
  return words(type, object);
}

/** A nil interface has no method to bind: Go finds out now, not when the value is called. */
function interfaceMethodValue(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
  method: MemberName,
  sig: FuncTypeOf,
): Value {
  const value = load(fn, walkPath(fn, e.x, selection.path, fn.text(e.x), e.x));
  const [tab] = value.kind === 'words' ? value.regs : [];
  if (tab === undefined) return fn.unsupported(e, 'this value');
  const cond = fn.b.un('eqz', tab);
  fn.b.emit({ op: 'panicif', cond, symbol: 'runtime.panicmem', args: [tab], pos: e.pos });
  const name = `${fn.unit.types.key(value.type)}.${memberKey(method)}-fm`;
  const object = closureObject(fn, name, [value], e);
  bound(fn, name, sig, e, (inner, context) => {
    const [held] = capturedValues(inner, context, fn, [value], e);
    return interfaceCallee(inner, held ?? value, method, sig, e);
  });
  return words(fn.typeOf(e), object);
}

/** Code of a closure, once in a module. */
function bound(
  fn: Fn,
  name: Symbol,
  sig: FuncTypeOf,
  e: ast.SelectorExpr,
  target: (inner: Fn, context: Reg, params: readonly Value[]) => Callee,
  own = 0,
): void {
  if (fn.unit.wrappers.has(name)) return;
  fn.unit.wrappers.add(name);
  const inner = wrapper(fn, name, e);
  const frame = forward(
    inner,
    sig,
    'context',
    e,
    (context, params) => target(inner, context, params),
    own,
  );
  inner.finish({ ...frame, pos: e.pos, wrapper: true });
}

function methodExpression(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
  sig: FuncTypeOf,
): Value {
  const { method, path } = selection;
  const [first] = sig.params;
  if (!first || !method) return fn.unsupported(e, 'this value');
  const symbol = method.instance ? fn.unit.need(method.instance) : method.symbol;
  const takesPointer = underlying(first.type).kind === 'Pointer';
  if (symbol !== undefined && path.length === 0 && takesPointer === method.pointerReceiver) {
    const target = fn.unit.linked(symbol);
    // The receiver is the first parameter either way, so the method is the function.
    if (fn.unit.pkg.path === packageOf(symbol)) addWrapper(fn.unit, target, sig, undefined, fn, e);
    return words(fn.typeOf(e), fn.b.addr(`${target}·f`));
  }
  // gc's wrapper of a method of values says which method it was that a nil pointer has no value for.
  if (symbol !== undefined && first.type.kind === 'Pointer') {
    const entry = fn.unit.methodEntry(first.type, method);
    return words(fn.typeOf(e), fn.b.addr(`${entry}·f`));
  }
  const name = `${fn.unit.types.key(first.type)}.${method.name}·expr`;
  const type = { ...sig, params: sig.params.slice(1) };
  const target = (inner: Fn, _: Reg, [value]: readonly Value[]): Callee => {
    if (value === undefined) return inner.unsupported(e, 'this value');
    const place = pathFrom(inner, placeOfValue(value), path, e);
    if (symbol === undefined) return interfaceCallee(inner, load(inner, place), method, type, e);
    return {
      kind: 'static',
      symbol,
      recv: receiverAt(inner, place, method.pointerReceiver, e),
      type,
    };
  };
  bound(fn, name, sig, e, target, 1);
  return words(fn.typeOf(e), fn.b.addr(name));
}

/** Where the receiver of a method lies that a value has, by embedding perhaps. */
export function pathFrom(
  fn: Fn,
  value: Place,
  path: Selection['path'],
  e: ast.SelectorExpr,
): Place {
  let place = value;
  for (const { index } of path) {
    place = fieldPlace(fn, followed(fn, place, fn.text(e), e), index, fn.text(e), e);
  }
  return place;
}

/** A method of what lies at a place. */
export function calleeAt(
  fn: Fn,
  place: Place,
  found: MethodOfType['found'],
  node: ast.Node,
): Callee {
  if (found.kind === 'interface')
    return interfaceCallee(fn, load(fn, place), found, found.type, node);
  const symbol = fn.unit.methodSymbol(found.method);
  const recv = receiverAt(fn, place, found.method.pointerReceiver, node);
  return { kind: 'static', symbol, recv, type: found.method.type };
}

/** The receiver that lies at a place, or is pointed to from there. */
function receiverAt(
  fn: Fn,
  place: Place,
  pointerReceiver: boolean,
  node: ast.Node,
): { readonly type: Type; readonly value: Value } {
  const isPointer = underlying(place.type).kind === 'Pointer' && place.type.kind !== 'Named';
  if (isPointer && pointerReceiver) return { type: place.type, value: load(fn, place) };
  if (pointerReceiver) {
    const type: Type = { kind: 'Pointer', elem: place.type };
    return { type, value: words(type, addressOf(fn, place, node)) };
  }
  const target = isPointer ? followed(fn, place, '', node) : place;
  return { type: target.type, value: load(fn, target) };
}
