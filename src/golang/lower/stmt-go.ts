import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { lowerBuiltin } from './builtin';
import { argumentsOf, argumentTypes, emitCall } from './call';
import { callsFirst } from './call-order';
import { calleeOf, functionValue } from './callee';
import { builtinName, unparen } from './callee-name';
import { capturedValues, closureObject } from './closure-object';
import type { Fn } from './fn';
import { type Callee, type Value, words } from './value';
import { wrapper } from './wrapper';

type Kind = 'gowrap' | 'deferwrap';

/** `go f(a)`: f and a are evaluated now; a closure without parameters makes the call in the new goroutine. */
export function lowerGo(fn: Fn, s: ast.GoStmt): void {
  const closure = thunk(fn, s.call, 'gowrap', 'go');
  fn.runtime('newproc', [closure], [], s);
}

/** `defer f(a)`: the same, called by deferreturn of this frame. */
export function lowerDefer(fn: Fn, s: ast.DeferStmt): void {
  const closure = thunk(fn, s.call, 'deferwrap', 'defer');
  const at = fn.rangeBody?.deferAt;
  if (at !== undefined) {
    fn.runtime('deferprocat', [closure, at], [], s);
    return;
  }
  fn.runtime('deferproc', [closure, ...frameThatDefers(fn)], [], s);
}

/** The function's frame, and where that goes on when a deferred call recovers. */
export function frameThatDefers(fn: Fn): readonly [Reg, Reg] {
  const [frame, pc] = [fn.b.reg('i64'), fn.b.reg('i64')];
  fn.b.emit({ op: 'intrinsic', dst: frame, fn: 'getfp', args: [] });
  fn.b.emit({ op: 'intrinsic', dst: pc, fn: 'recoverpc', args: [] });
  return [frame, pc];
}

function thunk(fn: Fn, e: ast.Expr, kind: Kind, word: string): Reg {
  const call = unparen(e);
  if (call.kind !== 'CallExpr') return fn.unsupported(e, `this ${word} statement`);
  const fun = unparen(call.fun);
  if (fn.info.types.get(call.fun)?.mode === 'type')
    return fn.unsupported(e, `this ${word} statement`);
  callsFirst(fn, [fun, ...call.args], [undefined, ...argumentTypes(fn, call, fun)]);
  const builtin = builtinName(fn, fun);
  if (builtin !== undefined) return builtinThunk(fn, call, builtin, kind);
  const callee = calleeOf(fn, fun);
  const plain = callee.type.params.length === 0 && callee.type.results.length === 0;
  if (plain && callee.kind === 'closure' && !callee.recv) return callee.fn;
  if (plain && callee.kind === 'static' && !callee.recv)
    return fn.only(functionValue(fn, callee.symbol, fun), call);
  const args = argumentsOf(fn, call, callee.type);
  const target = targetOf(callee);
  return deferred(fn, call, kind, [...target, ...args], (inner, values) => {
    const rest = values.slice(target.length);
    emitCall(inner, withTarget(inner, callee, values, call), rest, call);
  });
}

/** The arguments of a builtin are evaluated now, and stand for themselves when it is called. */
function builtinThunk(fn: Fn, call: ast.CallExpr, name: string, kind: Kind): Reg {
  if (name === 'recover' && kind === 'deferwrap' && !fn.rangeBody) return recoverThunk(fn, call);
  const open = call.args.filter((arg) => fn.info.types.get(arg)?.value === undefined);
  const held = open.map((arg) => fn.value(arg));
  return deferred(fn, call, kind, held, (inner, values) => {
    open.forEach((arg, i) => {
      const value = values[i];
      if (value) inner.ready.set(arg, value);
    });
    lowerBuiltin(inner, call, name);
  });
}

/** `defer recover()` asks as the function asks that defers it: what a panic called that function for. */
function recoverThunk(fn: Fn, call: ast.CallExpr): Reg {
  const frame = fn.b.reg('i64');
  fn.b.emit({ op: 'intrinsic', dst: frame, fn: 'getfp', args: [] });
  return deferred(fn, call, 'deferwrap', [words(POINTER, frame)], (inner, [asking]) => {
    const args = asking === undefined ? [] : [inner.only(asking, call)];
    inner.runtime('gorecover', args, ['i64', 'i64'], call);
  });
}

const POINTER: Type = { kind: 'Basic', name: 'uintptr' };

/** What must be kept of a callee until it is called. */
function targetOf(callee: Callee): readonly Value[] {
  const recv = callee.recv ? [callee.recv.value] : [];
  return callee.kind === 'closure' ? [words(POINTER, callee.fn), ...recv] : recv;
}

function withTarget(fn: Fn, callee: Callee, kept: readonly Value[], node: ast.Node): Callee {
  const [first, second] = kept;
  const receiver = callee.kind === 'closure' ? second : first;
  const { recv } = callee;
  const held = recv && { ...recv, value: receiver ?? recv.value };
  if (callee.kind === 'static') return { ...callee, recv: held };
  return { ...callee, fn: first ? fn.only(first, node) : callee.fn, recv: held };
}

/** A closure that holds the values, and whose code is what `body` makes of them. */
function deferred(
  fn: Fn,
  call: ast.CallExpr,
  kind: Kind,
  held: readonly Value[],
  body: (inner: Fn, values: readonly Value[]) => void,
): Reg {
  const symbol = fn.nextWrap(kind);
  const inner = wrapper(fn, symbol, call);
  const context = inner.b.reg('i64');
  body(inner, capturedValues(inner, context, fn, held, call));
  if (!inner.b.ended) inner.b.end({ op: 'ret', values: [] });
  inner.finish({ params: 1, results: [], pos: call.pos, wrapper: true });
  return closureObject(fn, symbol, held, call);
}
