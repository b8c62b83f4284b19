import type { MemberName } from './type';

/** Names of other packages are visible when they begin with a capital letter; our library shares its own. */
export function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/** The name of a field or a method that a package declares. */
export function memberName(name: string, pkg: string): MemberName {
  return isExported(name) ? { name } : { name, pkg };
}

/** Nothing but the name. */
export function memberOf({ name, pkg }: MemberName): MemberName {
  return pkg === undefined ? { name } : { name, pkg };
}

export function sameMember(a: MemberName, b: MemberName): boolean {
  return a.name === b.name && a.pkg === b.pkg;
}

/** In the order of names, then of packages. */
export function byMember(a: MemberName, b: MemberName): number {
  return compare(a.name, b.name) || compare(a.pkg ?? '', b.pkg ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of another package's own names only one is told that begins otherwise and is the same from there on. */
export function isLikely(other: MemberName, name: string): boolean {
  return other.name.slice(1) === name.slice(1);
}
