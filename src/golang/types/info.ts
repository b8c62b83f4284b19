import type * as ast from '../syntax/ast';
import type { Diagnostic } from '../diagnostic';
import type { Func, Generic, Instance, MemberName, Type } from './type';

/** What a checked package means: the tree stays as parsed, and these maps say what its nodes are. */
export interface Info {
  /** Every expression, types included; of an untyped constant: the type it was converted to. */
  readonly types: Map<ast.Expr, TypeAndValue>;
  /** Identifier at its declaration, and at each use. `_` has no object. */
  readonly defs: Map<ast.Ident, Obj>;
  readonly uses: Map<ast.Ident, Obj>;
  /** `x.f` where it is a field or a method (not `pkg.Name`, which is a use of its `sel`). */
  readonly selections: Map<ast.SelectorExpr, Selection>;
  /** The variable a type-switch clause binds. */
  readonly implicits: Map<ast.CaseClause, Var>;
  /** The name of a generic function where it is used: with which type arguments. */
  readonly instances: Map<ast.Ident, Instance>;
}

/** What an instance's declaration means. */
export interface CheckedInstance {
  readonly info: Info;
  /** Unsupported things, that only the instance shows. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface TypeAndValue {
  readonly mode:
    | 'value'
    | 'variable'
    | 'mapindex'
    | 'commaok'
    | 'constant'
    | 'type'
    | 'builtin'
    | 'novalue'
    | 'nil';
  readonly type: Type;
  readonly value?: ConstValue;
}

/** Exact; of a typed constant, rounded as its type is. Integers are bigint, floats Rat, complex numbers Complex. */
export type ConstValue = bigint | boolean | string | Rat | Complex;

/** A fraction in lowest terms; the denominator is positive. */
export interface Rat {
  readonly kind: 'rat';
  readonly num: bigint;
  readonly den: bigint;
  /** It, or what it was computed from, was too long to be kept exact. */
  readonly isRounded?: true;
}

export interface Complex {
  readonly kind: 'complex';
  readonly re: Rat;
  readonly im: Rat;
}

export type Obj = Var | Const | TypeName | FuncObj | PkgName | Builtin | Nil;

export interface Var {
  readonly kind: 'Var';
  readonly name: string;
  type: Type;
  readonly pos: number;
  /** Where it lives as far as the source says; the lowering decides whether a local escapes. */
  readonly scope: 'package' | 'local' | 'param' | 'result';
  /** Package path of a package-level variable. */
  readonly pkg: string;
}
export interface Const {
  readonly kind: 'Const';
  readonly name: string;
  type: Type;
  value: ConstValue;
}
export interface TypeName {
  readonly kind: 'TypeName';
  readonly name: string;
  type: Type;
  /** A type parameter's name, bound to its argument in an instance. */
  readonly isBound?: boolean;
}
export interface FuncObj {
  readonly kind: 'Func';
  readonly name: string;
  readonly pkg: string;
  readonly symbol: string;
  type: Func;
  /** Of a generic function. */
  readonly generic?: Generic;
}
export interface PkgName {
  readonly kind: 'PkgName';
  readonly name: string;
  readonly path: string;
}
export interface Builtin {
  readonly kind: 'Builtin';
  readonly name: string;
}
export interface Nil {
  readonly kind: 'Nil';
}

export interface Selection {
  readonly kind: 'field' | 'method' | 'methodExpr';
  /** Fields to walk from the operand's type, embedded ones first; the last is the field itself (absent for a method's own step). */
  readonly path: readonly {
    readonly index: number /** a pointer is followed before this field */;
    readonly deref: boolean;
  }[];
  /** For a method: its linker symbol (absent: called through an interface) and whether the receiver must be addressed or followed. */
  readonly method?: MemberName & {
    readonly symbol: string | undefined;
    readonly pointerReceiver: boolean;
    readonly instance?: Instance;
  };
  readonly type: Type;
}

/** A checked package: what `lower` takes. */
export interface CheckedPackage {
  readonly path: string;
  readonly name: string;
  readonly files: readonly ast.File[];
  readonly info: Info;
  /** Package-level names. */
  readonly scope: { readonly get: (name: string) => Obj | undefined };
  readonly imports: readonly string[];
  /** Package variables in initialisation order. */
  readonly initOrder: readonly ast.VarDecl[];
  /** Types declared in functions, by file and position (Named.local). */
  readonly localTypes: ReadonlyMap<string, number>;
  /** What a generic declaration means with type arguments. */
  readonly instance: (instance: Instance) => CheckedInstance;
}
