import type { BlockId, Func, Local, Mode, Reg, Site, Symbol, ValType } from '../ir/ir';
import type * as ast from '../syntax/ast';
import type { Info, Var } from '../types/info';
import type { Type } from '../types/type';
import { Builder } from './builder';
import type { EscapeFacts } from './escape';
import type { Unit } from './unit';
import type { Callee, Place, Value } from './value';

/** Where a variable of the function lives. A box is on the heap; the register points to it. */
export type Binding =
  | { readonly kind: 'regs'; readonly regs: readonly Reg[] }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'box'; readonly reg: Reg };

/** What `break`, `continue` and `fallthrough` lead to, innermost last. */
export interface JumpTarget {
  readonly label: string | undefined;
  readonly breakTo: BlockId;
  readonly continueTo: BlockId | undefined;
}

/**
 * The parts of the lowering that need each other, tied together in lower-package.ts: an argument is an
 * expression that may hold a function literal that holds statements.
 */
export interface Parts {
  readonly value: (fn: Fn, e: ast.Expr) => Value;
  readonly place: (fn: Fn, e: ast.Expr) => Place;
  readonly condition: (fn: Fn, e: ast.Expr, then: BlockId, otherwise: BlockId) => void;
  readonly call: (fn: Fn, e: ast.CallExpr) => readonly Value[];
  readonly closure: (fn: Fn, lit: ast.FuncLit) => Reg;
  readonly statement: (fn: Fn, s: ast.Stmt) => void;
  readonly emitCall: (
    fn: Fn,
    callee: Callee,
    args: readonly Value[],
    node: ast.Expr,
  ) => readonly Value[];
}

/** Legal Go that is not lowered yet; caught where a statement starts and turned into a diagnostic. */
export class Unsupported extends Error {
  constructor(
    readonly node: ast.Node,
    readonly what: string,
  ) {
    super(what);
  }
}

export interface FnOptions {
  readonly unit: Unit;
  readonly parts: Parts;
  readonly symbol: Symbol;
  readonly mode: Mode;
  readonly quiet: boolean;
  readonly source: ast.SourceFile;
  /** What the function's syntax means: its package's, or that of one instance of a generic function. */
  readonly info: Info;
  readonly escape: EscapeFacts;
  /** Name of the declared function that this literal lies in, itself for a declared one. */
  readonly isLiteral: boolean;
  readonly end: number;
  readonly rangeBody?: RangeBody;
}

/** A way out of a range over a function other than its own `break` and `continue`. */
export type Exit =
  | { readonly kind: 'branch'; readonly stmt: ast.BranchStmt }
  | { readonly kind: 'return'; readonly pos: number };

/** What makes the body of a range over a function, which is a function to the machine, a part of another one. */
export interface RangeBody {
  /** The function that a person wrote around it. */
  readonly root: Fn;
  /** Labels that stand in it. */
  readonly labels: ReadonlySet<string>;
  /** Where its deferred calls go (runtime.deferprocat). */
  deferAt: Reg | undefined;
  readonly exit: (to: Exit) => void;
}

/** One function on its way to IR. */
export class Fn {
  readonly b = new Builder();
  readonly unit: Unit;
  readonly parts: Parts;
  readonly symbol: Symbol;
  readonly mode: Mode;
  readonly quiet: boolean;
  readonly source: ast.SourceFile;
  readonly info: Info;
  /** Of the declaration being lowered. */
  escape: EscapeFacts;
  readonly bindings = new Map<Var, Binding>();
  readonly locals: Local[] = [];
  readonly targets: JumpTarget[] = [];
  /** Blocks that `goto` leads to. */
  readonly labels = new Map<string, BlockId>();
  /** Label of the statement being entered, for its loop or switch. */
  pendingLabel: string | undefined;
  /** Where the innermost open scope ends in the file. */
  scopeEnd: number;
  /** A block may run more than once: a slot variable must be cleared when declared again. */
  mayRepeat = false;
  fallthroughTo: BlockId | undefined;
  /** Slot of the function's channel operations (channel-ops.ts). */
  sudog: number | undefined;
  /** Filled by call-order.ts. */
  readonly ready = new Map<ast.Expr, Value>();
  /** Lowers a return statement's values; set once parameters and results are bound. */
  leave: (values: readonly Value[] | undefined, pos: number) => void = () => undefined;
  resultTypes: readonly Type[] = [];
  /** Result variables, where they have a place of their own. */
  results: readonly Var[] = [];
  /** Of the body of a range over a function. */
  readonly rangeBody: RangeBody | undefined;
  private readonly isLiteral: boolean;
  private literals = 0;
  private ranges = 0;
  private wraps = 0;

