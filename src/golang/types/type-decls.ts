import type * as ast from '../syntax/ast';
import { INVALID, isInvalid, under } from './basic';
import { embeddedIn } from './interface-types';
import { beginType, finishType, isUnfinished, waitFor } from './unfinished';
import { declareTypeParams, inTypeScope } from './type-params';
import type { Checker } from './checker';
import type { TypeName } from './info';
import type { Named, Type } from './type';

/** The named type of a declaration, before its right side is read, so that it may refer to itself. */
export function newNamed(c: Checker, decl: ast.TypeDecl): Named {
  const named: Named = {
    kind: 'Named',
    pkg: c.path,
    name: decl.name.name,
    underlying: { kind: 'Struct', fields: [] },
    methods: [],
    directives: decl.directives,
    // A library's path is told by its name alone.
    ...(c.path === 'main' && c.packageName !== 'main' && { pkgName: c.packageName }),
    ...localFacts(c, decl),
  };
  beginType(named, isTypeName(decl.type));
  c.places.set(named, { source: c.source, pos: decl.name.pos });
  return named;
}

/** A local type of a generic function is another one in each of its instances. */
function localFacts(c: Checker, decl: ast.TypeDecl): Pick<Named, 'local' | 'typeArgs'> {
  if (c.func === undefined) return {};
  const place = `${c.source.name}:${decl.pos}`;
  const local = c.localTypes.get(place) ?? c.localTypes.size + 1;
  c.localTypes.set(place, local);
  return c.typeArgs.length === 0 ? { local } : { local, typeArgs: c.typeArgs };
}

/** Reads the right side of a type declaration. */
export function completeType(c: Checker, decl: ast.TypeDecl, obj: TypeName): void {
  if (decl.alias) {
    if (decl.typeParams.length > 0) {
      c.error(decl.name, 'generic type alias requires GOEXPERIMENT=aliastypeparams');
      obj.type = INVALID;
      return;
    }
    obj.type = c.rules.type(c, decl.type);
    return;
  }
  const named = obj.type;
  if (named.kind !== 'Named') return;
  const { result: type } = inTypeScope(c, () => {
    declareTypeParams(c, decl.typeParams, (params) => {
      if (params.length > 0) named.typeParams = params;
    });
    return rightSide(c, decl.type);
  });
  // A path from B through A's parts back to B is in the source one from A to B, which is A.
  const waiting = (): void =>
    settleType(c, named, type, obj, (path) =>
      type.kind === 'Named' ? [type, ...path.slice(1), named] : path,
    );
  if (type.kind === 'Named' && type !== named && waitFor(type, waiting)) {
    // Who names this type waits as well.
    beginType(named, false);
  } else settleType(c, named, type, obj, (path) => path);
}

function isTypeName(e: ast.Expr): boolean {
  return e.kind === 'ParenExpr' ? isTypeName(e.x) : e.kind === 'Ident';
}

/** Gives a declared type what its right side is made of. */
function settleType(
  c: Checker,
  named: Named,
  type: Type,
  obj: TypeName,
  told: (path: Named[]) => Named[],
): void {
  // `type A B; type B A`: B's right side is A, which is still being read.
  if (type.kind === 'Named' && (type === named || isUnfinished(type))) {
    reportCycle(c, type === named ? [named] : [type, named]);
    named.underlying = INVALID;
  } else {
    named.underlying = under(type);
    const cycle = pathToItself(named);
    if (cycle !== undefined) {
      reportCycle(c, told(cycle));
      named.underlying = INVALID;
    }
  }
  if (isInvalid(named.underlying)) obj.type = INVALID;
  finishType(named);
}

function rightSide(c: Checker, e: ast.Expr): Type {
  const type = c.rules.constraint(c, e);
  if (type.kind !== 'TypeParam') return type;
  c.error(e, 'cannot use a type parameter as RHS in type declaration');
  return INVALID;
}

function reportCycle(c: Checker, cycle: readonly Named[]): void {
  const [first] = cycle;
  const place = first === undefined ? undefined : placeOf(c, first);
  if (first === undefined || place === undefined) return;
  const { source } = c;
  c.source = place.source;
  const at = { pos: place.pos, end: place.pos + first.name.length };
  if (cycle.length === 1) {
    c.error(at, `invalid recursive type: ${first.name} refers to itself`);
  } else {
    const lines = [...cycle, first].map((named, i) => {
      const refers = i < cycle.length ? ' refers to' : '';
      return `\n\t${where(c, named)}: ${named.name}${refers}`;
    });
    c.error(at, `invalid recursive type ${first.name}${lines.join('')}`);
  }
  c.source = source;
}

/** An instance stands where it is first written. */
function placeOf(c: Checker, named: Named): { source: ast.SourceFile; pos: number } | undefined {
  const known = c.places.get(named);
  if (known !== undefined || named.origin === undefined) return known;
  return c.instantiations.find((at) => at.typeParams === named.origin?.typeParams);
}

function where(c: Checker, named: Named): string {
  const place = placeOf(c, named);
  return place === undefined ? '-' : c.place(place.pos, place.source);
}

/** Types that hold nothing whose declaration was still being read: no path leads from them to a later one. */
const settled = new WeakSet<Type>();

/**
 * The named types through which a value of the type would hold a value of the type, or an interface would embed
 * itself; itself first.
 */
function pathToItself(named: Named): Named[] | undefined {
  const seen = new Set<Type>();
  const path = [named];
  let isSettled = named.typeParams === undefined;
  const search = (type: Type): Named[] | undefined => {
    const declared = type.kind === 'Named' ? (type.origin ?? type) : type;
    // An instance refers on from where it is written.
    if (declared === named)
      return type.kind !== 'Named' || type === named ? [...path] : [...path.slice(1), type];
    if (seen.has(declared) || settled.has(declared)) return undefined;
    seen.add(declared);
    if (type.kind !== 'Named') return searchInside(type);
    if (isUnfinished(type) || type.typeArgs !== undefined) isSettled = false;
    path.push(type);
    const found = searchInside(type);
    path.pop();
    return found;
  };
  const searchInside = (type: Type): Named[] | undefined => {
    const t = under(type);
    if (t.kind === 'Array') return search(t.elem);
    const parts = t.kind === 'Struct' ? t.fields.map((field) => field.type) : [];
    if (t.kind === 'Interface') parts.push(...embeddedIn(t));
    for (const part of parts) {
      const found = search(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = searchInside(named);
  if (found === undefined && isSettled) for (const type of [named, ...seen]) settled.add(type);
  return found;
}
