import type { Type } from './type';

/** Whether a part of the type, or the type itself, is what is looked for. */
export function mentions(type: Type, test: (part: Type) => boolean): boolean {
  const go = (t: Type): boolean => mentions(t, test);
  if (test(type)) return true;
  switch (type.kind) {
    case 'Basic':
    case 'TypeParam':
      return false;
    case 'Named':
      return type.typeArgs?.some(go) ?? false;
    case 'Pointer':
    case 'Slice':
    case 'Array':
    case 'Chan':
      return go(type.elem);
    case 'Map':
      return go(type.key) || go(type.elem);
    case 'Struct':
      return type.fields.some((field) => go(field.type));
    case 'Func':
      return [...type.params, ...type.results].some((param) => go(param.type));
    case 'Interface':
      return (
        type.methods.some((method) => go(method.type)) ||
        (type.embeds?.some(({ terms }) => terms.some((term) => go(term.type))) ?? false)
      );
    case 'Tuple':
      return type.types.some(go);
  }
}

export function isParameterized(type: Type): boolean {
  return mentions(type, (part) => part.kind === 'TypeParam');
}
