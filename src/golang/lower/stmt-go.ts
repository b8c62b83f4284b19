import type { Reg, Symbol, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import { Builder } from './builder';
import { argumentsOf, prepareCall, type PreparedCall } from './call';
import { callsFirst } from './call-order';
import { calleeOf, functionValue } from './callee';
import { builtinName, unparen } from './callee-name';
import { closureObject } from './closure-object';
import type { Fn } from './fn';

/** `go f(a)`: f and a are evaluated now; a closure without parameters makes the call in the new goroutine. */
export function lowerGo(fn: Fn, s: ast.GoStmt): void {
  const closure = thunk(fn, s.call, 'gowrap', 'go');
  fn.runtime('newproc', [closure], [], s);
}

/** `defer f(a)`: the same, called by deferreturn of this frame. */
export function lowerDefer(fn: Fn, s: ast.DeferStmt): void {
  const closure = thunk(fn, s.call, 'deferwrap', 'defer');
  const frame = fn.b.reg('i64');
  fn.b.emit({ op: 'intrinsic', dst: frame, fn: 'getfp', args: [] });
  fn.runtime('deferproc', [closure, frame], [], s);
}

function thunk(fn: Fn, e: ast.Expr, kind: 'gowrap' | 'deferwrap', word: string): Reg {
  const call = unparen(e);
  if (call.kind !== 'CallExpr') return fn.unsupported(e, `this ${word} statement`);
  const fun = unparen(call.fun);
  const builtin = builtinName(fn, fun);
  if (builtin !== undefined) return fn.unsupported(e, `${word} with the builtin ${builtin}`);
  if (fn.unit.info.types.get(call.fun)?.mode === 'type')
    return fn.unsupported(e, `this ${word} statement`);
  callsFirst(fn, [fun, ...call.args]);
  const callee = calleeOf(fn, fun);
  const plain = callee.type.params.length === 0 && callee.type.results.length === 0;
  if (plain && callee.kind === 'closure') return callee.fn;
  if (plain && callee.kind === 'static' && !callee.recv)
    return fn.only(functionValue(fn, callee.symbol, fun), call);
  const args = argumentsOf(fn, call, callee.type);
  const spilled = args.some((arg) => arg.kind === 'spilled');
  const prepared = prepareCall(fn, callee, args, call);
  if (spilled || prepared.results.some((result) => result.kind === 'spilled'))
    return fn.unsupported(e, `${word} with values this large`);
  const symbol = fn.nextWrap(kind);
  const held = [
    ...(prepared.callee.kind === 'closure' ? [prepared.callee.fn] : []),
    ...prepared.args,
  ];
  addThunk(
    fn,
    symbol,
    prepared,
    held.map((reg) => fn.b.typeOf(reg)),
    call,
  );
  return closureObject(fn, symbol, held, call);
}

function addThunk(
  fn: Fn,
  name: Symbol,
  call: PreparedCall,
  held: readonly ValType[],
  node: ast.CallExpr,
): void {
  const b = new Builder();
  const { pos } = node;
  const context = b.reg('i64');
  const regs = held.map((type, i) => {
    const dst = b.reg(type);
    b.emit({ op: 'load', dst, addr: context, offset: 8 + 8 * i, mem: type, pos });
    return dst;
  });
  const dsts = call.dsts.map((reg) => b.reg(fn.b.typeOf(reg)));
  const [first, ...rest] = regs;
  if (call.callee.kind === 'static') {
    const { symbol } = call.callee;
    const text = symbol.slice(symbol.lastIndexOf('.') + 1);
    const { end } = node;
    const atomic = fn.unit.mode(symbol) === 'atomic';
    const site = atomic ? { site: { kind: 'call', size: 0, pos, end, text } as const } : {};
    b.emit({ op: 'call', dsts, symbol, args: regs, ...site, pos });
  } else if (first !== undefined) {
    b.emit({ op: 'callclosure', dsts, fn: first, args: rest, pos });
  }
  b.end({ op: 'ret', values: [] });
  fn.unit.funcs.push({
    name,
    mode: 'resumable',
    regs: b.regs,
    params: 1,
    results: [],
    slots: [],
    blocks: b.finish(),
    file: fn.unit.fileIndex(fn.source),
    pos,
    locals: [],
    captures: [],
  });
}
