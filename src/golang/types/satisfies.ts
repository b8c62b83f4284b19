import { incomparable, isStrictlyComparable, under } from './basic';
import type { Checker } from './checker';
import { identical } from './identical';
import { missingCause } from './missing-method';
import { subst, type Substitution } from './subst';
import { isAmong, typeSet } from './type-set';
import type { Interface, Term, Type, TypeParam } from './type';

/** Why a type may not stand for a type parameter, in the compiler's words; undefined: it may. */
export function unsatisfied(c: Checker, type: Type, constraint: Type): string | undefined {
  const t = under(constraint);
  if (t.kind !== 'Interface') return undefined;
  const what = `${c.typeString(type)} does not satisfy ${c.typeString(constraint)}`;
  const cause = causeOf(c, type, t, constraint);
  if (cause === undefined) return undefined;
  return cause === '' ? what : `${what} ${cause}`;
}

function causeOf(c: Checker, type: Type, t: Interface, constraint: Type): string | undefined {
  const wanted = typeSet(t);
  if (wanted.terms?.length === 0) return '(empty type set)';
  const missing = missingCause(c, type, t);
  if (missing !== '') return missing;
  if (wanted.comparable && !isComparable(type)) return '';
  if (wanted.terms === undefined) return undefined;
  return missingTerm(c, type, wanted.terms, constraint);
}

/** Since Go 1.20 interfaces are comparable here, although comparing them may panic. */
function isComparable(type: Type): boolean {
  if (under(type).kind === 'TypeParam') return isStrictlyComparable(type);
  return incomparable(type) === undefined;
}

function missingTerm(
  c: Checker,
  type: Type,
  terms: readonly Term[],
  constraint: Type,
): string | undefined {
  const u = under(type);
  if (u.kind === 'TypeParam' || u.kind === 'Interface') {
    const set = typeSet(u.kind === 'TypeParam' ? u.constraint : u);
    if (set.terms === undefined) return '';
    const lost = set.terms.find(
      (term) =>
        !terms.some(
          (other) =>
            (identical(other.type, term.type) && (other.tilde || !term.tilde)) ||
            (other.tilde && identical(other.type, under(term.type))),
        ),
    );
    return lost === undefined ? undefined : '';
  }
  if (isAmong(type, terms)) return undefined;
  const close = terms.find((term) => !term.tilde && identical(term.type, under(type)));
  if (close !== undefined) {
    return `(possibly missing ~ for ${c.typeString(close.type)} in ${c.typeString(constraint)})`;
  }
  return `(${c.typeString(type)} missing in ${termList(c, terms)})`;
}

function termList(c: Checker, terms: readonly Term[]): string {
  return terms.map((term) => (term.tilde ? '~' : '') + c.typeString(term.type)).join(' | ');
}

/** The first type argument that does not satisfy its constraint, and why. */
export function firstUnsatisfied(
  c: Checker,
  typeParams: readonly TypeParam[],
  typeArgs: readonly Type[],
  map: Substitution,
): { readonly index: number; readonly message: string } | undefined {
  for (const [index, param] of typeParams.entries()) {
    const arg = typeArgs[index];
    if (arg === undefined) continue;
    const message = unsatisfied(c, arg, subst(param.constraint, map));
    if (message !== undefined) return { index, message };
  }
  return undefined;
}
