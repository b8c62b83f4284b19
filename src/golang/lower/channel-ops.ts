import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Chan, Type } from '../types/type';
import { valueAs } from './assignable';
import { callsFirst } from './call-order';
import type { Fn } from './fn';
import { sizeOf, underlying } from './layout';
import { load, store } from './memory';
import { type SlotPlace, type Value, words } from './value';

/**
 * Channel operations as calls of the runtime (goroot/runtime/chan.go), each one visible operation. A goroutine that
 * must wait stands before the same call again, and then learns how the operation went that another did for it.
 */

/** What chansend, chanrecv and closechan answer. */
const STATUS = { parked: 0, closed: 2 } as const;

/** sizeof(runtime.sudog) */
export const SUDOG_SIZE = 88;

export function chanTypeOf(fn: Fn, e: ast.Expr): Chan {
  const u = underlying(fn.typeOf(e));
  return u.kind === 'Chan' ? u : fn.unsupported(e, 'this channel');
}

/** A call that the goroutine may come to stand before again, as often as `again` says of its results. */
export function untilDone(
  fn: Fn,
  name: string,
  args: readonly Reg[],
  results: readonly ('i32' | 'i64')[],
  node: ast.Node,
  text: string,
  again: (results: readonly Reg[]) => Reg,
): readonly Reg[] {
  const { b } = fn;
  if (fn.mode !== 'resumable') return fn.unsupported(node, 'channels in this function');
  const [attempt, done] = [b.block(), b.block()];
  const dsts = results.map((type) => b.reg(type));
  b.jump(attempt);
  b.enter(attempt);
  const { pos, end } = node;
  const site = { kind: 'call', size: 0, pos, end, text, waits: true } as const;
  b.emit({ op: 'call', dsts, symbol: `runtime.${name}`, args, site, pos });
  b.br(again(dsts), attempt, done);
  b.enter(done);
  return dsts;
}

function operate(
  fn: Fn,
  name: string,
  args: readonly Reg[],
  node: ast.Node,
  text = fn.text(node),
): Reg {
  const [status] = untilDone(fn, name, args, ['i32'], node, text, ([s = 0]) => fn.b.un('eqz', s));
  return status ?? fn.unsupported(node, 'this channel');
}

/** Memory for the time that an operation may have to wait; a function does one at a time. */
function sudog(fn: Fn): Reg {
  fn.sudog ??= fn.b.slot(SUDOG_SIZE);
  return fn.b.slotAddr(fn.sudog);
}

/** A place in the frame for the value on its way. */
export function elementSlot(fn: Fn, type: Type): SlotPlace {
  return { kind: 'slot', slot: fn.b.slot(Math.max(8, sizeOf(type))), offset: 0, type };
}

/** `c <- v` */
export function lowerSend(fn: Fn, s: ast.SendStmt): void {
  const { elem } = chanTypeOf(fn, s.chan);
  callsFirst(fn, [s.chan, s.value], [undefined, elem]);
  const chan = fn.b.copy(fn.word(s.chan));
  const place = elementSlot(fn, elem);
  store(fn, place, valueAs(fn, s.value, elem));
  const status = operate(fn, 'chansend', [chan, fn.b.slotAddr(place.slot), sudog(fn)], s);
  panicWhen(fn, status, STATUS.closed, 'panicsendclosed', s);
}

export interface Received {
  readonly value: Value | undefined;
  readonly ok: Reg;
}

/** `<-c`, of which the value may not be wanted. */
export function receive(
  fn: Fn,
  chan: Reg,
  elem: Type,
  wanted: boolean,
  node: ast.Node,
  text = fn.text(node),
): Received {
  const { b } = fn;
  const place = wanted ? elementSlot(fn, elem) : undefined;
  const into = place ? b.slotAddr(place.slot) : b.i64(0);
  const status = operate(fn, 'chanrecv', [chan, into, sudog(fn)], node, text);
  const ok = b.bin('ne', status, b.i32(STATUS.closed));
  return { value: place && load(fn, place), ok };
}

/** The channel of `<-c`, evaluated. */
export function receiveExpr(fn: Fn, e: ast.UnaryExpr, wanted: boolean): Received {
  const { elem } = chanTypeOf(fn, e.x);
  return receive(fn, fn.b.copy(fn.word(e.x)), elem, wanted, e);
}

export function lowerClose(fn: Fn, e: ast.CallExpr): void {
  const [arg] = e.args;
  if (!arg) return fn.unsupported(e, 'this close');
  const { pos, end } = e;
  const args = [fn.word(arg)];
  const status = fn.b.reg('i32');
  const site = { kind: 'call', size: 0, pos, end, text: fn.text(e) } as const;
  fn.b.emit({ op: 'call', dsts: [status], symbol: 'runtime.closechan', args, site, pos });
  panicWhen(fn, status, STATUS.parked, 'closenil', e);
  panicWhen(fn, status, STATUS.closed, 'closeclosed', e);
}

export function panicWhen(fn: Fn, status: Reg, is: number, panic: string, node: ast.Node): void {
  const cond = fn.b.bin('eq', status, fn.b.i32(is));
  const symbol = `runtime.${panic}`;
  fn.b.emit({ op: 'panicif', cond, symbol, args: [], pos: node.pos });
}

/** `make(chan T, size)` */
export function makeChan(fn: Fn, type: Type, elem: Type, size: Reg, node: ast.Node): Value {
  const descriptor = fn.b.addr(fn.unit.descriptors.symbol(elem));
  return words(type, ...fn.runtime('makechan', [descriptor, size], ['i64'], node));
}

/** `len(c)` and `cap(c)`: one look. */
export function chanLength(fn: Fn, x: ast.Expr, which: 'len' | 'cap', e: ast.Node): Reg {
  const { pos, end } = e;
  const n = fn.b.reg('i64');
  const args = [fn.word(x)];
  const site = { kind: 'call', size: 0, pos, end, text: fn.text(e) } as const;
  fn.b.emit({ op: 'call', dsts: [n], symbol: `runtime.chan${which}`, args, site, pos });
  return n;
}
