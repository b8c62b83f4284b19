import { ITABS, itabTable, type Module, type Symbol } from '../golang';
import { PAGE_SIZE, POINTER_BASE, SCHED } from '../memory';
import { defineFree, type FreeSupport } from './free/run';
import { FUNC_TABLE, funcTable } from './func-table';
import { ImageWriter } from './image';
import { initialiser, MAIN_INIT } from './initialiser';
import { type AnswersOf, answersOf } from './answers';
import { Numbering } from './numbering';
import type { Program, ProgramFunc, Stop } from './program';
import { collectSymbols, reach, type Reached, type Symbols } from './reach';
import { PLAIN_FUNC } from './calling-body';
import { GOROUTINE_ENTRY } from './segments';
import { FUNC_FLAG, type Parts } from './support/parts';
import { writeSupport } from './support/support';
import { describe, programFunc } from './tables';
import { ModuleWriter } from './wasm/module-writer';
import { fill } from './wasm/template';

export interface LinkOptions {
  /** The memory is a SharedArrayBuffer. */
  readonly shared: boolean;
  /** `gated` stops before every visible operation; `free` runs on, preempted at loop heads and calls. */
  readonly mode: 'gated' | 'free';
  /** Functions to keep beside what main and the runtime need; plain ones are exported by name. */
  readonly keep?: readonly Symbol[];
}

/** What the machine itself calls or looks at. */
const RUNTIME_ROOTS = [
  'runtime.sched',
  'runtime.gostart',
  'runtime.main',
  'runtime.schedinit',
  'runtime.checkdead',
  'runtime.schedule',
  'runtime.schedpick',
  'runtime.morestack',
  'runtime.panicmem',
  'runtime.waitReasonStrings',
];

/** Bytes for the text of a fault that the host found. */
const FAULT_TEXT_SIZE = 128;
/** Memory that a WebAssembly module may name at most; `Instance` sets the true limit. */
const MAX_PAGES = 65535;

/** Makes one program of the user's module and what it reaches of the library. */
export function link(main: Module, library: readonly Module[], options: LinkOptions): Program {
  return new Linker(main, library, options).link();
}

class Linker {
  private readonly module = new ModuleWriter();
  private readonly image = new ImageWriter();
  private readonly symbols: Symbols;
  private readonly reached: Reached;
  private readonly modules: readonly Module[];
  private readonly numbering: Numbering;
  private readonly stops: Stop[] = [];

  constructor(
    main: Module,
    library: readonly Module[],
    private readonly options: LinkOptions,
  ) {
    this.modules = [...library.filter((module) => module.path !== main.path), main];
    const symbols = collectSymbols(this.modules);
    const init = initialiser(this.modules, symbols);
    this.symbols = { ...symbols, funcs: new Map([...symbols.funcs, ...init]) };
    const roots = [...RUNTIME_ROOTS, 'main.main', ...(options.keep ?? [])];
    if (!symbols.funcs.has('runtime.main')) roots.push(MAIN_INIT);
    this.reached = reach(roots, this.symbols);
    this.numbering = new Numbering(
      this.symbols,
      this.reached,
      this.module,
      options.keep ?? [],
      options.mode,
    );
  }

  link(): Program {
    this.placeData();
    const { callees, linked } = this.numbering;
    const funcCount = linked.length + 1;
    const frameSizes = this.image.reserve('link.frameSizes', funcCount * 4);
    const firstStops = this.image.reserve('link.firstStops', funcCount * 4);
    const funcFlags = this.image.reserve('link.funcFlags', funcCount * 4);
    this.image.reserve('link.faultText', FAULT_TEXT_SIZE);
    const support = writeSupport(this.module, {
      sched: this.symbolAt('runtime.sched'),
      frameSizes,
      firstStops,
      funcFlags,
      morestack: callees.get('runtime.morestack'),
      panicmem: callees.get('runtime.panicmem'),
      checkdead: callees.get('runtime.checkdead'),
      schedule: callees.get('runtime.schedule'),
      schedpick: callees.get('runtime.schedpick'),
      runtimers: this.tellsTime ? callees.get('runtime.runtimers') : undefined,
      schedinit: callees.get('runtime.schedinit'),
    });
    const free = this.options.mode === 'free' ? this.freeSupport(support) : undefined;
    const funcs = this.emitAll(
      answersOf({
        module: this.module,
        callees,
        support,
        free,
        frameSizes,
        address: (symbol) => this.symbolAt(symbol),
      }),
      free,
    );
    const image = this.image.finish(
      (symbol) => this.funcWord(symbol),
      [
        { at: frameSizes, words: funcs.map((func) => func.frameSize) },
        { at: firstStops, words: funcs.map((func) => func.firstStop) },
        { at: funcFlags, words: funcs.map(flagsOf) },
        ...this.known('runtime.functable', funcFlags),
        ...this.startStop(funcs),
        ...this.funcTable(funcs),
      ],
    );
    const { heapStart } = this.image;
    const wasm = this.module.finish({
      shared: this.options.shared,
      initial: heapStart / PAGE_SIZE,
      maximum: MAX_PAGES,
    });
    return {
      wasm,
      shared: this.options.shared,
      image,
      heapStart,
      symbols: this.image.symbols,
      funcs,
      stops: this.stops,
      ...describe(this.modules, this.symbols.data, this.image.symbols),
    };
  }

