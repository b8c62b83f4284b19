import type { Func, Instr, Module, Symbol } from '../golang';
import { PAGE_SIZE, POINTER_BASE, SCHED } from '../memory';
import { planFrame, type Stops } from './frame';
import { ImageWriter } from './image';
import { initialiser, MAIN_INIT } from './initialiser';
import type { Callee, Linkage } from './linkage';
import { emitPlain } from './plain';
import type { Program, ProgramFunc, Stop } from './program';
import { collectSymbols, type Linked, reach, type Reached, type Symbols } from './reach';
import { PLAIN_FUNC } from './calling-body';
import { emitResumable } from './resumable';
import { GOROUTINE_ENTRY, type LocalStop } from './segments';
import { definePanic } from './support/frames';
import type { Parts } from './support/parts';
import { writeSupport } from './support/support';
import { programFunc } from './tables';
import { ModuleWriter } from './wasm/module-writer';

export interface LinkOptions {
  /** The memory is a SharedArrayBuffer. */
  readonly shared: boolean;
  readonly mode: 'gated';
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
  private readonly callees = new Map<Symbol, Callee>();
  /** By table index; 0 is no function. */
  private readonly linked: Linked<Func>[] = [];
  private readonly ignoring = new Set<Symbol>();
  /** Types of plain functions that are func values, context included. */
  private readonly plainTypes = new Set<string>();
  private readonly panics = new Map<Symbol, number>();
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
  }

  link(): Program {
    this.numberFunctions();
    this.placeData();
    const funcCount = this.linked.length + 1;
    const frameSizes = this.image.reserve('link.frameSizes', funcCount * 4);
    const firstStops = this.image.reserve('link.firstStops', funcCount * 4);
    this.image.reserve('link.faultText', FAULT_TEXT_SIZE);
    const support = writeSupport(this.module, {
      sched: this.symbolAt('runtime.sched'),
      frameSizes,
      firstStops,
      morestack: this.callees.get('runtime.morestack'),
      checkdead: this.callees.get('runtime.checkdead'),
      schedinit: this.callees.get('runtime.schedinit'),
    });
    const linkage = this.linkage(support, frameSizes);
    const funcs = this.emitAll(linkage);
    const image = this.image.finish(
      (symbol) => this.funcWord(symbol),
      [
        { at: frameSizes, words: funcs.map((func) => func.frameSize) },
        { at: firstStops, words: funcs.map((func) => func.firstStop) },
        ...this.startStop(funcs),
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
      ...this.describe(),
    };
  }

  /** Tells the runtime at which stop a new goroutine stands. */
  private startStop(funcs: readonly ProgramFunc[]): { at: number; words: number[] }[] {
    const at = this.image.symbols.get('runtime.startstop');
    const entry = funcs.find((func) => func.name === GOROUTINE_ENTRY);
    return at === undefined || entry === undefined ? [] : [{ at, words: [entry.firstStop] }];
  }

  /** Table indices, and the plain functions' places in the module. Frames are planned when all kinds are known. */
  private numberFunctions(): void {
    for (const value of this.reached.closures.values()) {
      if (value.ignoresContext) this.ignoring.add(value.symbol);
    }
    const kinds = new Map<Symbol, Func>();
    for (const linked of this.symbols.funcs.values()) {
      if (!this.reached.funcs.has(linked.value.name)) continue;
      this.linked.push(linked);
      kinds.set(linked.value.name, linked.value);
    }
    const closures = new Set([...this.reached.closures.values()].map(({ symbol }) => symbol));
    for (const { value: func } of this.linked) {
      if (func.mode !== 'resumable' && closures.has(func.name)) {
        const params = func.regs.slice(0, func.params);
        const context = this.ignoring.has(func.name) ? ['i64'] : [];
        this.plainTypes.add(typeKey([...context, ...params], func.results));
      }
    }
    const stops = this.stopsOf(kinds);
    this.linked.forEach(({ value: func }, at) => {
      this.callees.set(func.name, this.calleeOf(func, at + 1, stops));
    });
  }

  private calleeOf(func: Func, index: number, stops: (func: Func) => Stops): Callee {
    const ignoresContext = this.ignoring.has(func.name);
    if (func.mode === 'resumable') {
      const plan = planFrame(func, ignoresContext, stops(func));
      return { kind: 'resumable', func, index, plan };
    }
    const params = func.regs.slice(0, func.params);
    const wasm = this.module.declare(ignoresContext ? ['i64', ...params] : params, func.results);
    this.module.place(index, wasm);
    if (this.options.keep?.includes(func.name) === true) this.module.export(func.name, wasm);
    return { kind: 'plain', func, index, wasm, ignoresContext };
  }

  private stopsOf(kinds: ReadonlyMap<Symbol, Func>): (func: Func) => Stops {
    const mode = (symbol: Symbol): Func['mode'] | undefined => kinds.get(symbol)?.mode;
    const leaves = (instr: Instr): boolean =>
      instr.op === 'callclosure' || (instr.op === 'call' && mode(instr.symbol) === 'resumable');
    const visible = (instr: Instr): boolean => {
      if (instr.op === 'load' || instr.op === 'store') return instr.site !== undefined;
      if (instr.op === 'atomic') return true;
      return instr.op === 'call' && mode(instr.symbol) === 'atomic';
    };
    return (func) => ({
      leaves,
      visible,
      spends: (instr) =>
        leaves(instr) && !(instr.op === 'callclosure' && this.mayBePlain(func, instr)),
    });
  }

  private mayBePlain(func: Func, instr: Extract<Instr, { op: 'callclosure' }>): boolean {
    const types = (regs: readonly number[]): string[] => regs.map((reg) => func.regs[reg] ?? '');
    return this.plainTypes.has(typeKey(types([instr.fn, ...instr.args]), types(instr.dsts)));
  }

  private placeData(): void {
    for (const { value } of this.symbols.data.values()) {
      if (this.reached.data.has(value.symbol)) this.image.place(value);
    }
    if (!this.image.symbols.has('runtime.sched')) this.image.reserve('runtime.sched', SCHED.size);
    for (const symbol of this.reached.closures.keys()) {
      const relocs = [{ offset: 0, symbol, addend: 0, kind: 'func' } as const];
      this.image.place({ symbol, size: 8, align: 8, bytes: [], relocs });
    }
  }

  private symbolAt(symbol: Symbol): number {
    const at = this.image.symbols.get(symbol);
    if (at === undefined) throw new Error(`link: ${symbol} has no place`);
    return at;
  }

  private funcWord(symbol: Symbol): bigint {
    const value = this.reached.closures.get(symbol);
    const callee = value && this.callees.get(value.symbol);
    if (callee === undefined) throw new Error(`link: ${symbol} is no function`);
    return BigInt(callee.index) | (callee.kind === 'plain' ? PLAIN_FUNC : 0n);
  }

  private linkage(support: Parts, frameSizes: number): Linkage {
    return {
      callee: (symbol) => this.callees.get(symbol),
      address: (symbol) => POINTER_BASE | BigInt(this.symbolAt(symbol)),
      type: (params, results) => this.module.type(params, results),
      plainClosure: (params, results) => this.plainTypes.has(typeKey(params, results)),
      frameSizes,
      sched: this.symbolAt('runtime.sched'),
      support: {
        ...support.func,
        panic: (symbol) => {
          const callee = this.callees.get(symbol);
          if (callee?.kind !== 'resumable') return undefined;
          let func = this.panics.get(symbol);
          if (func === undefined) {
            func = definePanic(support, callee);
            this.panics.set(symbol, func);
          }
          return func;
        },
      },
    };
  }

  private emitAll(linkage: Linkage): ProgramFunc[] {
    const funcs: ProgramFunc[] = [NO_FUNC];
    this.stops.push(NO_STOP);
    const resumableType = { params: ['i32'], results: ['i32'] } as const;
    const stopsOf = this.stopsOf(
      new Map(this.linked.map(({ value }) => [value.name, value] as const)),
    );
    this.linked.forEach((linked, at) => {
      const func = linked.value;
      const callee = this.callees.get(func.name);
      if (callee === undefined) throw new Error(`link: ${func.name} was not numbered`);
      const firstStop = this.stops.length;
      if (callee.kind === 'plain') {
        const body = emitPlain(func, at + 1, callee.ignoresContext, linkage);
        this.module.define(callee.wasm, body);
        funcs.push(programFunc(linked, undefined, 0));
        return;
      }
      const emitted = emitResumable(callee, firstStop, linkage, stopsOf(func));
      const index = this.module.declare(resumableType.params, resumableType.results);
      this.module.define(index, emitted.body);
      this.module.place(at + 1, index);
      const file = linked.firstFile + func.file;
      for (const stop of emitted.stops) this.stops.push(programStop(stop, at + 1, file));
      funcs.push(programFunc(linked, callee.plan, firstStop));
    });
    return funcs;
  }

  private describe(): Pick<Program, 'types' | 'globals' | 'files' | 'descriptors'> {
    const globals: { name: string; type: number; addr: number }[] = [];
    const descriptors = new Map<number, number>();
    for (const { value, firstType } of this.symbols.data.values()) {
      if (!this.reached.data.has(value.symbol)) continue;
      const addr = this.symbolAt(value.symbol);
      if (value.global !== undefined) {
        globals.push({ name: value.global.name, type: value.global.type + firstType, addr });
      }
      if (value.descriptor !== undefined) descriptors.set(addr, value.descriptor + firstType);
    }
    let firstType = 0;
    const types = this.modules.flatMap((module) => {
      const base = firstType;
      firstType += module.types.length;
      return module.types.map((type) => ({
        ...type,
        ...(type.elem === undefined ? {} : { elem: type.elem + base }),
        ...(type.key === undefined ? {} : { key: type.key + base }),
        ...(type.fields === undefined
          ? {}
          : { fields: type.fields.map((field) => ({ ...field, type: field.type + base })) }),
      }));
    });
    return { types, globals, files: this.modules.flatMap((module) => module.files), descriptors };
  }
}

function typeKey(params: readonly string[], results: readonly string[]): string {
  return `${params.join()}:${results.join()}`;
}

function programStop(stop: LocalStop, func: number, file: number): Stop {
  return { ...stop, func, file };
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
  params: [],
};
const NO_STOP: Stop = { func: 0, kind: 'op', pos: 0, file: 0, site: undefined, valueAt: -1 };
