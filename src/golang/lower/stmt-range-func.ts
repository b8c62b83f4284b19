import type { Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Func } from '../types/type';
import { abiOf, parameterWords } from './abi';
import { bindCaptures } from './captures';
import { captureLayout, captureList, makeClosure } from './closure';
import { type Exit, Fn, type RangeBody } from './fn';
import { newBytes } from './interface';
import { isBig, underlying } from './layout';
import { held, load, privatePlace, store } from './memory';
import { variablePlace } from './place';
import { assign, targetOf } from './target';
import { frameThatDefers } from './stmt-go';
import type { Value } from './value';
import { type AnyNode, containsInFunction } from '../syntax/walk';

/** States of a loop, as Go numbers them. */
const STATE = { done: 0, ready: 1, panic: 2, exhausted: 3, missingPanic: 4 } as const;

/** The loop's own object, which body and surroundings share: its state, and which way the body went out. */
const LOOP = { state: 0, next: 8, size: 16 } as const;

/**
 * `for k, v := range f { … }`: the body is a function that f calls with k and v, and that says whether f shall go on.
 * What leaves the loop otherwise (a return, a jump to a label outside) is noted down, and done behind the call of f.
 */
export function lowerRangeFunc(
  fn: Fn,
  s: ast.RangeStmt,
  label: string | undefined,
  type: Func,
  lowerBlock: LowerBlock,
): void {
  const { b } = fn;
  const { pos } = s;
  const [first] = type.params;
  const yields = first && underlying(first.type);
  if (yields?.kind !== 'Func') return fn.unsupported(s.x, 'this range');
  const f = fn.word(s.x);
  const loop = newBytes(fn, LOOP.size, s);
  set(fn, loop, LOOP.state, STATE.ready, pos);
  const body = new Body(fn, s, label, yields, deferToken(fn, s));
  const closure = body.lower(loop, lowerBlock);
  b.emit({ op: 'callclosure', dsts: [], fn: f, args: [closure], pos });
  const state = get(fn, loop, LOOP.state, pos);
  const panics = b.bin('eq', state, b.i64(STATE.panic));
  panicIf(fn, panics, b.i64(STATE.missingPanic), s.body.end - 1);
  set(fn, loop, LOOP.state, STATE.exhausted, pos);
  if (body.exits.length === 0) return;
  const next = get(fn, loop, LOOP.next, pos);
  body.exits.forEach((exit, i) => {
    const [leave, stay] = [b.block(), b.block()];
    b.br(b.bin('eq', next, b.i64(i + 1)), leave, stay);
    b.enter(leave);
    if (exit.kind === 'branch') fn.parts.statement(fn, exit.stmt);
    else fn.leave(undefined, exit.pos);
    b.enter(stay);
  });
}

/** Deferred calls of the body are the function's, behind all that the functions called meanwhile defer. */
function deferToken(fn: Fn, s: ast.RangeStmt): Reg | undefined {
  if (fn.rangeBody?.deferAt !== undefined) return fn.rangeBody.deferAt;
  if (!containsInFunction(s.body, ({ kind }) => kind === 'DeferStmt')) return undefined;
  return fn.runtime('deferrangefunc', frameThatDefers(fn), ['i64'], s)[0];
}

function get(fn: Fn, loop: Reg, offset: number, pos: number): Reg {
  const dst = fn.b.reg('i64');
  fn.b.emit({ op: 'load', dst, addr: loop, offset, mem: 'i64', pos });
  return dst;
}

function set(fn: Fn, loop: Reg, offset: number, value: number, pos: number): void {
  const src = fn.b.i64(value);
  fn.b.emit({ op: 'store', addr: loop, offset, src, mem: 'i64', pos });
}

function panicIf(fn: Fn, cond: Reg, state: Reg, pos: number): void {
  fn.b.emit({ op: 'panicif', cond, symbol: 'runtime.panicrangestate', args: [state], pos });
}

/** The body on its way to a function of its own. */
class Body {
  readonly exits: Exit[] = [];

  constructor(
    private readonly outer: Fn,
    private readonly s: ast.RangeStmt,
    private readonly label: string | undefined,
    private readonly yields: Func,
    private readonly token: Reg | undefined,
  ) {}

