import { under } from './basic';
import { identical } from './identical';
import { lookupFieldOrMethod } from './lookup';
import { sameMember } from './member-name';
import { coreType } from './type-set';
import type { Func, Interface, Named, Type, TypeParam } from './type';

/** What is known of a type parameter; joined ones share it. */
interface Slot {
  type: Type | undefined;
}

/** Finds types for type parameters so that pairs of types become one (Go spec: Type unification). */
export class Unifier {
  private readonly slots = new Map<TypeParam, Slot>();

  constructor(typeParams: readonly TypeParam[]) {
    for (const param of typeParams) this.slots.set(param, { type: undefined });
  }

  at(param: TypeParam): Type | undefined {
    return this.slots.get(param)?.type;
  }

  set(param: TypeParam, type: Type): void {
    const slot = this.slots.get(param);
    if (slot !== undefined) slot.type = type;
  }

  /** Whether what is in question is one of the parameters looked for. */
  isOpen(type: Type): type is TypeParam {
    return type.kind === 'TypeParam' && this.slots.has(type);
  }

  /** `exact`: types must become identical; else x need only be assignable. */
  unify(x: Type, y: Type, exact: boolean): boolean {
    if (x === y) return true;
    if (this.isOpen(x)) return this.bind(x, y, exact);
    if (this.isOpen(y)) return this.bind(y, x, exact);
    if (!exact) {
      const inexact = this.inexact(x, y);
      if (inexact !== undefined) return inexact;
    }
    return this.structure(x, y);
  }

  private bind(param: TypeParam, type: Type, exact: boolean): boolean {
    const slot = this.slots.get(param);
    if (slot === undefined) return false;
    if (this.isOpen(type)) {
      const other = this.slots.get(type);
      if (other === undefined || other === slot) return true;
      if (slot.type !== undefined && other.type !== undefined) {
        return this.unify(slot.type, other.type, exact);
      }
      const known = slot.type ?? other.type;
      slot.type = known;
      for (const [p, s] of this.slots) if (s === other) this.slots.set(p, slot);
      return true;
    }
    if (slot.type === undefined) {
      slot.type = type;
      return true;
    }
    if (!this.unify(slot.type, type, exact)) return false;
    // A declared type is worth more than the literal under it, and a channel of both directions less.
    if (!exact && type.kind === 'Named' && slot.type.kind !== 'Named') slot.type = type;
    else if (!exact && slot.type.kind === 'Chan' && slot.type.dir === 'both') slot.type = type;
    return true;
  }

  /** Where assignability allows more than identity; undefined: nothing more here. */
  private inexact(x: Type, y: Type): boolean | undefined {
    // A type parameter that is not looked for stands for what lies under all its types.
    if (x.kind === 'TypeParam' || y.kind === 'TypeParam') {
      const [xc, yc] = [coreType(x), coreType(y)];
      if (xc !== undefined && yc !== undefined) return this.unify(xc, yc, false);
    }
    if (x.kind === 'Named' && isLiteral(y)) return this.methodsOr(under(x), y, x, y);
    if (y.kind === 'Named' && isLiteral(x)) return this.methodsOr(x, under(y), x, y);
    const xu = under(x);
    const yu = under(y);
    const [wanted, given] = xu.kind === 'Interface' ? [xu, y] : [yu, x];
    const sameOrigin = x.kind === 'Named' && y.kind === 'Named' && x.origin === y.origin;
    if (wanted.kind === 'Interface' && !(sameOrigin && x.origin !== undefined)) {
      if (under(given).kind !== 'Interface') return this.methods(wanted, given);
    }
    if (x.kind === 'Chan' && y.kind === 'Chan' && (x.dir === 'both' || y.dir === 'both')) {
      return this.unify(x.elem, y.elem, true);
    }
    return undefined;
  }

  private methodsOr(xu: Type, yu: Type, x: Type, y: Type): boolean {
    if (xu.kind === 'Interface' && yu.kind !== 'Interface') return this.methods(xu, y);
    if (yu.kind === 'Interface' && xu.kind !== 'Interface') return this.methods(yu, x);
    return this.unify(xu, yu, false);
  }

  /** A type that has the methods of an interface tells what their types are. */
  methods(wanted: Interface, given: Type): boolean {
    return wanted.methods.every(({ name, pkg, type }) => {
      const found = lookupFieldOrMethod(given, name, pkg);
      if (found === undefined || found === 'ambiguous' || found.kind === 'field') return false;
      const needsPointer = found.kind === 'method' && found.method.pointerReceiver;
      if (needsPointer && !found.indirect) return false;
      return this.unify(type, found.kind === 'method' ? found.method.type : found.type, true);
    });
  }

  private structure(x: Type, y: Type): boolean {
    switch (x.kind) {
      case 'Basic':
      case 'TypeParam':
        return identical(x, y);
      case 'Named':
        return y.kind === 'Named' && this.instances(x, y);
      case 'Pointer':
        return y.kind === 'Pointer' && this.unify(x.elem, y.elem, true);
      case 'Slice':
        return y.kind === 'Slice' && this.unify(x.elem, y.elem, true);
      case 'Array':
        return y.kind === 'Array' && x.len === y.len && this.unify(x.elem, y.elem, true);
      case 'Map':
        return (
          y.kind === 'Map' && this.unify(x.key, y.key, true) && this.unify(x.elem, y.elem, true)
        );
      case 'Chan':
        return y.kind === 'Chan' && x.dir === y.dir && this.unify(x.elem, y.elem, true);
      case 'Struct':
        return (
          y.kind === 'Struct' &&
          x.fields.length === y.fields.length &&
          x.fields.every((field, i) => {
            const other = y.fields[i];
            return (
              other !== undefined &&
              sameMember(field, other) &&
              field.embedded === other.embedded &&
              field.tag === other.tag &&
              this.unify(field.type, other.type, true)
            );
          })
        );
      case 'Func':
        return y.kind === 'Func' && this.funcs(x, y);
      case 'Interface':
        return (
          y.kind === 'Interface' &&
          x.methods.length === y.methods.length &&
          x.methods.every((method) => {
            const other = y.methods.find((m) => sameMember(m, method));
            return other !== undefined && this.unify(method.type, other.type, true);
          })
        );
      case 'Tuple':
        return identical(x, y);
    }
  }

  private instances(x: Named, y: Named): boolean {
    if (x.origin === undefined || x.origin !== y.origin) return false;
    return this.lists(x.typeArgs ?? [], y.typeArgs ?? []);
  }

  private funcs(x: Func, y: Func): boolean {
    const typesOf = (params: Func['params']): Type[] => params.map((param) => param.type);
    return (
      x.variadic === y.variadic &&
      this.lists(typesOf(x.params), typesOf(y.params)) &&
      this.lists(typesOf(x.results), typesOf(y.results))
    );
  }

  private lists(x: readonly Type[], y: readonly Type[]): boolean {
    return x.length === y.length && x.every((type, i) => this.unify(type, y[i] ?? type, true));
  }
}

/** A declared type unifies with what lies under it; the basic types count as literals here. */
function isLiteral(type: Type): boolean {
  return type.kind !== 'Named' && type.kind !== 'TypeParam';
}
