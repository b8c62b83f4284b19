import type { BlockId, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import { valueAs } from './assignable';
import { callsFirst } from './call-order';
import { unparen } from './callee-name';
import {
  SUDOG_SIZE,
  chanTypeOf,
  elementSlot,
  lowerSend,
  panicWhen,
  untilDone,
} from './channel-ops';
import type { Fn } from './fn';
import { load, store } from './memory';
import { assign, targetOf } from './target';
import { type SlotPlace, words } from './value';

type LowerStatements = (fn: Fn, stmts: readonly ast.Stmt[]) => void;

/** A case's communication, its operands evaluated. */
interface Case {
  readonly clause: ast.CommClause;
  readonly chan: Reg;
  readonly send: boolean;
  /** What is sent, or where the received value goes; undefined: it is dropped. */
  readonly element: SlotPlace | undefined;
}

/** runtime.scase: channel at 0, element at 8. */
const SCASE_SIZE = 16;

const BOOL: Type = { kind: 'Basic', name: 'bool' };

export function lowerSelect(
  fn: Fn,
  s: ast.SelectStmt,
  label: string | undefined,
  lowerStatements: LowerStatements,
): void {
  const { b } = fn;
  const comms = s.clauses.filter((clause) => clause.comm !== undefined);
  const fallback = s.clauses.find((clause) => clause.comm === undefined);
  const done = b.block();
  const target = { label, breakTo: done, continueTo: undefined };
  const body = (clause: ast.CommClause, bind: () => void): void => {
    const outer = fn.scopeEnd;
    fn.scopeEnd = clause.end;
    bind();
    fn.targets.push(target);
    lowerStatements(fn, clause.body);
    fn.targets.pop();
    fn.scopeEnd = outer;
    b.jump(done);
  };
  const [only] = comms;
  if (!only) {
    if (fallback) body(fallback, () => undefined);
    else forever(fn, s);
  } else if (comms.length === 1 && !fallback) {
    // Nothing to choose from: the operation itself.
    body(only, () => alone(fn, only));
  } else several(fn, s, comms, fallback, body);
  b.enter(done);
}

/** `select {}` */
function forever(fn: Fn, s: ast.SelectStmt): void {
  untilDone(fn, 'parkForever', [], ['i32'], s, 'select {}', ([ok = 0]) => fn.b.un('eqz', ok));
}

function alone(fn: Fn, { comm }: ast.CommClause): void {
  if (comm?.kind === 'SendStmt') lowerSend(fn, comm);
  else if (comm) fn.parts.statement(fn, comm);
}

function several(
  fn: Fn,
  s: ast.SelectStmt,
  comms: readonly ast.CommClause[],
  fallback: ast.CommClause | undefined,
  body: (clause: ast.CommClause, bind: () => void) => void,
): void {
  const { b } = fn;
  // Operands in source order; then the cases as the runtime wants them, sends first.
  const evaluated = comms.map((clause) => caseOf(fn, clause));
  const cases = [...evaluated.filter((c) => c.send), ...evaluated.filter((c) => !c.send)];
  const list = b.slot(SCASE_SIZE * cases.length);
  const sudogs = b.slot(SUDOG_SIZE * cases.length);
  cases.forEach(({ chan, element }, i) => {
    const at = (offset: number, src: Reg): void =>
      b.emit({ op: 'slotstore', slot: list, offset: i * SCASE_SIZE + offset, src, mem: 'i64' });
    at(0, chan);
    at(8, element ? b.slotAddr(element.slot) : b.i64(0));
  });
  const [sends, count] = [evaluated.filter((c) => c.send).length, cases.length];
  const args = [b.slotAddr(list), b.slotAddr(sudogs), b.i64(sends), b.i64(count)];
  const [chosen = 0, received = 0] = untilDone(
    fn,
    'selectgo',
    [...args, b.i32(fallback ? 0 : 1)],
    ['i64', 'i32'],
    s,
    'select',
    ([index = 0]) => b.bin('eq', index, b.i64(CHOSEN.parked)),
  );
  const bodies = cases.map((): BlockId => b.block());
  const otherwise = b.block();
  cases.forEach((_, i) => {
    const next = b.block();
    b.br(b.bin('eq', chosen, b.i64(i)), bodies[i] ?? otherwise, next);
    b.enter(next);
  });
  if (sends > 0) {
    const panics = b.un('wrap', b.bin('sub', chosen, b.i64(CHOSEN.panics)), 'i32');
    panicWhen(fn, panics, 0, 'panicsendclosed', s);
  }
  b.jump(otherwise);
  cases.forEach((c, i) => {
    b.enter(bodies[i] ?? otherwise);
    body(c.clause, () => bind(fn, c, received));
  });
  b.enter(otherwise);
  if (fallback) body(fallback, () => undefined);
  else b.end({ op: 'unreachable' });
}

/** What selectgo answers besides a case's number (goroot/runtime/select.go). */
const CHOSEN = { parked: -1, panics: -3 } as const;

function caseOf(fn: Fn, clause: ast.CommClause): Case {
  const { comm } = clause;
  if (comm?.kind === 'SendStmt') {
    const { elem } = chanTypeOf(fn, comm.chan);
    callsFirst(fn, [comm.chan, comm.value], [undefined, elem]);
    const chan = fn.b.copy(fn.word(comm.chan));
    const element = elementSlot(fn, elem);
    store(fn, element, valueAs(fn, comm.value, elem));
    return { clause, chan, send: true, element };
  }
  const e = comm && receivedBy(comm);
  if (!e) return fn.unsupported(clause, 'this case');
  const { elem } = chanTypeOf(fn, e.x);
  callsFirst(fn, [e.x]);
  const chan = fn.b.copy(fn.word(e.x));
  const lhs = comm.kind === 'AssignStmt' ? comm.lhs[0] : undefined;
  const wanted = lhs !== undefined && !(lhs.kind === 'Ident' && lhs.name === '_');
  return { clause, chan, send: false, element: wanted ? elementSlot(fn, elem) : undefined };
}

function receivedBy(comm: ast.Stmt): ast.UnaryExpr | undefined {
  if (comm.kind === 'AssignStmt' && comm.op !== '=' && comm.op !== ':=') return undefined;
  const rhs =
    comm.kind === 'ExprStmt' ? comm.x : comm.kind === 'AssignStmt' ? comm.rhs[0] : undefined;
  const e = rhs && unparen(rhs);
  return e?.kind === 'UnaryExpr' && e.op === '<-' ? e : undefined;
}

/** The left side of a receive is evaluated only when its case was chosen. */
function bind(fn: Fn, { clause: { comm }, element }: Case, received: Reg): void {
  if (comm?.kind !== 'AssignStmt') return;
  callsFirst(
    fn,
    comm.lhs.filter((e) => e.kind !== 'Ident'),
  );
  const [value, ok] = comm.lhs.map((e) => targetOf(fn, e));
  if (value && element) assign(fn, value, load(fn, element), comm);
  if (ok) assign(fn, ok, words(BOOL, received), comm);
}
