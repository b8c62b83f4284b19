import { under } from './basic';
import { type Found, lookupFieldOrMethod } from './lookup';
import { byMember, memberName, memberOf } from './member-name';
import { memberKey } from './type-key';
import type { Func, MemberName, Named, Type } from './type';

/** A method that values of a type have, by embedding perhaps. */
export interface MethodOfType extends MemberName {
  readonly type: Func;
  readonly found: Exclude<Found, { kind: 'field' }>;
}

/** The method set of a type (Go spec: Method sets), in the order of names. */
export function methodSet(T: Type): readonly MethodOfType[] {
  return methodNames(T).flatMap((method) => methodOf(T, method) ?? []);
}

/** Names of the methods of a type and of what is embedded in it, in order; which of them count is for the lookup to say. */
export function methodNames(T: Type): readonly MemberName[] {
  const names = new Map<string, MemberName>();
  collect(T, names, new Set());
  return [...names.values()].sort(byMember);
}

/** A method if values of T have it. */
export function methodOf(T: Type, wanted: MemberName): MethodOfType | undefined {
  const found = lookupFieldOrMethod(T, wanted.name, wanted.pkg);
  if (found === undefined || found === 'ambiguous' || found.kind === 'field') return undefined;
  const member = memberOf(wanted);
  if (found.kind === 'interface') return { ...member, type: found.type, found };
  if (found.method.pointerReceiver && !found.indirect) return undefined;
  return { ...member, type: found.method.type, found };
}

function collect(T: Type, names: Map<string, MemberName>, seen: Set<Named>): void {
  const add = (member: MemberName): void => void names.set(memberKey(member), member);
  const type = T.kind === 'Pointer' ? T.elem : T;
  if (type.kind === 'Named') {
    if (seen.has(type)) return;
    seen.add(type);
    for (const { name } of type.methods) add(memberName(name, type.pkg));
  }
  const t = under(type);
  if (t.kind === 'Interface') for (const method of t.methods) add(memberOf(method));
  if (t.kind !== 'Struct') return;
  for (const field of t.fields) if (field.embedded) collect(field.type, names, seen);
}
