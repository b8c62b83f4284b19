import { sameMember } from './member-name';
import type { Func, Type } from './type';

/** Whether two types are one: named types by identity, all others by structure. */
export function identical(a: Type, b: Type): boolean {
  return compare(a, b, 'tags');
}

/** Whether values of one convert to the other: as `identical`, whatever the tags of fields say (Go spec: Conversions). */
export function identicalButForTags(a: Type, b: Type): boolean {
  return compare(a, b, 'no tags');
}

function compare(a: Type, b: Type, by: By): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'Basic':
      return b.kind === 'Basic' && a.name === b.name;
    case 'Named':
    case 'TypeParam':
      return false;
    case 'Pointer':
      return b.kind === 'Pointer' && compare(a.elem, b.elem, by);
    case 'Slice':
      return b.kind === 'Slice' && compare(a.elem, b.elem, by);
    case 'Array':
      return b.kind === 'Array' && a.len === b.len && compare(a.elem, b.elem, by);
    case 'Map':
      return b.kind === 'Map' && compare(a.key, b.key, by) && compare(a.elem, b.elem, by);
    case 'Chan':
      return b.kind === 'Chan' && a.dir === b.dir && compare(a.elem, b.elem, by);
    case 'Struct':
      return (
        b.kind === 'Struct' &&
        a.fields.length === b.fields.length &&
        a.fields.every((field, i) => {
          const other = b.fields[i];
          return (
            other !== undefined &&
            sameMember(field, other) &&
            field.embedded === other.embedded &&
            (by === 'no tags' || field.tag === other.tag) &&
            compare(field.type, other.type, by)
          );
        })
      );
    case 'Func':
      return b.kind === 'Func' && sameFuncs(a, b, by);
    case 'Interface':
      return (
        b.kind === 'Interface' &&
        a.methods.length === b.methods.length &&
        a.methods.every((method) => {
          const other = b.methods.find((m) => sameMember(m, method));
          return other !== undefined && compare(method.type, other.type, by);
        })
      );
    case 'Tuple':
      return b.kind === 'Tuple' && sameLists(a.types, b.types, by);
  }
}

/** Whether tags of fields count. */
type By = 'tags' | 'no tags';

function sameFuncs(a: Func, b: Func, by: By): boolean {
  const typesOf = (params: Func['params']): Type[] => params.map((p) => p.type);
  return (
    a.variadic === b.variadic &&
    sameLists(typesOf(a.params), typesOf(b.params), by) &&
    sameLists(typesOf(a.results), typesOf(b.results), by)
  );
}

function sameLists(a: readonly Type[], b: readonly Type[], by: By): boolean {
  return a.length === b.length && a.every((t, i) => compare(t, b[i] ?? t, by));
}