  /** Tells the runtime at which stop a new goroutine stands. */
  private startStop(funcs: readonly ProgramFunc[]): { at: number; words: number[] }[] {
    const entry = funcs.find((func) => func.name === GOROUTINE_ENTRY);
    return entry === undefined ? [] : this.known('runtime.startstop', entry.firstStop);
  }

  /** Only for who asks: it is as long as the rest of the data. */
  private funcTable(funcs: readonly ProgramFunc[]): { at: number; words: number[] }[] {
    if (!this.reached.data.has(FUNC_TABLE)) return [];
    const files = this.modules.flatMap((module) => module.files);
    const words = funcTable(funcs, this.stops, files);
    const at = this.image.reserve('link.funcTable', words.length * 4);
    return [{ at, words }, ...this.known(FUNC_TABLE, at)];
  }

  /** A variable of the runtime that the linker sets. */
  private known(symbol: Symbol, word: number): { at: number; words: number[] }[] {
    const at = this.image.symbols.get(symbol);
    return at === undefined ? [] : [{ at, words: [word] }];
  }

  /** Only then does the clock move with the steps. */
  private get tellsTime(): boolean {
    return this.modules.some((module) => module.path === 'time');
  }

  private placeData(): void {
    const empty: Symbol[] = [];
    for (const [symbol, linked] of this.symbols.data) {
      if (!this.reached.data.has(symbol) || symbol === ITABS) continue;
      const datum = linked.value;
      if (datum.size === 0 && datum.global !== undefined) empty.push(symbol);
      else this.image.place(datum);
    }
    this.placeEmpty(empty);
    this.placeItabs();
    if (!this.image.symbols.has('runtime.sched')) this.image.reserve('runtime.sched', SCHED.size);
    for (const symbol of this.reached.closures.keys()) {
      const relocs = [{ offset: 0, symbol, addend: 0, kind: 'func' } as const];
      this.image.place({ symbol, size: 8, align: 8, bytes: [], relocs });
    }
  }

  /** Variables of size 0 lie where the objects of size 0 lie. */
  private placeEmpty(symbols: readonly Symbol[]): void {
    const at = this.image.symbols.get('runtime.zerobase') ?? this.image.heapStart;
    for (const symbol of symbols) this.image.symbols.set(symbol, at);
  }

  private placeItabs(): void {
    if (!this.reached.data.has(ITABS)) return;
    const at = (symbol: Symbol): number => this.symbolAt(symbol);
    const entries = [...this.reached.itabs].sort(
      (a, b) => at(a.inter) - at(b.inter) || at(a.type) - at(b.type),
    );
    for (const { itab } of entries) {
      if (!this.image.symbols.has(itab.symbol)) this.image.place(itab);
    }
    for (const datum of itabTable(entries)) this.image.place(datum);
  }

  private symbolAt(symbol: Symbol): number {
    const at = this.image.symbols.get(symbol);
    if (at === undefined) throw new Error(`link: ${symbol} has no place`);
    return at;
  }

  private funcWord(symbol: Symbol): bigint {
    const value = this.reached.closures.get(symbol);
    const callee = value && this.numbering.callees.get(value.symbol);
    if (callee === undefined) throw new Error(`link: ${symbol} is no function`);
    return BigInt(callee.index) | (callee.kind === 'plain' ? PLAIN_FUNC : 0n);
  }

  private freeSupport(support: Parts): FreeSupport {
    const declared = new Map<number, number>();
    return defineFree(support, (index) => {
      let wasm = declared.get(index);
      if (wasm === undefined) {
        wasm = this.module.declare(['i32', 'i32', 'i32'], ['i32']);
        this.module.place(index, wasm);
        declared.set(index, wasm);
      }
      return wasm;
    });
  }

  private emitAll(ask: AnswersOf, free: FreeSupport | undefined): ProgramFunc[] {
    const funcs: ProgramFunc[] = [NO_FUNC];
    this.stops.push(NO_STOP);
    for (const linked of this.numbering.linked) {
      const callee = this.numbering.callees.get(linked.symbol);
      const form = this.numbering.forms.get(linked.symbol);
      if (callee === undefined || form === undefined) {
        throw new Error(`link: ${linked.symbol} was not numbered`);
      }
      const { index } = callee;
      const firstStop = this.stops.length;
      const answers = form.questions.map((question) =>
        question[0] === 'own' ? [index, firstStop] : ask(question),
      );
      const body = fill(form.body, answers, POINTER_BASE);
      if (callee.kind === 'plain') this.module.define(callee.wasm, body);
      else {
        const wasm = free?.func(index) ?? this.module.declare(['i32', 'i32'], ['i32']);
        this.module.define(wasm, body);
        this.module.place(index, wasm);
      }
      const file = linked.firstFile + form.table.file;
      for (const stop of form.stops) this.stops.push({ ...stop, func: index, file });
      funcs.push(programFunc(form.table, linked, firstStop));
    }
    return funcs;
  }
}

function flagsOf({ wrapper, span }: ProgramFunc): number {
  return (wrapper ? FUNC_FLAG.wrapper : 0) | (span === undefined ? 0 : FUNC_FLAG.span);
}

const NO_FUNC: ProgramFunc = {
  name: '',
  file: 0,
  pos: 0,
  frameSize: 0,
  firstStop: 0,
  locals: [],
  captures: [],
  contextAt: -1,
  span: undefined,
  wrapper: false,
  params: [],
};
const NO_STOP: Stop = { func: 0, kind: 'op', pos: 0, file: 0, site: undefined, valueAt: -1 };
