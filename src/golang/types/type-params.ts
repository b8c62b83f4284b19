import type * as ast from '../syntax/ast';
import { EMPTY_INTERFACE, INVALID, isInvalid, under } from './basic';
import type { Checker } from './checker';
import { unionOf } from './constraints';
import { Scope } from './scope';
import type { Interface, Type, TypeParam } from './type';

/** Declares the type parameters of a declaration in the innermost block. They know one another's names. */
export function declareTypeParams(
  c: Checker,
  fields: readonly ast.Field[],
  /** Told of them before their constraints are read, which may need what is being declared. */
  announce: (params: TypeParam[]) => void = () => undefined,
): TypeParam[] {
  const params = fields.map((field) => field.names.map((name) => newTypeParam(c, name)));
  announce(params.flat());
  fields.forEach((field, i) => {
    const constraint = constraintType(c, field.type);
    for (const param of params[i] ?? []) param.constraint = constraint;
  });
  return params.flat();
}

/** A type parameter of that name, in the innermost block; what it may stand for is not known yet. */
export function newTypeParam(c: Checker, name: ast.Ident): TypeParam {
  const place = `${c.path}/${c.source.name}:${name.pos}`;
  const constraint: Type = EMPTY_INTERFACE;
  const type: TypeParam = { kind: 'TypeParam', name: name.name, place, constraint };
  const obj = { kind: 'TypeName', name: name.name, type } as const;
  c.info.defs.set(name, obj);
  c.declare(name, obj);
  c.places.set(type, { source: c.source, pos: name.pos });
  return type;
}

/** Runs in a block in which the type parameters are known, and returns that block. */
export function inTypeScope<T>(c: Checker, run: () => T): { result: T; scope: Scope } {
  const outer = c.scope;
  const scope = new Scope(outer, c.scope.order);
  c.scope = scope;
  const result = run();
  c.scope = outer;
  return { result, scope };
}

/** `any`, `~int | string`, `interface{ … }`: an interface in any case. */
function constraintType(c: Checker, e: ast.Expr): Type {
  const type = readConstraint(c, e);
  return isInvalid(type) ? EMPTY_INTERFACE : type;
}

function readConstraint(c: Checker, e: ast.Expr): Type {
  const union = unionOf(c, e);
  if (union === undefined) return INVALID;
  const [only] = union.terms;
  if (union.terms.length === 1 && only !== undefined && !only.tilde) {
    if (only.type.kind === 'TypeParam') {
      c.error(e, 'cannot use a type parameter as constraint');
      return INVALID;
    }
    if (under(only.type).kind === 'Interface') return only.type;
  }
  const implicit: Interface = { kind: 'Interface', methods: [], embeds: [union], implicit: true };
  return implicit;
}
