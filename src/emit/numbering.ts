import type { Symbol } from '../golang';
import type { Callee } from './callee';
import { formOf, type Shape, typeKey } from './forms';
import type { Form } from './head';
import type { LinkedFunc, Reached, Symbols } from './reach';
import type { ModuleWriter } from './wasm/module-writer';

/**
 * The functions of a program: their code, their table indices, and the plain ones' places in the module. The library's
 * come first, so that an edit of the person's file moves none of them.
 */
export class Numbering {
  /** By table index, from 1 on; 0 is no function. */
  readonly linked: readonly LinkedFunc[];
  readonly forms: ReadonlyMap<Symbol, Form>;
  readonly callees: ReadonlyMap<Symbol, Callee>;

  constructor(
    symbols: Symbols,
    reached: Reached,
    private readonly module: ModuleWriter,
    private readonly keep: readonly Symbol[],
    mode: 'gated' | 'free',
  ) {
    const values = [...reached.closures.values()];
    this.linked = [...symbols.funcs.values()].filter(({ symbol }) => reached.funcs.has(symbol));
    const ignoring = new Set(values.filter((f) => f.ignoresContext).map((f) => f.symbol));
    const closures = new Set(values.map((f) => f.symbol));
    const shape: Shape = {
      mode,
      head: (symbol) => (reached.funcs.has(symbol) ? symbols.funcs.get(symbol)?.head : undefined),
      ignoring,
      plainTypes: this.findPlainTypes(closures, ignoring),
    };
    this.forms = new Map(
      this.linked.map((linked) => [linked.symbol, formOf(linked.head, () => linked.value, shape)]),
    );
    this.callees = new Map(
      this.linked.map((linked, at) => [linked.symbol, this.calleeOf(linked, at + 1)]),
    );
  }

  private findPlainTypes(
    closures: ReadonlySet<Symbol>,
    ignoring: ReadonlySet<Symbol>,
  ): ReadonlySet<string> {
    const types = new Set<string>();
    for (const { symbol, head } of this.linked) {
      if (head.mode === 'resumable' || !closures.has(symbol)) continue;
      const params = head.regs.slice(0, head.params);
      types.add(typeKey(ignoring.has(symbol) ? ['i64', ...params] : params, head.results));
    }
    return types;
  }

  private calleeOf({ symbol, head }: LinkedFunc, index: number): Callee {
    const form = this.forms.get(symbol);
    if (form === undefined) throw new Error(`link: ${symbol} has no code`);
    if (head.mode === 'resumable') {
      const plan = { size: form.table.frameSize, argsAt: form.argsAt };
      return { kind: 'resumable', func: head, index, plan };
    }
    const { ignoresContext } = form;
    const params = head.regs.slice(0, head.params);
    const wasm = this.module.declare(ignoresContext ? ['i64', ...params] : params, head.results);
    this.module.place(index, wasm);
    if (this.keep.includes(symbol)) this.module.export(symbol, wasm);
    return { kind: 'plain', func: head, index, wasm, ignoresContext };
  }
}
