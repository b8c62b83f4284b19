import {
  type Datum,
  type Func,
  type ItabEntry,
  itabOf,
  ITABS,
  type Module,
  type Symbol,
} from '../golang';

import { type FuncHead, headOf } from './head';
import { keptHead } from './kept-head';

/** A function or datum with the indices of its module's tables moved into the program's. */
export interface Linked<T> {
  readonly symbol: Symbol;
  /** Read when it is asked for, if it was kept. */
  readonly value: T;
  readonly module: Module;
  readonly firstType: number;
  readonly firstFile: number;
}

class Found<T> implements Linked<T> {
  constructor(
    readonly symbol: Symbol,
    private readonly read: () => T,
    readonly module: Module,
    readonly firstType: number,
    readonly firstFile: number,
  ) {}

  get value(): T {
    return this.read();
  }
}

/** A function of the module. */
export interface LinkedFunc extends Linked<Func> {
  readonly head: FuncHead;
}

export class FoundFunc extends Found<Func> implements LinkedFunc {
  private known: FuncHead | undefined;

  get head(): FuncHead {
    this.known ??= keptHead(this.module, this.symbol) ?? headOf(this.value);
    return this.known;
  }
}

function partsOf({ funcs, data }: Module): NonNullable<Module['parts']> {
  const at =
    <T>(list: readonly T[]) =>
    (index: number): T => {
      const item = list[index];
      if (item === undefined) throw new Error('link: there is no such part');
      return item;
    };
  return {
    funcs: { names: funcs.map(({ name }) => name), at: at(funcs) },
    data: { names: data.map(({ symbol }) => symbol), at: at(data) },
  };
}

/** Everything of all modules by symbol, before it is known what is needed. */
export interface Symbols {
  readonly funcs: ReadonlyMap<Symbol, LinkedFunc>;
  readonly data: ReadonlyMap<Symbol, Linked<Datum>>;
}

export function collectSymbols(modules: readonly Module[]): Symbols {
  const funcs = new Map<Symbol, LinkedFunc>();
  const data = new Map<Symbol, Linked<Datum>>();
  let firstType = 0;
  let firstFile = 0;
  for (const module of modules) {
    // The same wrapper may be made in several modules.
    const { parts = partsOf(module) } = module;
    parts.funcs.names.forEach((name, at) => {
      if (funcs.has(name)) return;
      const value = (): Func => parts.funcs.at(at);
      funcs.set(name, new FoundFunc(name, value, module, firstType, firstFile));
    });
    parts.data.names.forEach((name, at) => {
      if (data.has(name)) return;
      const value = (): Datum => parts.data.at(at);
      data.set(name, new Found(name, value, module, firstType, firstFile));
    });
    firstType += module.types.length;
    firstFile += module.files.length;
  }
  return { funcs, data };
}

/** Marks `f·f`: f as a func value, called with a closure context that it has no use for. */
const VALUE_SUFFIX = '·f';

/** The function that a symbol in a closure object's function word means. */
export interface FuncValue {
  readonly symbol: Symbol;
  readonly ignoresContext: boolean;
}

/**
 * `f·f` is f itself, entered with a context it ignores: no wrapper frame on the stack. An atomic f keeps its
 * wrapper when there is one, since the operation needs a place to stand before.
 */
export function resolveFuncValue(symbol: Symbol, symbols: Symbols): FuncValue | undefined {
  if (symbol.endsWith(VALUE_SUFFIX)) {
    const base = symbol.slice(0, -VALUE_SUFFIX.length);
    const func = symbols.funcs.get(base)?.head;
    const wrapped = symbols.funcs.has(symbol);
    if (func !== undefined && (func.mode !== 'atomic' || !wrapped)) {
      return { symbol: base, ignoresContext: true };
    }
  }
  return symbols.funcs.has(symbol) ? { symbol, ignoresContext: false } : undefined;
}

export interface Reached {
  readonly funcs: ReadonlySet<Symbol>;
  readonly data: ReadonlySet<Symbol>;
  /** Symbols whose closure object is needed, as they are written (`f·f`, `main.main.func1`). */
  readonly closures: ReadonlyMap<Symbol, FuncValue>;
  /** How reached types do reached interfaces, if the program looks that up as it runs. */
  readonly itabs: readonly ItabEntry[];
}

/** What can be reached from the roots. Roots that do not exist are left out; anything else missing is an error. */
export function reach(roots: readonly Symbol[], symbols: Symbols): Reached {
  const funcs = new Set<Symbol>();
  const data = new Set<Symbol>();
  const closures = new Map<Symbol, FuncValue>();
  const open: (() => void)[] = [];
  const types: Datum[] = [];
  const inters: Datum[] = [];
  const itabs: ItabEntry[] = [];

  const func = (symbol: Symbol, from: string): void => {
    if (funcs.has(symbol)) return;
    const linked = symbols.funcs.get(symbol);
    if (linked === undefined) throw new Error(`link: ${from} needs ${symbol}, which is missing`);
    funcs.add(symbol);
    open.push(() => {
      for (const [kind, needed] of linked.head.needs) {
        if (kind === 'address') address(needed, symbol);
        else func(needed, symbol);
      }
    });
  };
  const address = (symbol: Symbol, from: string): void => {
    const datum = symbols.data.get(symbol);
    if (datum === undefined) {
      const value = resolveFuncValue(symbol, symbols);
      if (value === undefined) throw new Error(`link: ${from} needs ${symbol}, which is missing`);
      closures.set(symbol, value);
      func(value.symbol, from);
    } else if (!data.has(symbol)) {
      data.add(symbol);
      if (datum.value.methods !== undefined) types.push(datum.value);
      if (datum.value.wants !== undefined && datum.value.wants.length > 0) inters.push(datum.value);
      open.push(() => {
        for (const reloc of datum.value.relocs) {
          if (reloc.kind !== 'func') address(reloc.symbol, symbol);
          else funcWord(reloc.symbol, symbol);
        }
      });
    }
  };
  const funcWord = (symbol: Symbol, from: string): void => {
    const value = resolveFuncValue(symbol, symbols);
    if (value === undefined) throw new Error(`link: ${from} needs ${symbol}, which is missing`);
    closures.set(symbol, value);
    func(value.symbol, from);
  };
  for (const root of roots) {
    if (symbols.funcs.has(root)) func(root, 'the machine');
    else if (symbols.data.has(root)) address(root, 'the machine');
  }
  const tried = new Set<string>();
  const pair = (type: Datum, inter: Datum): void => {
    const key = `${type.symbol} ${inter.symbol}`;
    if (tried.has(key)) return;
    tried.add(key);
    const itab = itabOf(type, inter);
    if (itab === undefined) return;
    itabs.push({ inter: inter.symbol, type: type.symbol, itab });
    if (symbols.data.has(itab.symbol)) address(itab.symbol, 'the machine');
    else for (const reloc of itab.relocs) address(reloc.symbol, itab.symbol);
  };
  const finish = (): void => {
    for (let next = open.pop(); next !== undefined; next = open.pop()) next();
  };
  finish();
  // An itab's methods may reach further types.
  for (let found = -1; data.has(ITABS) && found < itabs.length; finish()) {
    found = itabs.length;
    for (const inter of inters.slice()) for (const type of types.slice()) pair(type, inter);
  }
  return { funcs, data, closures, itabs };
}
