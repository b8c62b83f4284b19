import type { Func, Reg, Symbol, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Selection } from '../types/info';
import type { Func as FuncTypeOf, Type } from '../types/type';
import { abiOf } from './abi';
import { Builder } from './builder';
import { closureObject } from './closure-object';
import type { Fn } from './fn';
import { leavesOf, underlying } from './layout';
import { addressOf, load, loadLeaves } from './memory';
import { deref, walkPath } from './place';
import type { Unit } from './unit';
import { type Value, words } from './value';

/** What a call goes to: a function known by name, with its receiver evaluated, or a func value. */
export type Callee =
  | {
      readonly kind: 'static';
      readonly symbol: Symbol;
      readonly recv: { readonly type: Type; readonly value: Value } | undefined;
      readonly type: FuncTypeOf;
    }
  | { readonly kind: 'closure'; readonly fn: Reg; readonly type: FuncTypeOf };

export function calleeOf(fn: Fn, fun: ast.Expr): Callee {
  const type = underlying(fn.typeOf(fun));
  if (type.kind !== 'Func') return fn.unsupported(fun, 'this call');
  if (fun.kind === 'ParenExpr') return calleeOf(fn, fun.x);
  const { info } = fn.unit;
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
  const abi = abiOf(sig, recv.type);
  const count = recv.value.kind === 'words' ? recv.value.regs.length : -1;
  if (recv.value.kind !== 'words')
    return fn.unsupported(e, 'a method value of a receiver this large');
  const object = closureObject(fn, name, recv.value.regs, e);
  if (!fn.unit.wrappers.has(name)) {
    fn.unit.wrappers.add(name);
    addBoundMethod(
      fn,
      name,
      target,
      abi,
      count,
      recv.value.regs.map((reg) => fn.b.typeOf(reg)),
      e,
    );
  }
  return words(type, object);
}

function addBoundMethod(
  fn: Fn,
  name: Symbol,
  target: Symbol,
  abi: {
    readonly hidden: number;
    readonly params: readonly ValType[];
    readonly results: readonly ValType[];
  },
  receiverWords: number,
  receiverTypes: readonly ValType[],
  node: ast.Node,
): void {
  const b = new Builder();
  const context = b.reg('i64');
  const hidden = abi.params.slice(0, abi.hidden).map((t) => b.reg(t));
  const rest = abi.params.slice(abi.hidden + receiverWords).map((t) => b.reg(t));
  const recv = receiverTypes.map((t, i) => {
    const dst = b.reg(t);
    const mem = t === 'i32' ? 'i32' : t;
    b.emit({ op: 'load', dst, addr: context, offset: 8 + 8 * i, mem, pos: node.pos });
    return dst;
  });
  const dsts = abi.results.map((t) => b.reg(t));
  const text = target.slice(target.lastIndexOf('.') + 1);
  const { pos, end } = node;
  const atomic = fn.unit.mode(target) === 'atomic';
  const site = atomic ? { site: { kind: 'call', size: 0, pos, end, text } as const } : {};
  b.emit({ op: 'call', dsts, symbol: target, args: [...hidden, ...recv, ...rest], ...site, pos });
  b.end({ op: 'ret', values: dsts });
  fn.unit.funcs.push({
    name,
    mode: fn.unit.mode(target) === 'private' ? 'private' : 'resumable',
    regs: b.regs,
    params: 1 + hidden.length + rest.length,
    results: abi.results,
    slots: [],
    blocks: b.finish(),
    file: fn.unit.fileIndex(fn.source),
    pos,
    locals: [],
    captures: [],
  });
}

function methodExpression(
  fn: Fn,
  e: ast.SelectorExpr,
  selection: Selection,
  sig: FuncTypeOf,
): Value {
  const symbol = selection.method?.symbol;
  const [first] = sig.params;
  const takesPointer = first !== undefined && underlying(first.type).kind === 'Pointer';
  if (
    symbol === undefined ||
    selection.path.length > 0 ||
    takesPointer !== selection.method?.pointerReceiver
  )
    return fn.unsupported(e, 'this method expression');
  const target = fn.unit.linked(symbol);
  // The receiver is the first parameter either way, so the method is the function.
  if (fn.unit.pkg.path === packageOf(symbol)) addWrapper(fn.unit, target, sig, undefined, fn, e);
  return words(fn.typeOf(e), fn.b.addr(`${target}·f`));
}
