import type * as ast from '../syntax/ast';
import { under } from './basic';
import type { Checker } from './checker';
import { constraintOnly, unionOf } from './constraints';
import { identical } from './identical';
import { byMember, memberName, sameMember } from './member-name';
import type { Interface, InterfaceMethod, MemberName, Type, Union } from './type';
import { memberKey } from './type-key';
import { isUnfinished } from './unfinished';

/** Interfaces that embed one whose declaration is still being read: they get its methods when that is done. */
const pending = new WeakMap<Interface, () => void>();
/** What stands alone among an interface's elements, to find those that embed themselves. */
const embedded = new WeakMap<Interface, readonly Type[]>();

export function embeddedIn(type: Interface): readonly Type[] {
  return embedded.get(type) ?? [];
}

interface Parts {
  readonly methods: InterfaceMethod[];
  readonly embeds: Union[];
}

export function interfaceType(c: Checker, e: ast.InterfaceType): Type {
  const parts: Parts = { methods: declaredMethods(c, e), embeds: [] };
  const unions = e.embeds.map((embed) => unionOf(c, embed));
  const type: Interface = { kind: 'Interface', ...parts };
  const alone = unions.flatMap((union) => aloneIn(union) ?? []);
  embedded.set(type, alone);
  const complete = (): void => {
    pending.delete(type);
    for (const each of alone) finish(each);
    unions.forEach((union, i) => {
      const embed = e.embeds[i];
      if (union !== undefined && embed !== undefined) addEmbed(c, e, type, parts, embed, union);
    });
    parts.methods.sort(byMember);
  };
  if (alone.some(isPending)) {
    pending.set(type, complete);
    c.delay(() => pending.get(type)?.());
  } else complete();
  return type;
}

function declaredMethods(c: Checker, e: ast.InterfaceType): Parts['methods'] {
  const methods: Parts['methods'] = [];
  const first = new Map<string, ast.Field>();
  for (const method of e.methods) {
    const [name] = method.names;
    if (name === undefined || method.type.kind !== 'FuncType') continue;
    const type = c.rules.signature(c, method.type);
    const other = first.get(name.name) ?? method;
    first.set(name.name, other);
    if (name.name === '_') c.error(name, 'methods must have a unique non-blank name');
    else if (other !== method) duplicateMethod(c, name, name.name, other.pos);
    else methods.push({ ...memberName(name.name, c.path), type });
  }
  return methods;
}

/** The type of an element that is one type. */
function aloneIn(union: Union | undefined): Type | undefined {
  const [only, second] = union?.terms ?? [];
  return only === undefined || second !== undefined || only.tilde ? undefined : only.type;
}

function isPending(type: Type): boolean {
  if (type.kind === 'Named' && isUnfinished(type)) return true;
  const t = under(type);
  return t.kind === 'Interface' && pending.has(t);
}

function finish(type: Type): void {
  const t = under(type);
  if (t.kind === 'Interface') pending.get(t)?.();
}

function addEmbed(
  c: Checker,
  e: ast.InterfaceType,
  outer: Interface,
  { methods, embeds }: Parts,
  embed: ast.Expr,
  union: Union,
): void {
  const type = aloneIn(union);
  const inner = type && under(type);
  if (inner?.kind !== 'Interface') {
    embeds.push(union);
    return;
  }
  if (refusesEmbed(c, embed, outer, inner)) return;
  const known = new Map(methods.map((method) => [memberKey(method), method]));
  for (const method of inner.methods) {
    const other = known.get(memberKey(method));
    if (other === undefined) methods.push(method);
    else if (!identical(other.type, method.type)) {
      const at = e.embeds.find((each) => hasMethod(c, each, method));
      duplicateMethod(c, embed, method.name, at?.pos ?? e.pos);
    }
  }
  if (constraintOnly(inner) !== undefined) embeds.push(union);
}

/** A chain in which each interface embeds the one before it has more methods than memory holds. */
const MOST_EMBEDDED = 1000;

/** Interfaces whose methods were too many, and those that embed them. */
const tooLarge = new WeakSet<Interface>();

function refusesEmbed(c: Checker, embed: ast.Expr, outer: Interface, inner: Interface): boolean {
  if (!tooLarge.has(inner)) {
    if (inner.methods.length <= MOST_EMBEDDED) return false;
    c.unsupported(embed, 'embedded interfaces of this many methods');
  }
  tooLarge.add(outer);
  return true;
}

function hasMethod(c: Checker, embed: ast.Expr, wanted: MemberName): boolean {
  const type = c.info.types.get(embed)?.type;
  const t = type && under(type);
  return t?.kind === 'Interface' && t.methods.some((method) => sameMember(method, wanted));
}

function duplicateMethod(c: Checker, at: ast.Node, name: string, other: number): void {
  const there = `${c.place(other)}: other declaration of method ${name}`;
  c.error(at, `duplicate method ${name}\n\t${there}`);
}
