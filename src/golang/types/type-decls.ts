import type * as ast from '../syntax/ast';
import { INVALID, isInvalid, under } from './basic';
import type { Checker } from './checker';
import type { TypeName } from './info';
import type { Named, Type } from './type';

/** Named types whose declaration is being read. */
const unfinished = new WeakSet<Named>();

/** The named type of a declaration, before its right side is read, so that it may refer to itself. */
export function newNamed(c: Checker, decl: ast.TypeDecl): Named {
  const named: Named = {
    kind: 'Named',
    pkg: c.path,
    name: decl.name.name,
    underlying: { kind: 'Struct', fields: [] },
    methods: [],
    directives: decl.directives,
  };
  unfinished.add(named);
  return named;
}

/** Reads the right side of a type declaration. */
export function completeType(c: Checker, decl: ast.TypeDecl, obj: TypeName): void {
  if (decl.typeParams.length > 0) {
    c.unsupported(decl.name, 'generics');
    obj.type = INVALID;
    return;
  }
  if (decl.alias) {
    obj.type = c.rules.type(c, decl.type);
    return;
  }
  const named = obj.type;
  if (named.kind !== 'Named') return;
  const type = c.rules.type(c, decl.type);
  if (type.kind === 'Named' && unfinished.has(type)) {
    named.underlying = INVALID;
    obj.type = INVALID;
    reportCycle(c, decl, type === named ? [named] : [type, named]);
  } else named.underlying = under(type);
  unfinished.delete(named);
  if (isInvalid(named.underlying)) obj.type = INVALID;
  else if (containsItself(named)) {
    c.error(decl.name, `invalid recursive type: ${named.name} refers to itself`);
    named.underlying = INVALID;
    obj.type = INVALID;
  }
}

function reportCycle(c: Checker, decl: ast.TypeDecl, cycle: readonly Named[]): void {
  const { name } = decl.name;
  if (cycle.length === 1) {
    c.error(decl.name, `invalid recursive type: ${name} refers to itself`);
    return;
  }
  const lines = [...cycle, cycle[0]].map((named, i) => {
    const obj = named === undefined ? undefined : c.packageScope.names.get(named.name);
    const at = obj === undefined ? c.place(decl.name.pos) : c.placeOf(obj);
    return `\n\t${at}: ${named?.name ?? name}${i < cycle.length ? ' refers to' : ''}`;
  });
  c.error(decl.name, `invalid recursive type ${name}${lines.join('')}`);
}

/** Whether a value of the type would hold a value of the type. */
function containsItself(named: Named): boolean {
  const seen = new Set<Type>();
  const holds = (type: Type): boolean => {
    if (type === named) return true;
    if (seen.has(type)) return false;
    seen.add(type);
    const t = under(type);
    if (t.kind === 'Array') return holds(t.elem);
    return t.kind === 'Struct' && t.fields.some((field) => holds(field.type));
  };
  const t = named.underlying;
  if (t.kind === 'Array') return holds(t.elem);
  return t.kind === 'Struct' && t.fields.some((field) => holds(field.type));
}
