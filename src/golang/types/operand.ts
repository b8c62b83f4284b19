import type * as ast from '../syntax/ast';
import { INVALID, isInvalid, isUntyped, isUntypedNil } from './basic';
import { constText } from './const-text';
import { exprText } from './expr-text';
import type { ConstValue, FuncObj, TypeAndValue } from './info';
import { typeString } from './type-string';
import type { Type, TypeParam } from './type';

/** What checking an expression found: how it may be used, its type, and its value if it is constant. */
export interface Operand {
  readonly mode: TypeAndValue['mode'] | 'invalid';
  readonly type: Type;
  readonly value?: ConstValue;
  readonly expr: ast.Expr;
  /** Name of a builtin: `append`, `unsafe.Sizeof`. */
  readonly builtin?: string;
  /** A generic function that lacks type arguments. */
  readonly generic?: GenericUse;
}

export interface GenericUse {
  readonly obj: FuncObj;
  /** Its name where it is used. */
  readonly ident: ast.Ident;
  /** The first type arguments, as far as they are written. */
  readonly given: readonly Type[];
  /** Where they are written. */
  readonly indices: readonly ast.Expr[];
  readonly open: readonly TypeParam[];
}

/** An error has been reported; whoever uses this says nothing more. */
export function invalid(expr: ast.Expr): Operand {
  return { mode: 'invalid', type: INVALID, expr };
}

export function valueOf(expr: ast.Expr, type: Type): Operand {
  return { mode: 'value', type, expr };
}

export function constant(expr: ast.Expr, type: Type, value: ConstValue): Operand {
  return { mode: 'constant', type, value, expr };
}

/** What messages add where a type parameter's type matters. */
function constrainedBy(type: Type, local: string): string {
  if (type.kind !== 'TypeParam') return '';
  return ` constrained by ${typeString(type.constraint, local)}`;
}

const MODE_WORDS: Readonly<Record<Operand['mode'], string>> = {
  invalid: 'invalid operand',
  value: 'value',
  variable: 'variable',
  mapindex: 'map index expression',
  commaok: 'comma, ok expression',
  constant: 'constant',
  type: 'type',
  builtin: 'built-in',
  novalue: 'no value',
  nil: 'nil',
};

/** As messages describe an operand: `x (variable of type int)`, `300 (untyped int constant)`. */
export function describe(x: Operand, local: string): string {
  const text = exprText(x.expr);
  if (isUntypedNil(x.type)) return 'nil';
  const typed = x.mode !== 'novalue' && x.mode !== 'builtin' && x.mode !== 'type';
  let words = MODE_WORDS[x.mode];
  if (typed && isUntyped(x.type)) words = `${typeString(x.type)} ${words}`;
  if (x.mode === 'constant' && x.value !== undefined) {
    const value = constText(x.value);
    if (value !== text) words += ` ${value}`;
  }
  if (typed && !isUntyped(x.type)) {
    words += isInvalid(x.type)
      ? ' with invalid type'
      : ` of type ${typeString(x.type, local)}${constrainedBy(x.type, local)}`;
  }
  return `${text} (${words})`;
}