  constructor(options: FnOptions) {
    this.unit = options.unit;
    this.parts = options.parts;
    this.symbol = options.symbol;
    this.mode = options.mode;
    this.quiet = options.quiet;
    this.source = options.source;
    this.info = options.info;
    this.escape = options.escape;
    this.isLiteral = options.isLiteral;
    this.scopeEnd = options.end;
    this.rangeBody = options.rangeBody;
  }

  /** Other goroutines may come between its accesses to shared memory. */
  get visible(): boolean {
    return this.mode === 'resumable' && !this.quiet;
  }

  value(e: ast.Expr): Value {
    return this.takeReady(e) ?? this.parts.value(this, e);
  }

  /** The value of an expression that was evaluated ahead of its statement's other parts. */
  takeReady(e: ast.Expr): Value | undefined {
    const value = this.ready.get(e);
    this.ready.delete(e);
    return value;
  }

  /** The register of a one-word value. */
  word(e: ast.Expr): Reg {
    return this.only(this.value(e), e);
  }

  only(value: Value, node: ast.Node): Reg {
    const reg = value.kind === 'words' ? value.regs[0] : undefined;
    if (reg === undefined) return this.unsupported(node, 'this value');
    return reg;
  }

  place(e: ast.Expr): Place {
    return this.parts.place(this, e);
  }

  typeOf(e: ast.Expr): Type {
    const known = this.info.types.get(e)?.type;
    if (known) return known;
    if (e.kind === 'Ident') {
      const obj = this.info.defs.get(e) ?? this.info.uses.get(e);
      if (obj?.kind === 'Var' || obj?.kind === 'Const' || obj?.kind === 'Func') return obj.type;
    }
    return this.unsupported(e, 'this expression');
  }

  text(node: ast.Node): string {
    return this.source.text.slice(node.pos, node.end).replace(/\s+/g, ' ');
  }

  unsupported(node: ast.Node, what: string): never {
    throw new Unsupported(node, what);
  }

  /** A call of a runtime function by its Go name, with words in and out. */
  runtime(name: string, args: readonly Reg[], results: readonly ValType[], node: ast.Node): Reg[] {
    const symbol = `runtime.${name}`;
    const dsts = results.map((type) => this.b.reg(type));
    this.b.emit({
      op: 'call',
      dsts,
      symbol,
      args,
      ...this.callSite(symbol, name, node),
      pos: node.pos,
    });
    return dsts;
  }

  /** An atomic callee is one visible operation of its resumable caller. */
  callSite(symbol: Symbol, name: string, node: ast.Node): { site?: Site } {
    if (this.mode !== 'resumable' || this.unit.mode(symbol) !== 'atomic') return {};
    return { site: { kind: 'call', size: 0, pos: node.pos, end: node.end, text: name } };
  }

  /** Names as gc gives them: `main.main.func1`, inside that `main.main.func1.1`. */
  nextLiteral(): Symbol {
    if (this.rangeBody) return this.rangeBody.root.nextLiteral();
    return `${this.symbol}.${this.isLiteral ? '' : 'func'}${++this.literals}`;
  }

  /** `main.main-range1`, and the ranges in that `main.main-range2`. */
  nextRange(): Symbol {
    if (this.rangeBody) return this.rangeBody.root.nextRange();
    return `${this.symbol}-range${++this.ranges}`;
  }

  nextWrap(kind: 'gowrap' | 'deferwrap'): Symbol {
    if (this.rangeBody) return this.rangeBody.root.nextWrap(kind);
    return `${this.symbol}.${kind}${++this.wraps}`;
  }

  /** Adds the function to the module. */
  finish(frame: {
    readonly params: number;
    readonly results: readonly ValType[];
    readonly pos: number;
    readonly captures?: Func['captures'];
    readonly span?: string | undefined;
    readonly wrapper?: true;
    /** Where the frame goes on when its deferred calls recovered. */
    readonly recover?: BlockId | undefined;
  }): void {
    const { params, results, pos, captures = [], span, wrapper, recover } = frame;
    const kept = recover === undefined ? undefined : this.b.finishWith(recover);
    this.unit.funcs.push({
      name: this.symbol,
      mode: this.mode,
      regs: this.b.regs,
      params,
      results,
      slots: this.b.slots,
      blocks: kept?.blocks ?? this.b.finish(),
      file: this.unit.fileIndex(this.source),
      pos,
      locals: this.locals,
      captures,
      ...(span !== undefined && { span }),
      ...(wrapper !== undefined && { wrapper }),
      ...(kept !== undefined && { recover: kept.at }),
    });
  }

  local(v: Var, at: Local['at'], param: boolean): void {
    if (v.name === '_' || v.name === '') return;
    const type = this.unit.types.index(v.type);
    this.locals.push({ name: v.name, type, at, pos: v.pos, end: this.scopeEnd, param });
  }
}