  /** Its closure object. */
  lower(loop: Reg, lowerBlock: LowerBlock): Reg {
    const { outer, s } = this;
    const { pos } = s;
    const symbol = outer.nextRange();
    const layout = captureLayout(outer, s);
    const shared = outer.results.flatMap((v) => {
      const binding = outer.bindings.get(v);
      return binding?.kind === 'box' ? [{ v, reg: binding.reg }] : [];
    });
    const more = [
      loop,
      ...(this.token === undefined ? [] : [this.token]),
      ...shared.map((r) => r.reg),
    ];

    const { unit, parts, quiet, source, info, escape } = outer;
    const range: RangeBody = {
      root: outer.rangeBody?.root ?? outer,
      labels: labelsIn(s.body),
      deferAt: undefined,
      exit: (to) => this.exit(fn, own, to),
    };
    const fn = new Fn({
      unit,
      parts,
      symbol,
      mode: outer.mode === 'resumable' ? 'resumable' : 'private',
      quiet,
      source,
      info,
      escape,
      isLiteral: true,
      end: s.body.end,
      rangeBody: range,
    });
    const { b } = fn;
    const context = b.reg('i64');
    const params = this.yields.params.map(({ type }) => ({
      type,
      regs: parameterWords(type).map((t) => b.reg(t)),
    }));
    const count = b.regs.length;
    const words = more.map((_, i) => get(fn, context, layout.size + 8 * i, pos));
    const own = words[0] ?? context;
    if (this.token !== undefined) range.deferAt = words[1];
    bindCaptures(fn, context, layout, s);
    fn.resultTypes = outer.resultTypes;
    fn.results = outer.results;
    shared.forEach(({ v }, i) => {
      const reg = words[more.length - shared.length + i];
      if (reg !== undefined && !fn.bindings.has(v)) fn.bindings.set(v, { kind: 'box', reg });
    });
    const values = params.map(({ type, regs }): Value => {
      const [address] = regs;
      if (!isBig(type) || address === undefined) return { kind: 'words', regs, type };
      return load(fn, privatePlace(address, 0, type, pos));
    });
    this.statements(fn, own, values, lowerBlock);
    const { results } = abiOf(this.yields, undefined);
    fn.finish({ params: count, results, pos, captures: captureList(fn, layout) });
    return makeClosure(outer, s, symbol, layout, more);
  }

  private statements(fn: Fn, loop: Reg, values: readonly Value[], lowerBlock: LowerBlock): void {
    const { s, label } = this;
    const { b } = fn;
    const { pos } = s;
    fn.mayRepeat = containsInFunction(s.body, ({ kind }) => REPEATING.has(kind));
    const state = get(fn, loop, LOOP.state, pos);
    panicIf(fn, b.bin('ne', state, b.i64(STATE.ready)), state, pos);
    set(fn, loop, LOOP.state, STATE.panic, pos);
    [s.key, s.value].forEach((e, i) => {
      const value = values[i];
      if (!e || !value || (e.kind === 'Ident' && e.name === '_')) return;
      assign(fn, targetOf(fn, e), value, e);
    });
    const [next, done] = [b.block(), b.block()];
    fn.targets.push({ label, breakTo: done, continueTo: next });
    fn.leave = (results, at) => {
      const node = { pos: at, end: at };
      const copies = results?.map((value) => held(fn, value));
      fn.results.forEach((v, i) => {
        const value = copies?.[i];
        if (value) store(fn, variablePlace(fn, v, node), value);
      });
      this.exit(fn, loop, { kind: 'return', pos: at });
    };
    lowerBlock(fn, s.body);
    b.jump(next);
    b.enter(next);
    this.answer(fn, loop, STATE.ready);
    b.enter(done);
    this.answer(fn, loop, STATE.done);
  }

  /** Tells the function that calls the body whether to go on. */
  private answer(fn: Fn, loop: Reg, state: number): void {
    set(fn, loop, LOOP.state, state, this.s.pos);
    fn.b.end({ op: 'ret', values: [fn.b.i32(state === STATE.ready ? 1 : 0)] });
  }

  private exit(fn: Fn, loop: Reg, to: Exit): void {
    this.exits.push(to);
    set(fn, loop, LOOP.next, this.exits.length, this.s.pos);
    this.answer(fn, loop, STATE.done);
  }
}

type LowerBlock = (fn: Fn, block: ast.Block) => void;

const REPEATING: ReadonlySet<string> = new Set(['ForStmt', 'RangeStmt', 'LabeledStmt']);

function labelsIn(node: AnyNode): ReadonlySet<string> {
  const labels = new Set<string>();
  containsInFunction(node, (inner) => {
    if (inner.kind === 'LabeledStmt') labels.add(inner.label.name);
    return false;
  });
  return labels;
}
