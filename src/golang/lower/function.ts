import type { BlockId, Reg } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Info, Var } from '../types/info';
import type { Func as FuncTypeOf, Type } from '../types/type';
import { abiOf, parameterWords } from './abi';
import { captureLayout, captureList, type CaptureLayout, makeClosure } from './closure';
import { bindCaptures } from './captures';
import { returnsFromRange } from './range-func';
import { analyzeEscape, type EscapeFacts } from './escape';
import { Fn, type Parts } from './fn';
import type { FuncFacts } from './func-facts';
import { isBig, underlying } from './layout';
import { held, load, privatePlace, store } from './memory';
import { variablePlace } from './place';
import { lowerStatements } from './statement';
import type { Unit } from './unit';
import type { Value } from './value';
import { declare, declareParam } from './variable';
import { containsInFunction } from '../syntax/walk';

/** A declared function or method with a body. */
export function lowerDeclaration(
  unit: Unit,
  parts: Parts,
  fact: FuncFacts,
  source: ast.SourceFile,
  info: Info,
): void {
  const { decl, mode, quiet } = fact;
  if (!decl.body) return;
  const escape = analyzeEscape(info, decl);
  const fn = new Fn({
    unit,
    parts,
    symbol: fact.symbol,
    mode,
    quiet,
    source,
    info,
    escape,
    isLiteral: false,
    end: decl.end,
  });
  const recv = decl.recv && fact.recv ? { field: decl.recv, type: fact.recv } : undefined;
  lowerBody(
    fn,
    { type: fact.type, syntax: decl.type, recv, body: decl.body, node: decl },
    undefined,
    fact.span,
  );
}

/** A function literal: its code as a function of its own, and its closure object where it stands. */
export function lowerLiteral(outer: Fn, lit: ast.FuncLit): Reg {
  const symbol = outer.nextLiteral();
  const layout = captureLayout(outer, lit);
  const { unit, parts, quiet, source, info, escape } = outer;
  // Private code can only call private code, so a literal in it is private too.
  const mode = outer.mode === 'resumable' ? 'resumable' : 'private';
  const fn = new Fn({
    unit,
    parts,
    symbol,
    mode,
    quiet,
    source,
    info,
    escape,
    isLiteral: true,
    end: lit.end,
  });
  const type = underlying(outer.typeOf(lit));
  if (type.kind !== 'Func') return outer.unsupported(lit, 'this function');
  lowerBody(
    fn,
    { type, syntax: lit.type, recv: undefined, body: lit.body, node: lit },
    layout,
    undefined,
  );
  return makeClosure(outer, lit, symbol, layout);
}

/** Runs initialisers of package variables as the body of a function without parameters. */
export function lowerInit(
  unit: Unit,
  parts: Parts,
  symbol: string,
  source: ast.SourceFile,
  escape: EscapeFacts,
  body: (fn: Fn) => void,
): void {
  // Before main there is one goroutine, and of our own library nobody wants to watch it.
  const quiet = !unit.isUser;
  const fn = new Fn({
    unit,
    parts,
    symbol,
    mode: 'resumable',
    quiet,
    source,
    info: unit.info,
    escape,
    isLiteral: false,
    end: 0,
  });
  fn.leave = () => fn.b.end({ op: 'ret', values: [] });
  body(fn);
  if (!fn.b.ended) fn.leave(undefined, 0);
  fn.finish({ params: 0, results: [], pos: 0 });
}

interface Signature {
  readonly type: FuncTypeOf;
  readonly syntax: ast.FuncType;
  readonly recv: { readonly field: ast.Field; readonly type: Type } | undefined;
  readonly body: ast.Block;
  readonly node: ast.Node;
}

function lowerBody(
  fn: Fn,
  sig: Signature,
  closure: CaptureLayout | undefined,
  span: string | undefined,
): void {
  const { b } = fn;
  const abi = abiOf(sig.type, sig.recv?.type);
  const context = closure ? b.reg('i64') : undefined;
  const hidden = Array.from({ length: abi.hidden }, () => b.reg('i64'));
  const params = parameters(fn.info, sig);
  const incoming = params.map(({ type }) => parameterWords(type).map((t) => b.reg(t)));
  const count = b.regs.length;
  fn.mayRepeat = hasLoop(sig.body);
  if (context !== undefined && closure) bindCaptures(fn, context, closure, sig.node);
  params.forEach(({ v, type }, i) => {
    if (!v) return;
    const regs = incoming[i] ?? [];
    const [address] = regs;
    const value: Value =
      isBig(type) && address !== undefined
        ? load(fn, privatePlace(address, 0, type, sig.node.pos))
        : { kind: 'words', regs, type };
    declareParam(fn, v, value, sig.node);
  });
  bindResults(fn, sig, hidden);
  const recover = hasDefer(sig.body) ? recoverBlock(fn) : undefined;
  lowerStatements(fn, sig.body.stmts);
  if (!b.ended) {
    if (sig.type.results.length === 0) fn.leave(undefined, sig.body.end - 1);
    else b.end({ op: 'unreachable' });
  }
  if (recover !== undefined) {
    b.enter(recover);
    fn.leave(undefined, sig.body.end - 1);
  }
  fn.finish({
    params: count,
    results: abi.results,
    pos: sig.node.pos,
    captures: closure ? captureList(fn, closure) : [],
    span,
    recover,
  });
}

