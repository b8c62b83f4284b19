import type { Func, Type } from './type';

/** Whether two types are one: named types by identity, all others by structure. */
export function identical(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'Basic':
      return b.kind === 'Basic' && a.name === b.name;
    case 'Named':
    case 'TypeParam':
      return false;
    case 'Pointer':
      return b.kind === 'Pointer' && identical(a.elem, b.elem);
    case 'Slice':
      return b.kind === 'Slice' && identical(a.elem, b.elem);
    case 'Array':
      return b.kind === 'Array' && a.len === b.len && identical(a.elem, b.elem);
    case 'Map':
      return b.kind === 'Map' && identical(a.key, b.key) && identical(a.elem, b.elem);
    case 'Chan':
      return b.kind === 'Chan' && a.dir === b.dir && identical(a.elem, b.elem);
    case 'Struct':
      return (
        b.kind === 'Struct' &&
        a.fields.length === b.fields.length &&
        a.fields.every((field, i) => {
          const other = b.fields[i];
          return (
            other !== undefined &&
            field.name === other.name &&
            field.embedded === other.embedded &&
            identical(field.type, other.type)
          );
        })
      );
    case 'Func':
      return b.kind === 'Func' && identicalFuncs(a, b);
    case 'Interface':
      return (
        b.kind === 'Interface' &&
        a.methods.length === b.methods.length &&
        a.methods.every((method) => {
          const other = b.methods.find((m) => m.name === method.name);
          return other !== undefined && identical(method.type, other.type);
        })
      );
    case 'Tuple':
      return b.kind === 'Tuple' && identicalLists(a.types, b.types);
  }
}

function identicalFuncs(a: Func, b: Func): boolean {
  const typesOf = (params: Func['params']): Type[] => params.map((p) => p.type);
  return (
    a.variadic === b.variadic &&
    identicalLists(typesOf(a.params), typesOf(b.params)) &&
    identicalLists(typesOf(a.results), typesOf(b.results))
  );
}

function identicalLists(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((t, i) => identical(t, b[i] ?? t));
}
