import { under } from './basic';
import { type Found, lookupFieldOrMethod } from './lookup';
import type { Func, Named, Type } from './type';

/** A method that values of a type have, by embedding perhaps. */
export interface MethodOfType {
  readonly name: string;
  readonly type: Func;
  readonly found: Exclude<Found, { kind: 'field' }>;
}

/** The method set of a type (Go spec: Method sets), in the order of names. */
export function methodSet(T: Type): readonly MethodOfType[] {
  return methodNames(T).flatMap((name) => methodOf(T, name) ?? []);
}

/** Names of the methods of a type and of what is embedded in it, in order; which of them count is for the lookup to say. */
export function methodNames(T: Type): readonly string[] {
  const names = new Set<string>();
  collect(T, names, new Set());
  return [...names].sort(byName);
}

/** Method `name` if values of T have it. */
export function methodOf(T: Type, name: string): MethodOfType | undefined {
  const found = lookupFieldOrMethod(T, name);
  if (found === undefined || found === 'ambiguous' || found.kind === 'field') return undefined;
  if (found.kind === 'interface') return { name, type: found.type, found };
  if (found.method.pointerReceiver && !found.indirect) return undefined;
  return { name, type: found.method.type, found };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function collect(T: Type, names: Set<string>, seen: Set<Named>): void {
  const type = T.kind === 'Pointer' ? T.elem : T;
  if (type.kind === 'Named') {
    if (seen.has(type)) return;
    seen.add(type);
    for (const method of type.methods) names.add(method.name);
  }
  const t = under(type);
  if (t.kind === 'Interface') for (const method of t.methods) names.add(method.name);
  if (t.kind !== 'Struct') return;
  for (const field of t.fields) if (field.embedded) collect(field.type, names, seen);
}
