/** Go's types as values. Named types are compared by identity, all others by structure (`identical`). */

export type Type =
  | Basic
  | Named
  | Pointer
  | Slice
  | ArrayT
  | MapT
  | Chan
  | Struct
  | Func
  | Interface
  | Tuple;

export type BasicName =
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uintptr'
  | 'float32'
  | 'float64'
  | 'complex64'
  | 'complex128'
  | 'string'
  | 'unsafe.Pointer'
  | 'untyped bool'
  | 'untyped int'
  | 'untyped rune'
  | 'untyped float'
  | 'untyped complex'
  | 'untyped string'
  | 'untyped nil'
  | 'invalid';

/** byte and rune are uint8 and int32 under another name: one Basic each, `alias` only words messages. */
export interface Basic {
  readonly kind: 'Basic';
  readonly name: BasicName;
  readonly alias?: 'byte' | 'rune';
}

export interface Named {
  readonly kind: 'Named';
  /** `main.Point`, `sync.Mutex`; of a local type as in Go, `main.Point` too. */
  readonly pkg: string;
  readonly name: string;
  /** Set once its declaration is checked (a named type may contain itself). */
  underlying: Exclude<Type, Named>;
  /** Declared methods, in source order. */
  readonly methods: Method[];
  /** `//hmapscope:…` lines above the declaration. */
  readonly directives: readonly string[];
}
export interface Method {
  readonly name: string;
  readonly pointerReceiver: boolean;
  readonly type: Func;
  /** Linker symbol: `sync.(*Mutex).Lock`, `main.Point.String`. */
  readonly symbol: string;
}

export interface Pointer {
  readonly kind: 'Pointer';
  readonly elem: Type;
}
export interface Slice {
  readonly kind: 'Slice';
  readonly elem: Type;
}
export interface ArrayT {
  readonly kind: 'Array';
  readonly elem: Type;
  readonly len: number;
}
export interface MapT {
  readonly kind: 'Map';
  readonly key: Type;
  readonly elem: Type;
}
export interface Chan {
  readonly kind: 'Chan';
  readonly dir: 'both' | 'send' | 'recv';
  readonly elem: Type;
}
export interface StructField {
  readonly name: string;
  readonly type: Type;
  readonly embedded: boolean;
}
export interface Struct {
  readonly kind: 'Struct';
  readonly fields: readonly StructField[];
}
export interface Func {
  readonly kind: 'Func';
  readonly params: readonly Param[];
  readonly results: readonly Param[];
  /** The last parameter's type is then a Slice. */
  readonly variadic: boolean;
}
export interface Param {
  readonly name: string;
  readonly type: Type;
}
export interface Interface {
  readonly kind: 'Interface';
  readonly methods: readonly { readonly name: string; readonly type: Func }[];
}
/** The type of a call with several results, or none. */
export interface Tuple {
  readonly kind: 'Tuple';
  readonly types: readonly Type[];
}
