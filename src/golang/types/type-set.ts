import { identical } from './identical';
import type { Interface, Named, Term, Type, Union } from './type';

/** The types that satisfy an interface, as far as its elements restrict them. */
export interface TypeSet {
  /** Undefined: any type (that has the methods). No term's type is an interface. */
  readonly terms: readonly Term[] | undefined;
  /** Only types whose comparison never panics. */
  readonly comparable: boolean;
}

const ALL: TypeSet = { terms: undefined, comparable: false };

/** What an interface's elements say together. A constraint that is no interface restricts nothing. */
export function typeSet(constraint: Type): TypeSet {
  const t = declared(constraint);
  return t.kind === 'Interface' ? setOf(t, new Set()) : ALL;
}

function setOf(t: Interface, open: Set<Interface>): TypeSet {
  if (open.has(t)) return ALL;
  open.add(t);
  let set: TypeSet = { terms: undefined, comparable: t.comparable ?? false };
  for (const element of t.embeds ?? []) set = intersect(set, unionSet(element, open));
  open.delete(t);
  return set;
}

function unionSet({ terms }: Union, open: Set<Interface>): TypeSet {
  const [only] = terms;
  const single = only === undefined ? undefined : declared(only.type);
  if (terms.length === 1 && single?.kind === 'Interface') return setOf(single, open);
  const all: Term[] = [];
  for (const term of terms) {
    const t = declared(term.type);
    if (t.kind !== 'Interface') all.push(term);
    else {
      const inner = setOf(t, open).terms;
      // A union with an interface of all types has all types.
      if (inner === undefined) return ALL;
      all.push(...inner);
    }
  }
  return { terms: all, comparable: false };
}

function intersect(a: TypeSet, b: TypeSet): TypeSet {
  const comparable = a.comparable || b.comparable;
  if (a.terms === undefined) return { terms: b.terms, comparable };
  if (b.terms === undefined) return { terms: a.terms, comparable };
  const others = b.terms;
  const terms = a.terms.flatMap((x) =>
    others.flatMap((y): Term[] => {
      if (includes(x, y)) return [y];
      return includes(y, x) ? [x] : [];
    }),
  );
  return { terms, comparable };
}

/** Whether all types of term y are types of term x. */
function includes(x: Term, y: Term): boolean {
  if (identical(x.type, y.type)) return x.tilde || !y.tilde;
  return x.tilde && !y.tilde && identical(declared(x.type), declared(y.type));
}

/** Whether a type that is no interface is among the terms. */
export function isAmong(type: Type, terms: readonly Term[]): boolean {
  return terms.some((term) => includes(term, { tilde: false, type }));
}

/** `under`, which is made of this. */
function declared(type: Type): Exclude<Type, Named> {
  return type.kind === 'Named' ? type.underlying : type;
}

/** The underlying type that all types of a type parameter share, or that of any other type. */
export function coreType(type: Type): Exclude<Type, Named> | undefined {
  const t = declared(type);
  if (t.kind !== 'TypeParam') return t;
  const { terms } = typeSet(t.constraint);
  const [first, ...others] = terms ?? [];
  if (first === undefined) return undefined;
  let core = declared(first.type);
  for (const { type: other } of others) {
    const u = declared(other);
    if (identical(u, core)) continue;
    // Channels of one element type share the direction that is narrower.
    if (u.kind !== 'Chan' || core.kind !== 'Chan' || !identical(u.elem, core.elem))
      return undefined;
    if (core.dir === 'both') core = u;
    else if (u.dir !== 'both') return undefined;
  }
  return core;
}

/** What operations look at: the core type, or the type parameter itself where it has none. */
export function structure(type: Type): Exclude<Type, Named> {
  return coreType(type) ?? declared(type);
}

/** Whether it holds for the type, or for each type that may stand for a type parameter. */
export function everyType(type: Type, test: (type: Type) => boolean): boolean {
  const t = declared(type);
  if (t.kind !== 'TypeParam') return test(type);
  const { terms } = typeSet(t.constraint);
  return terms !== undefined && terms.length > 0 && terms.every((term) => test(term.type));
}
