import { mentions } from './mentions';
import { typeArgsKey, typeKey } from './type-key';
import type { Func, Interface, Method, Named, Param, Type, TypeParam, Union } from './type';
import { isUnfinished } from './unfinished';

/** Which type stands for which type parameter. */
export type Substitution = ReadonlyMap<TypeParam, Type>;

export function substitution(
  typeParams: readonly TypeParam[],
  typeArgs: readonly Type[],
): Substitution {
  const map = new Map<TypeParam, Type>();
  typeParams.forEach((param, i) => {
    const arg = typeArgs[i];
    if (arg !== undefined) map.set(param, arg);
  });
  return map;
}

/** The type with its type parameters replaced; the very same one where it has none of them. */
export function subst<T extends Type>(type: T, map: Substitution): T extends Func ? Func : Type;
export function subst(type: Type, map: Substitution): Type {
  if (map.size === 0) return type;
  const go = (t: Type): Type => subst(t, map);
  switch (type.kind) {
    case 'Basic':
      return type;
    case 'TypeParam':
      return map.get(type) ?? type;
    case 'Named': {
      if (type.origin === undefined || type.typeArgs === undefined) return type;
      const typeArgs = type.typeArgs.map(go);
      return same(typeArgs, type.typeArgs) ? type : instantiate(type.origin, typeArgs);
    }
    case 'Pointer':
    case 'Slice':
    case 'Array':
    case 'Chan': {
      const elem = go(type.elem);
      return elem === type.elem ? type : { ...type, elem };
    }
    case 'Map': {
      const key = go(type.key);
      const elem = go(type.elem);
      return key === type.key && elem === type.elem ? type : { ...type, key, elem };
    }
    case 'Struct': {
      const types = type.fields.map((field) => go(field.type));
      if (types.every((t, i) => t === type.fields[i]?.type)) return type;
      return { ...type, fields: type.fields.map((f, i) => ({ ...f, type: types[i] ?? f.type })) };
    }
    case 'Func':
      return func(type, map);
    case 'Interface':
      return interfaceType(type, map);
    case 'Tuple': {
      const types = type.types.map(go);
      return same(types, type.types) ? type : { ...type, types };
    }
  }
}

function same(a: readonly Type[], b: readonly Type[]): boolean {
  return a.every((type, i) => type === b[i]);
}

function params(list: readonly Param[], map: Substitution): readonly Param[] {
  const types = list.map((param) => subst(param.type, map));
  if (types.every((type, i) => type === list[i]?.type)) return list;
  return list.map((param, i) => ({ ...param, type: types[i] ?? param.type }));
}

function func(type: Func, map: Substitution): Func {
  const ins = params(type.params, map);
  const outs = params(type.results, map);
  return ins === type.params && outs === type.results
    ? type
    : { ...type, params: ins, results: outs };
}

function interfaceType(type: Interface, map: Substitution): Interface {
  const methods = type.methods.map((method) => {
    const to = func(method.type, map);
    return to === method.type ? method : { ...method, type: to };
  });
  const embeds = type.embeds?.map((element): Union => {
    const terms = element.terms.map((term) => {
      const to = subst(term.type, map);
      return to === term.type ? term : { ...term, type: to };
    });
    return terms.every((term, i) => term === element.terms[i]) ? element : { terms };
  });
  const unchanged =
    methods.every((method, i) => method === type.methods[i]) &&
    (embeds?.every((element, i) => element === type.embeds?.[i]) ?? true);
  if (unchanged) return type;
  return { ...type, methods, ...(embeds !== undefined && { embeds }) };
}

/**
 * The instances of generic types, each made once so that it is one type wherever it is written. They hang on what
 * dies first: a person's type among the arguments rather than a library's generic type.
 */
const instances = new WeakMap<Type, Map<string, Named>>();

/** `Pair[int,string]`. The number of arguments has been checked. */
export function instantiate(origin: Named, typeArgs: readonly Type[]): Named {
  const holder = holderOf(origin, typeArgs);
  const known = instances.get(holder) ?? new Map<string, Named>();
  instances.set(holder, known);
  const key = typeKey(origin) + typeArgsKey(typeArgs);
  const instance = known.get(key) ?? new NamedInstance(origin, typeArgs);
  known.set(key, instance);
  return instance;
}

function holderOf(origin: Named, typeArgs: readonly Type[]): Type {
  const parts: Type[] = [];
  const collect = (part: Type): boolean => {
    parts.push(part);
    return false;
  };
  for (const arg of typeArgs) mentions(arg, collect);
  return (
    parts.find((part) => part.kind === 'TypeParam') ??
    parts.find((part) => part.kind === 'Named' && part.pkg === 'main') ??
    origin
  );
}

/** Looked into only when needed: a generic type may lead to ever larger instances of itself. */
class NamedInstance implements Named {
  readonly kind = 'Named';
  readonly pkg: string;
  readonly pkgName?: string;
  readonly name: string;
  readonly directives: readonly string[];
  readonly local?: number;
  private expanded: Named['underlying'] | undefined;
  private made: Method[] = [];

  constructor(
    readonly origin: Named,
    readonly typeArgs: readonly Type[],
  ) {
    this.pkg = origin.pkg;
    if (origin.pkgName !== undefined) this.pkgName = origin.pkgName;
    this.name = origin.name;
    this.directives = origin.directives;
    if (origin.local !== undefined) this.local = origin.local;
  }

  private get map(): Substitution {
    return substitution(this.origin.typeParams ?? [], this.typeArgs);
  }

  get underlying(): Named['underlying'] {
    const { origin } = this;
    if (this.expanded !== undefined) return this.expanded;
    if (isUnfinished(origin)) return origin.underlying;
    const type = subst(origin.underlying, this.map);
    // `type Same[T any] Pair[T, T]` was reduced to what lies under it when it was read.
    this.expanded = type.kind === 'Named' ? type.underlying : type;
    return this.expanded;
  }

  get methods(): Method[] {
    const { origin } = this;
    // Methods are declared after all types.
    if (this.made.length !== origin.methods.length) {
      this.made = origin.methods.map((method) => this.method(method));
    }
    return this.made;
  }

  private method(method: Method): Method {
    const { origin, typeArgs } = this;
    const { name, pointerReceiver, generic } = method;
    const type = subst(method.type, this.map);
    const base = `${origin.name}${typeArgsKey(typeArgs)}`;
    const symbol = pointerReceiver
      ? `${origin.pkg}.(*${base}).${name}`
      : `${origin.pkg}.${base}.${name}`;
    const instance = generic && { generic, typeArgs, symbol };
    return { name, pointerReceiver, type, symbol, ...(instance !== undefined && { instance }) };
  }
}
