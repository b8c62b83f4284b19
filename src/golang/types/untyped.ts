import type * as ast from '../syntax/ast';
import { assignableTo, isEmptyInterface, missingMethod, unassignableTerms } from './assignability';
import {
  defaultType,
  isBoolean,
  isInteger,
  isInterface,
  isInvalid,
  isNumeric,
  isString,
  isUntyped,
  isUntypedNil,
  UNSAFE_POINTER,
  under,
} from './basic';
import type { Checker } from './checker';
import { representable, valueIn } from './const-numbers';
import { exprText } from './expr-text';
import type { ConstValue, TypeAndValue } from './info';
import { identical } from './identical';
import { isPointerToInterface, missingCause, pointerToInterface } from './missing-method';
import { invalid, type Operand } from './operand';
import type { Type } from './type';
import { everyType } from './type-set';

/** How untyped values (constants, comparisons, nil) take a type from their context. */

type Failure = 'overflow' | 'truncated' | 'mismatch';

const NUMERIC_ORDER = ['untyped int', 'untyped rune', 'untyped float', 'untyped complex'];

const CAUSES: Readonly<Record<Failure, string>> = {
  overflow: ' (overflows)',
  truncated: ' (truncated)',
  mismatch: '',
};

/** The type that x takes when a value of type `target` is wanted. */
function implicitType(x: Operand, target: Type): Type | Failure {
  if (isUntyped(target)) return commonUntyped(x.type, target);
  const t = under(target);
  if (t.kind === 'TypeParam') {
    const takes = (type: Type): boolean => typeof implicitType(x, type) !== 'string';
    return everyType(target, takes) ? target : 'mismatch';
  }
  if (isUntypedNil(x.type)) {
    if (t.kind === 'Basic') return identical(t, UNSAFE_POINTER) ? target : 'mismatch';
    return t.kind === 'Struct' || t.kind === 'Array' ? 'mismatch' : target;
  }
  if (t.kind === 'Interface') return isEmptyInterface(t) ? defaultType(x.type) : 'mismatch';
  if (t.kind !== 'Basic') return 'mismatch';
  const sameFamily = [isBoolean, isString, isNumeric].some((is) => is(x.type) && is(target));
  if (!sameFamily) return 'mismatch';
  if (x.value === undefined || representable(x.value, target)) return target;
  if (!isNumeric(target)) return 'mismatch';
  return isInteger(target) && !isInteger(x.type) ? 'truncated' : 'overflow';
}

function commonUntyped(a: Type, b: Type): Type | Failure {
  if (identical(a, b)) return a;
  if (a.kind !== 'Basic' || b.kind !== 'Basic') return 'mismatch';
  const i = NUMERIC_ORDER.indexOf(a.name);
  const j = NUMERIC_ORDER.indexOf(b.name);
  if (i < 0 || j < 0) return 'mismatch';
  return i > j ? a : b;
}

/** Gives an untyped x the type that the other operand of an operation has. */
export function convertUntyped(c: Checker, x: Operand, target: Type): Operand {
  if (x.mode === 'invalid' || !isUntyped(x.type) || isInvalid(target)) return x;
  const type = implicitType(x, target);
  if (type === 'overflow') {
    c.error(x.expr, `${c.describe(x)} overflows ${c.typeString(under(target))}`);
    return invalid(x.expr);
  }
  if (type === 'truncated') {
    c.error(x.expr, `${c.describe(x)} truncated to ${c.typeString(under(target))}`);
    return invalid(x.expr);
  }
  if (type === 'mismatch') {
    const wanted = c.typeString(isInterface(target) ? under(target) : target);
    c.error(x.expr, `cannot convert ${c.describe(x)} to type ${wanted}`);
    return invalid(x.expr);
  }
  return withType(c, x, type);
}

/** An untyped x that nothing else gives a type. */
export function withDefaultType(c: Checker, x: Operand): Operand {
  if (x.mode === 'invalid' || !isUntyped(x.type) || isUntypedNil(x.type)) return x;
  return convertUntyped(c, x, defaultType(x.type));
}

/** Settles the type of an untyped x, in the tree as well. */
export function withType(c: Checker, x: Operand, type: Type): Operand {
  if (x.type === type) return x;
  settle(c, x.expr, type);
  // A type parameter has no constants.
  if (type.kind === 'TypeParam' && x.mode !== 'nil') return { mode: 'value', type, expr: x.expr };
  return valued({ ...x, type });
}

/** The constant, if it is one, in the form of its type. */
function valued<T extends { readonly type: Type; readonly value?: ConstValue }>(x: T): T {
  const value = x.value === undefined ? undefined : valueIn(x.value, x.type);
  return value === undefined ? x : { ...x, value };
}

