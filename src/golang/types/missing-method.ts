import { isInterface, under } from './basic';
import type { Checker } from './checker';
import { identical } from './identical';
import { type Found, lookupFieldOrMethod } from './lookup';
import { methodNames } from './method-set';
import type { Func, Interface, Type } from './type';

/** `(missing method M)`: why a type does not implement an interface, as far as its methods are to blame. */
export function missingCause(c: Checker, V: Type, T: Interface): string {
  if (T.methods.length > 0 && isPointerToInterface(V)) return pointerToInterface(c, V);
  for (const { name, type } of T.methods) {
    const cause = causeOf(c, V, name, type);
    if (cause !== undefined) return cause;
  }
  return '';
}

/** A pointer to an interface has none of its methods, and is mostly a mistake. */
export function pointerToInterface(c: Checker, type: Type): string {
  return `(type ${c.typeString(type)} is pointer to interface, not interface)`;
}

export function isPointerToInterface(type: Type): boolean {
  const t = under(type);
  return t.kind === 'Pointer' && isInterface(t.elem);
}

function causeOf(c: Checker, V: Type, name: string, want: Func): string | undefined {
  const found = lookupFieldOrMethod(V, name);
  const type = c.typeString(V);
  if (found === 'ambiguous') return `(ambiguous selector ${type}.${name})`;
  if (found === undefined) return `(missing method ${name})${otherCase(c, V, name, want)}`;
  if (found.kind === 'field') return `(${type}.${name} is a field, not a method)`;
  if (found.kind === 'method' && found.method.pointerReceiver && !found.indirect)
    return `(method ${name} has pointer receiver)`;
  const have = typeOf(found);
  if (identical(have, want)) return undefined;
  return `(wrong type for method ${name})${haveAndWant(c, name, have, name, want)}`;
}

function typeOf(found: Exclude<Found, { kind: 'field' }>): Func {
  return found.kind === 'method' ? found.method.type : found.type;
}

/** A method of that name but for upper and lower case is likely the one that was meant. */
function otherCase(c: Checker, V: Type, name: string, want: Func): string {
  const other = methodNames(V).find((n) => n.toLowerCase() === name.toLowerCase());
  const found = other === undefined ? undefined : lookupFieldOrMethod(V, other);
  if (other === undefined || found === undefined || found === 'ambiguous') return '';
  return found.kind === 'field' ? '' : haveAndWant(c, other, typeOf(found), name, want);
}

function haveAndWant(
  c: Checker,
  haveName: string,
  have: Func,
  wantName: string,
  want: Func,
): string {
  return `\n\t\thave ${signature(c, haveName, have)}\n\t\twant ${signature(c, wantName, want)}`;
}

/** `M(int) string`: without names of parameters. */
function signature(c: Checker, name: string, type: Func): string {
  const bare = (params: Func['params']): Func['params'] =>
    params.map((param) => ({ ...param, name: '' }));
  const text = c.typeString({ ...type, params: bare(type.params), results: bare(type.results) });
  return name + text.slice('func'.length);
}
