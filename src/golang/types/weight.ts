import type { Type } from './type';

/** Types larger than this have names that no memory holds. */
const HEAVIEST = 10_000;

const weights = new WeakMap<Type, number>();

/** Types that hold one another twice at every depth are few objects, but too large to be written out. */
export function isTooHeavy(type: Type): boolean {
  return weightOf(type) > HEAVIEST;
}

/** How many parts a type has where it is written out; declared types are known by name. */
function weightOf(type: Type): number {
  const known = weights.get(type);
  if (known !== undefined) return known;
  const weight = 1 + partsOf(type).reduce((sum, part) => sum + weightOf(part), 0);
  weights.set(type, weight);
  return weight;
}

function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'Basic':
    case 'TypeParam':
      return [];
    case 'Named':
      return type.typeArgs ?? [];
    case 'Pointer':
    case 'Slice':
    case 'Array':
    case 'Chan':
      return [type.elem];
    case 'Map':
      return [type.key, type.elem];
    case 'Struct':
      return type.fields.map((field) => field.type);
    case 'Func':
      return [...type.params, ...type.results].map((param) => param.type);
    case 'Interface':
      return type.methods.map((method) => method.type);
    case 'Tuple':
      return type.types;
  }
}
