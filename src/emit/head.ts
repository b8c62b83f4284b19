import type { Func, Instr, Mode, Symbol } from '../golang';
import type { Signature } from './callee';
import type { Question } from './linkage';
import type { ProgramFunc } from './program';
import type { LocalStop } from './segments';
import type { Template } from './wasm/template';

/** What the linker needs of a function whose code was written before. */
export interface FuncHead extends Signature {
  readonly mode: Mode;
  readonly pos: number;
  /** Index into its module's files. */
  readonly file: number;
  /** What it calls and holds addresses of, once each, in the order of its code. */
  readonly needs: readonly Need[];
  /** Its code, as it was written for programs so far. */
  readonly forms: Forms;
}

export type Forms = { readonly [mode in Form['mode']]: Form[] };

export type Need = readonly ['call' | 'address', Symbol];

/**
 * A function's code but for the numbers that linking tells. Another program has the same when all answers to what
 * decided its shape are the same; the numbers are filled in anew.
 */
export interface Form {
  readonly mode: 'gated' | 'free';
  readonly ignoresContext: boolean;
  readonly questions: readonly Question[];
  /** The answers that it was written for. */
  readonly shapes: readonly string[];
  readonly body: Template;
  readonly stops: readonly LocalStop[];
  readonly argsAt: number;
  /** With the indices of its own module's tables. */
  readonly table: ProgramFunc;
}

const heads = new WeakMap<Func, FuncHead>();

export function headOf(func: Func): FuncHead {
  const known = heads.get(func);
  if (known !== undefined) return known;
  const { name, mode, pos, file, params, results } = func;
  const head: FuncHead = {
    name,
    mode,
    pos,
    file,
    regs: func.regs.slice(0, params),
    params,
    results,
    needs: needsOf(func),
    forms: { gated: [], free: [] },
  };
  heads.set(func, head);
  return head;
}

function needsOf(func: Func): Need[] {
  const needs = new Map<string, Need>();
  const add = (instr: Instr): void => {
    const need = needOf(instr);
    if (need === undefined) return;
    const key = need.join(' ');
    if (!needs.has(key)) needs.set(key, need);
  };
  for (const { instrs } of func.blocks) for (const instr of instrs) add(instr);
  return [...needs.values()];
}

function needOf(instr: Instr): Need | undefined {
  if (instr.op === 'addr') return ['address', instr.symbol];
  return instr.op === 'call' || instr.op === 'panicif' ? ['call', instr.symbol] : undefined;
}
