/**
 * The syntax tree of one Go file, in the words of the Go specification.
 *
 * Positions are UTF-16 offsets into the file's text; `sourceFile.position` turns one into a line and
 * a column. Every node keeps `pos` (first character) and `end` (one past the last). What an expression
 * means (its type, its constant value, what an identifier refers to) is not here: the checker keeps it in
 * `Info` (../types/info.ts), so that the tree is a fact about the text alone.
 */

export interface Node {
  readonly pos: number;
  readonly end: number;
}

export interface File extends Node {
  readonly kind: 'File';
  readonly source: SourceFile;
  readonly packageName: Ident;
  readonly imports: readonly ImportSpec[];
  readonly decls: readonly Decl[];
}

export interface SourceFile {
  /** As diagnostics and tracebacks show it: `main.go`, `runtime/map_fast64.go`. */
  readonly name: string;
  readonly text: string;
  /** `//hmapscope:…` and `//go:…` lines directly above a declaration are its directives. */
}

// ---- declarations

export type Decl = FuncDecl | VarDecl | ConstDecl | TypeDecl;

export interface ImportSpec extends Node {
  readonly kind: 'ImportSpec';
  readonly name: Ident | undefined;
  readonly path: string;
}

export interface FuncDecl extends Node {
  readonly kind: 'FuncDecl';
  readonly name: Ident;
  readonly recv: Field | undefined;
  readonly typeParams: readonly Field[];
  readonly type: FuncType;
  /** Absent: an intrinsic of the emitter (only in goroot). */
  readonly body: Block | undefined;
  /** `hmapscope:atomic`, `go:nosplit` … without the slashes. */
  readonly directives: readonly string[];
}

/** One `name, name T = value, value` of a var declaration; `:=` is AssignStmt with `define`. */
export interface VarDecl extends Node {
  readonly kind: 'VarDecl';
  readonly names: readonly Ident[];
  readonly type: Expr | undefined;
  readonly values: readonly Expr[];
  readonly directives: readonly string[];
}

/** One line of a const declaration; `type` and `values` are the inherited ones where it had none. */
export interface ConstDecl extends Node {
  readonly kind: 'ConstDecl';
  readonly names: readonly Ident[];
  readonly type: Expr | undefined;
  readonly values: readonly Expr[];
  readonly iota: number;
}

export interface TypeDecl extends Node {
  readonly kind: 'TypeDecl';
  readonly name: Ident;
  readonly typeParams: readonly Field[];
  readonly alias: boolean;
  readonly type: Expr;
  readonly directives: readonly string[];
}

/** A parameter, result, receiver, struct field or embedded type: `a, b T`; no names: anonymous. */
export interface Field extends Node {
  readonly kind: 'Field';
  readonly names: readonly Ident[];
  readonly type: Expr;
  readonly embedded: boolean;
  readonly tag: string | undefined;
}

// ---- expressions (types are expressions too, as in Go's grammar)

export type Expr =
  | Ident
  | BasicLit
  | CompositeLit
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | KeyValueExpr
  | ArrayType
  | MapType
  | ChanType
  | StructType
  | InterfaceType
  | FuncType
  | Ellipsis
  | BadExpr;

export interface Ident extends Node {
  readonly kind: 'Ident';
  readonly name: string;
}
export interface BasicLit extends Node {
  readonly kind: 'BasicLit';
  readonly lit: 'int' | 'float' | 'imaginary' | 'rune' | 'string';
  /** As written, quotes and prefixes included. */
  readonly text: string;
}
export interface CompositeLit extends Node {
  readonly kind: 'CompositeLit';
  /** Absent where the element type is implied by the enclosing literal. */
  readonly type: Expr | undefined;
  /** KeyValueExpr where written `key: value`. */
  readonly elems: readonly Expr[];
}
export interface FuncLit extends Node {
  readonly kind: 'FuncLit';
  readonly type: FuncType;
  readonly body: Block;
}
export interface ParenExpr extends Node {
  readonly kind: 'ParenExpr';
  readonly x: Expr;
}
export interface SelectorExpr extends Node {
  readonly kind: 'SelectorExpr';
  readonly x: Expr;
  readonly sel: Ident;
}
/** `x[i]`, or an instantiation `F[T, U]` (then several indices may stand). */
export interface IndexExpr extends Node {
  readonly kind: 'IndexExpr';
  readonly x: Expr;
  readonly indices: readonly Expr[];
}
export interface SliceExpr extends Node {
  readonly kind: 'SliceExpr';
  readonly x: Expr;
  readonly low: Expr | undefined;
  readonly high: Expr | undefined;
  readonly max: Expr | undefined;
}
/** `x.(T)`; `type` absent: `x.(type)` of a type switch. */
export interface TypeAssertExpr extends Node {
  readonly kind: 'TypeAssertExpr';
  readonly x: Expr;
  readonly type: Expr | undefined;
}
/** A call or a conversion; the checker tells which. */
export interface CallExpr extends Node {
  readonly kind: 'CallExpr';
  readonly fun: Expr;
  readonly args: readonly Expr[];
  /** `f(xs...)`. */
  readonly spread: boolean;
}
export interface StarExpr extends Node {
  readonly kind: 'StarExpr';
  readonly x: Expr;
}
export interface UnaryExpr extends Node {
  readonly kind: 'UnaryExpr';
  readonly op: '+' | '-' | '!' | '^' | '&' | '<-' | '~';
  readonly x: Expr;
}
export interface BinaryExpr extends Node {
  readonly kind: 'BinaryExpr';
  readonly op: BinaryOp;
  readonly opPos: number;
  readonly x: Expr;
  readonly y: Expr;
}
export type BinaryOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^'
  | '&^'
  | '<<'
  | '>>'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||';
