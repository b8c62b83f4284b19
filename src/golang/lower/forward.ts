import type { Reg, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Func } from '../types/type';
import { abiOf, parameterWords } from './abi';
import type { Fn } from './fn';
import { isBig } from './layout';
import { load, privatePlace, store } from './memory';
import type { Callee, Value } from './value';

/**
 * The body of a function that passes its parameters on and hands the results out. `first`: what comes with the
 * parameters, a closure's context or a method's receiver of one word. `target` says whom to call, with how many of the
 * first parameters used up.
 */
export function forward(
  fn: Fn,
  sig: Func,
  first: 'context' | 'receiver',
  node: ast.Expr,
  target: (first: Reg, params: readonly Value[]) => Callee,
  own = 0,
): { readonly params: number; readonly results: readonly ValType[] } {
  const { b } = fn;
  const abi = abiOf(sig, undefined);
  const context = first === 'context' ? b.reg('i64') : undefined;
  const hidden = abi.params.slice(0, abi.hidden).map((t) => b.reg(t));
  const word = context ?? b.reg('i64');
  const incoming = sig.params.map(({ type }) => parameterWords(type).map((t) => b.reg(t)));
  const params = sig.params.map(({ type }, i): Value => {
    const regs = incoming[i] ?? [];
    const [address] = regs;
    if (!isBig(type) || address === undefined) return { kind: 'words', regs, type };
    return load(fn, privatePlace(address, 0, type, node.pos));
  });
  const callee = target(word, params);
  const results = fn.parts.emitCall(fn, callee, params.slice(own), node);
  const direct = results.flatMap((value, i) => {
    if (value.kind === 'words') return [...value.regs];
    const address = hidden[results.slice(0, i).filter(({ kind }) => kind === 'spilled').length];
    if (address !== undefined) store(fn, privatePlace(address, 0, value.type, node.pos), value);
    return [];
  });
  b.end({ op: 'ret', values: direct });
  return { params: 1 + abi.params.length, results: abi.results };
}
