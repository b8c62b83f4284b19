import { isInterface, under } from './basic';
import type { Checker } from './checker';
import { identical } from './identical';
import { type Found, lookupFieldOrMethod, isBehindPointer, lookupFolded, nameOf } from './lookup';
import type { Func, Interface, InterfaceMethod, Type } from './type';

/** `(missing method M)`: why a type does not implement an interface, as far as its methods are to blame. */
export function missingCause(c: Checker, V: Type, T: Interface): string {
  if (T.methods.length > 0 && isPointerToInterface(V)) return pointerToInterface(c, V);
  for (const method of T.methods) {
    const cause = causeOf(c, V, method);
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

function causeOf(c: Checker, V: Type, wanted: InterfaceMethod): string | undefined {
  const { name, pkg, type: want } = wanted;
  const found = lookupFieldOrMethod(V, name, pkg);
  const type = c.typeString(V);
  if (found === 'ambiguous') return `(ambiguous selector ${type}.${name})`;
  if (found === undefined) return notFound(c, V, wanted);
  if (found.kind === 'field') return `(${type}.${name} is a field, not a method)`;
  if (isBehindPointer(found)) return `(method ${name} has pointer receiver)`;
  const have = typeOf(found);
  if (identical(have, want)) return undefined;
  return `(wrong type for method ${name})${haveAndWant(c, name, have, name, want)}`;
}

function typeOf(found: Exclude<Found, { kind: 'field' }>): Func {
  return found.kind === 'method' ? found.method.type : found.type;
}

/** A method of that name but for its package, or for upper and lower case, is likely the one that was meant. */
function notFound(c: Checker, V: Type, { name, type: want }: InterfaceMethod): string {
  const missing = `(missing method ${name})`;
  const other = isInterface(V) ? undefined : lookupFolded(V, name);
  if (other === undefined || other.kind === 'field' || isBehindPointer(other)) return missing;
  const found = nameOf(other);
  if (found.name === name) return `(unexported method ${name})`;
  return missing + haveAndWant(c, found.name, typeOf(other), name, want);
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
