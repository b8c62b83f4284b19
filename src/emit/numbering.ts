import type { Func, Instr, Symbol } from '../golang';
import { type FramePlan, planFrame, type Stops } from './frame';
import { type FreePlan, planFree } from './free/plan';
import type { Callee } from './linkage';
import { Memo } from './memo';
import type { Linked, Reached, Symbols } from './reach';
import type { ModuleWriter } from './wasm/module-writer';

/** Frames of functions that were linked before. */
const PLANS = new Memo<FramePlan>();
const FREE_PLANS = new Memo<FreePlan>();

/**
 * The functions of a program: their table indices, the plain ones' places in the module, and the frames of the
 * others. The library's come first, so that an edit of the person's file moves none of them.
 */
export class Numbering {
  /** By table index; 0 is no function. */
  readonly linked: readonly Linked<Func>[];
  readonly callees: ReadonlyMap<Symbol, Callee>;
  private readonly modes: ReadonlyMap<Symbol, Func['mode']>;
  /** Types of plain functions that are func values, context included. */
  private readonly plainTypes: ReadonlySet<string>;
  private readonly ignoring: ReadonlySet<Symbol>;

  constructor(
    symbols: Symbols,
    reached: Reached,
    private readonly module: ModuleWriter,
    private readonly keep: readonly Symbol[],
    private readonly mode: 'gated' | 'free',
  ) {
    const values = [...reached.closures.values()];
    this.linked = [...symbols.funcs.values()].filter(({ symbol }) => reached.funcs.has(symbol));
    this.modes = new Map(this.linked.map(({ value }) => [value.name, value.mode]));
    this.ignoring = new Set(values.filter((f) => f.ignoresContext).map((f) => f.symbol));
    this.plainTypes = this.findPlainTypes(new Set(values.map((f) => f.symbol)));
    const plainKey = [...this.plainTypes].join(' ');
    this.callees = new Map(
      this.linked.map(({ value }, at) => [value.name, this.calleeOf(value, at + 1, plainKey)]),
    );
  }

  /** A function called through a func value may be a plain one of this type. */
  plainClosure(params: readonly string[], results: readonly string[]): boolean {
    return this.plainTypes.has(typeKey(params, results));
  }

  freePlan(func: Func): FreePlan {
    const ignoresContext = this.ignoring.has(func.name);
    const of = [ignoresContext, this.calledModes(func)];
    return FREE_PLANS.get(func, of, () => planFree(func, ignoresContext, this.stopsOf(func)));
  }

  stopsOf(func: Func): Stops {
    const leaves = (instr: Instr): boolean =>
      instr.op === 'callclosure' ||
      (instr.op === 'call' && this.modes.get(instr.symbol) === 'resumable');
    const visible = (instr: Instr): boolean => {
      if (instr.op === 'load' || instr.op === 'store') return instr.site !== undefined;
      if (instr.op === 'atomic') return true;
      return instr.op === 'call' && this.modes.get(instr.symbol) === 'atomic';
    };
    const spends = (instr: Instr): boolean =>
      leaves(instr) && !(instr.op === 'callclosure' && this.mayBePlain(func, instr));
    return { leaves, visible, spends };
  }

  private findPlainTypes(closures: ReadonlySet<Symbol>): ReadonlySet<string> {
    const types = new Set<string>();
    for (const { value: func } of this.linked) {
      if (func.mode === 'resumable' || !closures.has(func.name)) continue;
      const params = func.regs.slice(0, func.params);
      const context = this.ignoring.has(func.name) ? ['i64'] : [];
      types.add(typeKey([...context, ...params], func.results));
    }
    return types;
  }

  private calleeOf(func: Func, index: number, plainKey: string): Callee {
    const ignoresContext = this.ignoring.has(func.name);
    if (func.mode === 'resumable') {
      const of = [ignoresContext, plainKey, this.calledModes(func)];
      const plan =
        this.mode === 'free'
          ? this.freePlan(func)
          : PLANS.get(func, of, () => planFrame(func, ignoresContext, this.stopsOf(func)));
      return { kind: 'resumable', func, index, plan };
    }
    const params = func.regs.slice(0, func.params);
    const wasm = this.module.declare(ignoresContext ? ['i64', ...params] : params, func.results);
    this.module.place(index, wasm);
    if (this.keep.includes(func.name)) this.module.export(func.name, wasm);
    return { kind: 'plain', func, index, wasm, ignoresContext };
  }

  /** What a plan depends on beside its function. */
  private calledModes(func: Func): string {
    let modes = '';
    for (const { instrs } of func.blocks) {
      for (const instr of instrs) {
        if (instr.op === 'call') modes += this.modes.get(instr.symbol)?.[0] ?? '-';
      }
    }
    return modes;
  }

  private mayBePlain(func: Func, instr: Extract<Instr, { op: 'callclosure' }>): boolean {
    const types = (regs: readonly number[]): string[] => regs.map((reg) => func.regs[reg] ?? '');
    return this.plainClosure(types([instr.fn, ...instr.args]), types(instr.dsts));
  }
}

function typeKey(params: readonly string[], results: readonly string[]): string {
  return `${params.join()}:${results.join()}`;
}
