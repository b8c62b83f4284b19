import { EMPTY_INTERFACE, hasNil, isInterface, isUntypedNil, under } from './basic';
import { identical } from './identical';
import { lookupFieldOrMethod } from './lookup';
import type { Interface, Type } from './type';
import { everyType, typeSet } from './type-set';

/** Whether a typed value of type V may be assigned to T (Go spec: Assignability). */
export function assignableTo(V: Type, T: Type): boolean {
  if (identical(V, T)) return true;
  if (isUntypedNil(V)) return hasNil(T);
  const Vu = under(V);
  const Tu = under(T);
  if (Tu.kind === 'Interface') return missingMethod(V, Tu) === undefined;
  if (V.kind === 'TypeParam' || T.kind === 'TypeParam') return assignableByTerms(V, T);
  const declared = V.kind === 'Named' && T.kind === 'Named';
  const isBasic = Vu.kind === 'Basic' || Tu.kind === 'Basic';
  if (!declared && !isBasic && identical(Vu, Tu)) return true;
  return (
    Vu.kind === 'Chan' &&
    Tu.kind === 'Chan' &&
    Vu.dir === 'both' &&
    identical(Vu.elem, Tu.elem) &&
    !declared
  );
}

/** What has no name can be assigned to and from a type parameter if that holds for each of its types. */
function assignableByTerms(V: Type, T: Type): boolean {
  if (T.kind === 'TypeParam') return !hasName(V) && everyType(T, (to) => assignableTo(V, to));
  return !hasName(T) && everyType(V, (from) => assignableTo(from, T));
}

/** The first type of a type parameter for which that does not hold, and what it stands against. */
export function unassignableTerms(V: Type, T: Type): { from: Type; to: Type } | undefined {
  const param = T.kind === 'TypeParam' ? T : V;
  if (param.kind !== 'TypeParam' || hasName(param === T ? V : T)) return undefined;
  const pairs = (typeSet(param.constraint).terms ?? []).map(({ type }) =>
    param === T ? { from: V, to: type } : { from: type, to: T },
  );
  return pairs.find(({ from, to }) => !assignableTo(from, to));
}

function hasName(type: Type): boolean {
  return ['Named', 'Basic', 'TypeParam'].includes(type.kind);
}

/** Why a value of type V is no T: the name of a method that it lacks. */
export function missingMethod(
  V: Type,
  T: Interface,
): { name: string; pointerReceiver: boolean } | undefined {
  for (const { name, pkg, type } of T.methods) {
    const found = lookupFieldOrMethod(V, name, pkg);
    if (found === undefined || found === 'ambiguous' || found.kind === 'field') {
      return { name, pointerReceiver: false };
    }
    if (found.kind === 'interface') {
      if (!identical(found.type, type)) return { name, pointerReceiver: false };
    } else if (!identical(found.method.type, type)) return { name, pointerReceiver: false };
    else if (found.method.pointerReceiver && !found.indirect)
      return { name, pointerReceiver: true };
  }
  return undefined;
}

/** Interfaces that any value satisfies. */
export function isEmptyInterface(type: Type): boolean {
  return isInterface(type) && identical(under(type), EMPTY_INTERFACE);
}
