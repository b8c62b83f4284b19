import type * as ast from '../syntax/ast';

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
  | TypeParam
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
  /** What its package calls itself, where that is not the end of its path: in a file of tests. */
  readonly pkgName?: string;
  readonly name: string;
  /** Set once its declaration is checked (a named type may contain itself). */
  underlying: Exclude<Type, Named>;
  /** Declared methods, in source order. */
  readonly methods: Method[];
  /** `//hmapscope:…` lines above the declaration. */
  readonly directives: readonly string[];
  /** Of a type declared in a function: which of the package's local types it is, from 1. */
  readonly local?: number;
  /** Of a generic type, which is no type before it is given arguments. Set when its declaration is read. */
  typeParams?: readonly TypeParam[];
  /** The generic type that this is an instance of. */
  readonly origin?: Named;
  /** An instance's arguments; of a local type those of the instance of the function around it. */
  readonly typeArgs?: readonly Type[];
}
export interface Method {
  readonly name: string;
  readonly pointerReceiver: boolean;
  readonly type: Func;
  /** Linker symbol: `sync.(*Mutex).Lock`, `main.Point.String`. */
  readonly symbol: string;
  /** Of a generic type's method: its declaration; of an instance's method: which one it is of which declaration. */
  readonly generic?: Generic;
  readonly instance?: Instance;
}

/** The declaration of a generic function, or of a generic type's method. */
export interface Generic {
  readonly pkg: string;
  readonly decl: ast.FuncDecl;
  readonly source: ast.SourceFile;
}
/** One instance of a generic function or method, whose arguments have no type parameters. */
export interface Instance {
  readonly generic: Generic;
  readonly typeArgs: readonly Type[];
  /** Linker symbol: `main.Map[int,string]`, `main.(*Stack[int]).Push`. */
  readonly symbol: string;
}

/** Declared as `T constraint`; never a type of the running program. */
export interface TypeParam {
  readonly kind: 'TypeParam';
  readonly name: string;
  /** Where it is declared, which tells it from others of its name. */
  readonly place: string;
  /** An interface, once the declaration is read. */
  constraint: Type;
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
/** A field's or a method's name. Of unexported names each package has its own (Go spec: Uniqueness of identifiers). */
export interface MemberName {
  readonly name: string;
  /** Of an unexported name: the path of the package that it belongs to. */
  readonly pkg?: string;
}
export interface StructField extends MemberName {
  readonly type: Type;
  readonly embedded: boolean;
  /** The text of its tag, if it has one that is not empty. */
  readonly tag?: string;
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
  /** Of a generic function that has not been given (all of) its type arguments. */
  readonly typeParams?: readonly TypeParam[];
}
export interface Param {
  readonly name: string;
  readonly type: Type;
}
export interface Interface {
  readonly kind: 'Interface';
  readonly methods: readonly InterfaceMethod[];
  /** Of a constraint: its elements, whose types' intersection are its type set. */
  readonly embeds?: readonly Union[];
  /** `[T ~int]` for `[T interface{ ~int }]`. */
  readonly implicit?: boolean;
  /** The predeclared comparable, which only comparable types satisfy. */
  readonly comparable?: boolean;
}
export interface InterfaceMethod extends MemberName {
  readonly type: Func;
}
/** `~int | string`; a single term may be an interface. */
export interface Union {
  readonly terms: readonly Term[];
}
export interface Term {
  /** All types with this underlying type. */
  readonly tilde: boolean;
  readonly type: Type;
}
/** The type of a call with several results, or none. */
export interface Tuple {
  readonly kind: 'Tuple';
  readonly types: readonly Type[];
}
