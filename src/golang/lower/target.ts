import type * as ast from '../syntax/ast';
import type { Var } from '../types/info';
import type { Type } from '../types/type';
import { assignable } from './assignable';
import type { Fn } from './fn';
import { type MapElement, heldElement, mapAssign, mapElement, mapTypeOf } from './map-ops';
import { store } from './memory';
import type { Place, Value } from './value';
import { declare } from './variable';

/** The left side of an assignment, its operands evaluated. */
export type Target =
  | { readonly kind: 'blank' }
  | { readonly kind: 'new'; readonly v: Var; readonly node: ast.Node }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'element'; readonly element: MapElement };

export function targetOf(fn: Fn, e: ast.Expr): Target {
  if (e.kind === 'ParenExpr') return targetOf(fn, e.x);
  if (e.kind === 'Ident') {
    if (e.name === '_') return { kind: 'blank' };
    const def = fn.info.defs.get(e);
    if (def?.kind === 'Var' && def.scope !== 'package') return { kind: 'new', v: def, node: e };
  }
  const type = e.kind === 'IndexExpr' ? mapTypeOf(fn, e.x) : undefined;
  if (e.kind === 'IndexExpr' && type) return { kind: 'element', element: mapElement(fn, e, type) };
  return { kind: 'place', place: fn.place(e) };
}

/** With several targets, assigning to one must not change where another one is. */
export function heldTarget(fn: Fn, target: Target): Target {
  switch (target.kind) {
    case 'blank':
    case 'new':
      return target;
    case 'element':
      return { kind: 'element', element: heldElement(fn, target.element) };
    case 'place':
      return { kind: 'place', place: heldPlace(fn, target.place) };
  }
}

function heldPlace(fn: Fn, place: Place): Place {
  if (place.kind !== 'mem') return place;
  const checks = place.checks.map((check) => ({
    ...check,
    index: fn.b.copy(check.index),
    length: fn.b.copy(check.length),
  }));
  const nilable = place.nilable === undefined ? undefined : fn.b.copy(place.nilable);
  return { ...place, addr: fn.b.copy(place.addr), nilable, checks };
}

export function typeOfTarget(target: Target): Type | undefined {
  switch (target.kind) {
    case 'blank':
      return undefined;
    case 'new':
      return target.v.type;
    case 'place':
      return target.place.type;
    case 'element':
      return target.element.type.elem;
  }
}

export function assign(fn: Fn, target: Target, value: Value, node: ast.Node): void {
  const type = typeOfTarget(target);
  const fitting = type ? assignable(fn, value, type, node) : value;
  switch (target.kind) {
    case 'blank':
      return;
    case 'new':
      declare(fn, target.v, fitting, target.node);
      return;
    case 'place':
      store(fn, target.place, fitting);
      return;
    case 'element':
      store(fn, mapAssign(fn, target.element), fitting);
      return;
  }
}