export interface KeyValueExpr extends Node {
  readonly kind: 'KeyValueExpr';
  readonly key: Expr;
  readonly value: Expr;
}

/** `[]T` (len absent), `[N]T`, `[...]T` (len is Ellipsis). */
export interface ArrayType extends Node {
  readonly kind: 'ArrayType';
  readonly len: Expr | undefined;
  readonly elem: Expr;
}
export interface MapType extends Node {
  readonly kind: 'MapType';
  readonly key: Expr;
  readonly elem: Expr;
}
export interface ChanType extends Node {
  readonly kind: 'ChanType';
  readonly dir: 'both' | 'send' | 'recv';
  readonly elem: Expr;
}
export interface StructType extends Node {
  readonly kind: 'StructType';
  readonly fields: readonly Field[];
}
export interface InterfaceType extends Node {
  readonly kind: 'InterfaceType';
  readonly methods: readonly Field[];
  readonly embeds: readonly Expr[];
}
export interface FuncType extends Node {
  readonly kind: 'FuncType';
  readonly params: readonly Field[];
  readonly results: readonly Field[];
}
/** `...T` of a last parameter, or the `...` of `[...]T` (elem absent). */
export interface Ellipsis extends Node {
  readonly kind: 'Ellipsis';
  readonly elem: Expr | undefined;
}
/** Where the parser recovered from an error that it has reported. */
export interface BadExpr extends Node {
  readonly kind: 'BadExpr';
}

// ---- statements

export type Stmt =
  | Block
  | ExprStmt
  | AssignStmt
  | IncDecStmt
  | DeclStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt
  | LabeledStmt
  | SendStmt
  | EmptyStmt
  | BadStmt;

export interface Block extends Node {
  readonly kind: 'Block';
  readonly stmts: readonly Stmt[];
}
export interface ExprStmt extends Node {
  readonly kind: 'ExprStmt';
  readonly x: Expr;
}
export interface AssignStmt extends Node {
  readonly kind: 'AssignStmt';
  readonly lhs: readonly Expr[];
  readonly rhs: readonly Expr[];
  /** `=`, `:=`, or the operator of `op=`. */
  readonly op: '=' | ':=' | Exclude<BinaryOp, '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||'>;
  readonly opPos: number;
}
export interface IncDecStmt extends Node {
  readonly kind: 'IncDecStmt';
  readonly x: Expr;
  readonly op: '++' | '--';
}
export interface DeclStmt extends Node {
  readonly kind: 'DeclStmt';
  readonly decls: readonly Decl[];
}
export interface GoStmt extends Node {
  readonly kind: 'GoStmt';
  readonly call: Expr;
}
export interface DeferStmt extends Node {
  readonly kind: 'DeferStmt';
  readonly call: Expr;
}
export interface ReturnStmt extends Node {
  readonly kind: 'ReturnStmt';
  readonly results: readonly Expr[];
}
export interface BranchStmt extends Node {
  readonly kind: 'BranchStmt';
  readonly tok: 'break' | 'continue' | 'goto' | 'fallthrough';
  readonly label: Ident | undefined;
}
export interface IfStmt extends Node {
  readonly kind: 'IfStmt';
  readonly init: Stmt | undefined;
  readonly cond: Expr;
  readonly then: Block;
  readonly else: IfStmt | Block | undefined;
}
export interface CaseClause extends Node {
  readonly kind: 'CaseClause';
  /** Empty and `isDefault`: `default:`. In a type switch these are types, or `nil`. */
  readonly exprs: readonly Expr[];
  readonly isDefault: boolean;
  readonly body: readonly Stmt[];
}
export interface SwitchStmt extends Node {
  readonly kind: 'SwitchStmt';
  readonly init: Stmt | undefined;
  readonly tag: Expr | undefined;
  readonly clauses: readonly CaseClause[];
}
export interface TypeSwitchStmt extends Node {
  readonly kind: 'TypeSwitchStmt';
  readonly init: Stmt | undefined;
  readonly bind: Ident | undefined;
  readonly x: Expr;
  readonly clauses: readonly CaseClause[];
}
export interface CommClause extends Node {
  readonly kind: 'CommClause';
  /** SendStmt, ExprStmt or AssignStmt of a receive; absent: `default:`. */
  readonly comm: Stmt | undefined;
  readonly body: readonly Stmt[];
}
export interface SelectStmt extends Node {
  readonly kind: 'SelectStmt';
  readonly clauses: readonly CommClause[];
}
export interface ForStmt extends Node {
  readonly kind: 'ForStmt';
  readonly init: Stmt | undefined;
  readonly cond: Expr | undefined;
  readonly post: Stmt | undefined;
  readonly body: Block;
}
export interface RangeStmt extends Node {
  readonly kind: 'RangeStmt';
  readonly key: Expr | undefined;
  readonly value: Expr | undefined;
  /** A third variable, which is one too many. */
  readonly extra: Expr | undefined;
  readonly define: boolean;
  readonly x: Expr;
  readonly body: Block;
}
export interface LabeledStmt extends Node {
  readonly kind: 'LabeledStmt';
  readonly label: Ident;
  readonly stmt: Stmt;
}
export interface SendStmt extends Node {
  readonly kind: 'SendStmt';
  readonly chan: Expr;
  readonly value: Expr;
}
export interface EmptyStmt extends Node {
  readonly kind: 'EmptyStmt';
}
export interface BadStmt extends Node {
  readonly kind: 'BadStmt';
}
