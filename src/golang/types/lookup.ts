import { under } from './basic';
import type { Selection } from './info';
import { isExported, memberName } from './member-name';
import type { InterfaceMethod, MemberName, Method, Named, StructField, Type } from './type';

type Path = Selection['path'];

export type Found =
  | {
      readonly kind: 'field';
      readonly path: Path;
      readonly field: StructField;
      readonly indirect: boolean;
    }
  | {
      readonly kind: 'method';
      readonly path: Path;
      readonly method: Method;
      readonly named: Named;
      /** A pointer is followed on the way to the receiver, so it is addressable. */
      readonly indirect: boolean;
    }
  | ({ readonly kind: 'interface'; readonly path: Path } & InterfaceMethod);

/** The way to a place, its last step first: places share their beginnings. */
interface Way {
  readonly step: Path[number];
  readonly before: Way | undefined;
}

interface Place {
  readonly type: Type;
  readonly way: Way | undefined;
  readonly pointer: boolean;
  readonly indirect: boolean;
  /** The type is embedded more than once at this depth: whatever is found in it is ambiguous. */
  readonly several?: true;
}

/** Which field or method is looked for. */
interface Wanted {
  readonly matches: (member: MemberName) => boolean;
  readonly method: (named: Named) => Method | undefined;
}

/**
 * Field or method `name` of a value of type T, promoted ones included: breadth first through embedded fields, the
 * shallowest depth wins, and two at that depth are ambiguous (Go spec: Selectors). Of unexported names only those of
 * the package `from` count, or all when there is none.
 */
export function lookupFieldOrMethod(
  T: Type,
  name: string,
  from?: string,
): Found | 'ambiguous' | undefined {
  const isOpen = from === undefined || isExported(name);
  return lookup(T, {
    matches: (member) => member.name === name && (isOpen || member.pkg === from),
    method: (named) => (isOpen || named.pkg === from ? methodNamed(named, name) : undefined),
  });
}

/** What a person may have meant by a name that is not found: it may be another package's, or differ in upper and lower case. */
export function lookupFolded(T: Type, name: string): Found | undefined {
  const folded = name.toLowerCase();
  const matches = (member: { readonly name: string }): boolean =>
    member.name.toLowerCase() === folded;
  const found = lookup(T, { matches, method: ({ methods }) => methods.find(matches) });
  return found === 'ambiguous' ? undefined : found;
}

/** A method of pointers to what holds it, which a value does not have. */
export function isBehindPointer(found: Found): boolean {
  return found.kind === 'method' && found.method.pointerReceiver && !found.indirect;
}

export function nameOf(found: Found): MemberName {
  if (found.kind === 'field') return found.field;
  return found.kind === 'interface' ? found : memberName(found.method.name, found.named.pkg);
}

function lookup(T: Type, wanted: Wanted): Found | 'ambiguous' | undefined {
  let places: Place[] = [start(T)];
  const seen = new Set<Named>();
  while (places.length > 0) {
    const found: Found[] = [];
    const next: Place[] = [];
    for (const place of places) {
      const before = found.length;
      if (place.type.kind === 'Named') {
        if (seen.has(place.type)) continue;
        seen.add(place.type);
        const method = wanted.method(place.type);
        if (method !== undefined) {
          const { way, indirect } = place;
          found.push({ kind: 'method', path: pathOf(way), method, named: place.type, indirect });
          if (place.several) return 'ambiguous';
          continue;
        }
      }
      search(place, wanted, found, next);
      if (place.several && found.length > before) return 'ambiguous';
    }
    const [first, second] = found;
    if (second !== undefined) return 'ambiguous';
    if (first !== undefined) return first;
    places = merged(next);
  }
  return undefined;
}

/** Declared methods by name, of which there are more as declarations are read. */
const declared = new WeakMap<readonly Method[], Map<string, Method>>();

/** A type's own method. */
export function methodNamed({ methods }: Named, name: string): Method | undefined {
  const known = declared.get(methods) ?? new Map<string, Method>();
  declared.set(methods, known);
  for (const method of methods.slice(known.size)) known.set(method.name, method);
  return known.get(name);
}

/** Each declared type once, so that types that embed one another twice at every depth are not too many. */
function merged(places: readonly Place[]): Place[] {
  const first = new Map<Type, Place>();
  for (const place of places) {
    const same = first.get(place.type);
    first.set(place.type, same === undefined ? place : { ...same, several: true });
  }
  return [...first.values()];
}

function start(T: Type): Place {
  const pointer = under(T);
  // A declared pointer type has the fields, not the methods, of what it points to.
  if (pointer.kind !== 'Pointer')
    return { type: T, way: undefined, pointer: false, indirect: false };
  const elem = T.kind === 'Pointer' ? pointer.elem : under(pointer.elem);
  if (['Pointer', 'Interface', 'TypeParam'].includes(under(elem).kind)) {
    return { type: { kind: 'Tuple', types: [] }, way: undefined, pointer: true, indirect: true };
  }
  return { type: elem, way: undefined, pointer: true, indirect: true };
}

function search(place: Place, { matches }: Wanted, found: Found[], next: Place[]): void {
  const declared = under(place.type);
  // A type parameter has the methods that its constraint asks for, and no fields.
  const t = declared.kind === 'TypeParam' ? under(declared.constraint) : declared;
  if (t.kind === 'Interface') {
    const path = pathOf(place.way);
    for (const method of t.methods) {
      if (matches(method)) found.push({ kind: 'interface', path, ...method });
    }
    return;
  }
  if (t.kind !== 'Struct') return;
  const wayTo = (index: number): Way => ({
    step: { index, deref: place.pointer },
    before: place.way,
  });
  t.fields.forEach((field, index) => {
    if (field.name !== '_' && matches(field)) {
      const path = pathOf(wayTo(index));
      found.push({ kind: 'field', path, field, indirect: place.indirect });
    } else if (field.embedded) {
      const pointer = field.type.kind === 'Pointer';
      const type = field.type.kind === 'Pointer' ? field.type.elem : field.type;
      const several = place.several && { several: true as const };
      const indirect = place.indirect || pointer;
      next.push({ type, way: wayTo(index), pointer, indirect, ...several });
    }
  });
}

function pathOf(way: Way | undefined): Path {
  const path: Path[number][] = [];
  for (let at = way; at !== undefined; at = at.before) path.push(at.step);
  return path.reverse();
}