/** Results have their places by now: whoever goes on in this block finds there what was returned so far. */
function recoverBlock(fn: Fn): BlockId {
  const { b } = fn;
  const [recover, body] = [b.block(), b.block()];
  b.br(b.i32(0), recover, body);
  b.enter(body);
  return recover;
}

interface Parameter {
  readonly v: Var | undefined;
  readonly type: Type;
}

/** Receiver and parameters with their variables; those without a name have none. */
function parameters(info: Info, sig: Signature): readonly Parameter[] {
  const named = sig.syntax.params.flatMap((field) =>
    field.names.length > 0 ? field.names.map((name) => variable(info, name)) : [undefined],
  );
  const params = sig.type.params.map((param, i) => ({ v: named[i], type: param.type }));
  if (!sig.recv) return params;
  const [name] = sig.recv.field.names;
  return [{ v: name && variable(info, name), type: sig.recv.type }, ...params];
}

function variable(info: Info, name: ast.Ident): Var | undefined {
  const def = info.defs.get(name);
  return def?.kind === 'Var' && name.name !== '_' ? def : undefined;
}

function hasLoop(body: ast.Block): boolean {
  return containsInFunction(
    body,
    (node) => node.kind === 'ForStmt' || node.kind === 'RangeStmt' || node.kind === 'LabeledStmt',
  );
}

function hasDefer(body: ast.Block): boolean {
  return containsInFunction(body, (node) => node.kind === 'DeferStmt');
}

/**
 * Result variables, and what a return does: store the values into them when deferred calls may still change
 * them, run those, and hand them out; else hand the values out directly.
 */
function bindResults(fn: Fn, sig: Signature, hidden: readonly Reg[]): void {
  const { info } = fn;
  const names = sig.syntax.results.flatMap((field) => field.names);
  const isNamed = names.length > 0;
  const defers = hasDefer(sig.body);
  const types = sig.type.results.map((r) => r.type);
  fn.resultTypes = types;
  const vars = types.map((type, i): Var => {
    const name = names[i];
    const known = name && variable(info, name);
    return known ?? { kind: 'Var', name: '_', type, pos: sig.node.pos, scope: 'result', pkg: '' };
  });
  // The body of a range over a function is a function too, and leaves its results where this one finds them.
  const shared = returnsFromRange(info, sig.body);
  const kept = isNamed || defers || shared;
  if (kept) for (const v of vars) declare(fn, v, undefined, sig.node, shared ? true : undefined);
  fn.results = vars;
  const boxed = vars.some((v) => fn.bindings.get(v)?.kind === 'box');
  fn.leave = (values, pos) => {
    const at = { pos, end: pos };
    if (values && kept && (defers || boxed)) {
      const copies = values.map((value) => held(fn, value));
      vars.forEach((v, i) => {
        const value = copies[i];
        if (value) store(fn, variablePlace(fn, v, at), value);
      });
    }
    if (defers) {
      const frame = fn.b.reg('i64');
      fn.b.emit({ op: 'intrinsic', dst: frame, fn: 'getfp', args: [] });
      fn.runtime('deferreturn', [frame], [], at);
    }
    const direct = values && !defers && !boxed ? values : undefined;
    const results = direct ?? (kept ? vars.map((v) => load(fn, variablePlace(fn, v, at))) : []);
    handOut(fn, results, hidden, pos);
  };
}

function handOut(fn: Fn, results: readonly Value[], hidden: readonly Reg[], pos: number): void {
  const regs: Reg[] = [];
  let next = 0;
  for (const value of results) {
    if (value.kind === 'words') {
      regs.push(...value.regs);
      continue;
    }
    const address = hidden[next++];
    if (address !== undefined) store(fn, privatePlace(address, 0, value.type, pos), value);
  }
  fn.b.end({ op: 'ret', values: regs });
}
