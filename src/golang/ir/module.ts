import type { Func, Symbol } from './ir';

// What is compiled beside functions, and what holds it all.

/** A datum at a fixed address: a global, a string constant, a type descriptor, a closure object without captures. */
export interface Datum {
  readonly symbol: Symbol;
  readonly size: number;
  readonly align: number;
  /** Initial bytes; shorter than size: the rest is zero. */
  readonly bytes: readonly number[];
  /** Words holding the address of another symbol (Go pointer), or of a function its table index (`func`), or the low 32 bits of an address (`addr32`). */
  readonly relocs: readonly {
    readonly offset: number;
    readonly symbol: Symbol;
    readonly addend: number;
    readonly kind: 'addr' | 'func' | 'addr32';
  }[];
  /** Index into `types` when it is a package variable, with its Go name. */
  readonly global?: { readonly name: string; readonly type: number };
  /** Type descriptor of `types[n]`. */
  readonly descriptor?: number;
  /** Of a descriptor: the methods that values of the type have, by name, with the functions that take its data word. */
  readonly methods?: readonly (MethodOf & { readonly fn: Symbol })[];
  /** Of an interface type's descriptor: the methods that it asks for, by name. */
  readonly wants?: readonly MethodOf[];
}

export interface MethodOf {
  readonly name: string;
  /** Of an unexported method: its package. */
  readonly pkg?: string;
  /** Descriptor of its type. */
  readonly type: Symbol;
}

/** What is known of a Go type after compilation: enough to print a value, and to walk from roots. */
export interface TypeInfo {
  /** As Go prints it: `map[int]int`, `*main.Point`. */
  readonly name: string;
  readonly kind:
    | 'bool'
    | 'int'
    | 'uint'
    | 'float'
    | 'complex'
    | 'string'
    | 'pointer'
    | 'unsafe'
    | 'slice'
    | 'array'
    | 'map'
    | 'chan'
    | 'struct'
    | 'func'
    | 'interface';
  readonly size: number;
  readonly elem?: number;
  readonly key?: number;
  readonly len?: number;
  /** An interface with methods: its first word is an itab, not a type. */
  readonly hasMethods?: boolean;
  readonly fields?: readonly {
    readonly name: string;
    readonly offset: number;
    readonly type: number;
  }[];
}

/** One compiled package. A program is the user's module linked with those of goroot that it reaches. */
export interface Module {
  readonly path: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly funcs: readonly Func[];
  readonly data: readonly Datum[];
  readonly types: readonly TypeInfo[];
  /** Symbol of the function that initialises package variables, if any. */
  readonly init?: Symbol;
  readonly imports: readonly string[];
  /** Of a module that was kept: the same functions and data, each read when it is asked for. */
  readonly parts?: { readonly funcs: Parts<Func>; readonly data: Parts<Datum> };
}

/** What is known by name before it is read. */
export interface Parts<T> {
  readonly names: readonly Symbol[];
  readonly at: (index: number) => T;
  /** What the linker wrote of it before, in words of its own. */
  readonly written?: (name: Symbol) => Written | undefined;
}

export interface Written {
  readonly value: unknown;
  readonly bytesOf: (at: number, length: number) => Uint8Array;
}