function settle(c: Checker, e: ast.Expr, type: Type): void {
  const known = c.info.types.get(e);
  if (known === undefined || !isUntyped(known.type)) return;
  if (known.value !== undefined && !isUntyped(type) && !isHeldBy(c, e, known, type)) return;
  c.info.types.set(e, valued({ ...known, type }));
  if (e.kind === 'ParenExpr') settle(c, e.x, type);
  // The operands of a constant never become values of their own.
  else if (known.value !== undefined) return;
  else if (e.kind === 'UnaryExpr') settle(c, e.x, type);
  else if (e.kind === 'BinaryExpr') {
    if (isComparison(e.op)) return;
    if (e.op === '<<' || e.op === '>>') {
      if (known.value === undefined && !isUntyped(type) && !isInteger(type)) {
        const operand = c.info.types.get(e.x);
        if (operand !== undefined && operand.mode !== 'type') {
          const x = `${exprText(e.x)} (type ${c.typeString(type)})`;
          c.error(e.x, `invalid operation: shifted operand ${x} must be integer`);
          return;
        }
      }
      settle(c, e.x, type);
    } else {
      settle(c, e.x, type);
      settle(c, e.y, type);
    }
  }
}

/** Of the 300 in `300 << s` nobody asked yet whether the type that the whole takes holds it. */
function isHeldBy(c: Checker, e: ast.Expr, known: TypeAndValue, type: Type): boolean {
  if (known.value === undefined || !isNumeric(type) || !isNumeric(known.type)) return true;
  const { value } = known;
  if (everyType(type, (each) => representable(value, each))) return true;
  const words = isInteger(type) && !isInteger(known.type) ? 'truncated to' : 'overflows';
  c.error(e, `${c.describe({ ...known, expr: e })} ${words} ${c.typeString(type)}`);
  return false;
}

export function isComparison(op: ast.BinaryExpr['op']): boolean {
  return ['==', '!=', '<', '<=', '>', '>='].includes(op);
}

/**
 * x as a value of type T, or of its own type where T is undefined. `context` words the message: `assignment`,
 * `argument to f`.
 */
export function assignment(c: Checker, x: Operand, T: Type | undefined, context: string): Operand {
  if (x.mode === 'invalid' || (T !== undefined && isInvalid(T))) return x;
  let value = x;
  if (isUntyped(x.type)) {
    if (T === undefined && isUntypedNil(x.type)) {
      c.error(x.expr, `use of untyped nil in ${context}`);
      return invalid(x.expr);
    }
    // What an interface holds has a type of its own.
    const isOpen = T === undefined || (isInterface(T) && !isUntypedNil(x.type));
    const target = isOpen ? defaultType(x.type) : T;
    const type = implicitType(x, target);
    if (type === 'overflow' || type === 'truncated' || type === 'mismatch') {
      const because = CAUSES[type];
      const wanted = c.typeString(target);
      c.error(x.expr, `cannot use ${c.describe(x)} as ${wanted} value in ${context}${because}`);
      return invalid(x.expr);
    }
    value = withType(c, x, type);
  }
  if (T === undefined || assignableTo(value.type, T)) return value;
  const message = `cannot use ${c.describe(value)} as ${c.typeString(T)} value in ${context}`;
  c.error(x.expr, message + (termCause(c, value.type, T) ?? interfaceCause(c, value.type, T)));
  return invalid(x.expr);
}

/** Which type of a type parameter stands against an assignment. */
function termCause(c: Checker, V: Type, T: Type): string | undefined {
  const terms = unassignableTerms(V, T);
  // Of its methods nothing is said.
  if (terms === undefined) return V.kind === 'TypeParam' ? '' : undefined;
  const inside = (term: Type, whole: Type): string =>
    term === whole ? c.typeString(term) : `${c.typeString(term)} (in ${c.typeString(whole)})`;
  const why = interfaceCause(c, terms.from, terms.to).replace(/^: /, '\n\t');
  return `: cannot assign ${inside(terms.from, V)} to ${inside(terms.to, T)}${why}`;
}

/** `: T does not implement I (missing method M)`. */
export function interfaceCause(c: Checker, V: Type, T: Type): string {
  const wanted = under(T);
  const isNot = (why: string): string =>
    `: ${c.typeString(V)} does not implement ${c.typeString(T)} ${why}`;
  if (isPointerToInterface(T)) return isNot(pointerToInterface(c, T));
  if (wanted.kind !== 'Interface') {
    if (!isInterface(V) || !isImplementedBy(V, T)) return '';
    return ': need type assertion';
  }
  return missingMethod(V, wanted) === undefined ? '' : isNot(missingCause(c, V, wanted));
}

function isImplementedBy(V: Type, T: Type): boolean {
  const wanted = under(V);
  return wanted.kind === 'Interface' && missingMethod(T, wanted) === undefined;
}
