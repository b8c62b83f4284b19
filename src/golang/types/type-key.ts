import { quoted } from './const-text';
import type { Func, MemberName, StructField, Type } from './type';

/** One text for one type: the same for identical types and different for others, within one program. */
export function typeKey(type: Type): string {
  switch (type.kind) {
    case 'Named': {
      const name = type.pkg ? `${type.pkg}.${type.name}` : type.name;
      const local = type.local === undefined ? '' : `·${type.local}`;
      const lists = [type.origin?.typeArgs, type.typeArgs].filter((list) => list !== undefined);
      return name + local + lists.map(typeArgsKey).join('');
    }
    case 'TypeParam':
      return `${type.name}@${type.place}`;
    case 'Basic':
      return type.name.startsWith('untyped ') ? untyped(type.name) : type.name;
    case 'Pointer':
      return `*${typeKey(type.elem)}`;
    case 'Slice':
      return `[]${typeKey(type.elem)}`;
    case 'Array':
      return `[${type.len}]${typeKey(type.elem)}`;
    case 'Map':
      return `map[${typeKey(type.key)}]${typeKey(type.elem)}`;
    case 'Chan':
      return `${type.dir === 'recv' ? '<-' : ''}chan${type.dir === 'send' ? '<-' : ''} ${typeKey(type.elem)}`;
    case 'Struct': {
      const fields = type.fields.map((f) => {
        const tag = f.tag === undefined ? '' : ` ${quoted(f.tag)}`;
        return (f.embedded ? embeddedKey(f) : `${memberKey(f)} ${typeKey(f.type)}`) + tag;
      });
      return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
    }
    case 'Func':
      return `func${signature(type)}`;
    case 'Interface': {
      const methods = type.methods.map((m) => `${memberKey(m)}${signature(m.type)}`);
      const embeds = (type.embeds ?? []).map(({ terms }) =>
        terms.map((term) => (term.tilde ? '~' : '') + typeKey(term.type)).join(' | '),
      );
      const parts = [...methods, ...embeds];
      return parts.length === 0 ? 'interface {}' : `interface { ${parts.join('; ')} }`;
    }
    case 'Tuple':
      return `(${type.types.map(typeKey).join(', ')})`;
  }
}

/** The program's own names stand alone. */
export function memberKey({ name, pkg }: MemberName): string {
  return pkg === undefined || pkg === 'main' ? name : `${pkg}.${name}`;
}

/** By its type, which names it, unless an alias does. */
function embeddedKey(field: StructField): string {
  const { name, type } = field;
  const key = typeKey(type);
  const base = type.kind === 'Pointer' ? type.elem : type;
  const isOwn = (base.kind === 'Named' || base.kind === 'Basic') && base.name === name;
  const written = memberKey(field);
  return isOwn && written === name ? key : `${written}=${key}`;
}

/** `[int,main.T]`, as it stands behind a generic name. */
export function typeArgsKey(typeArgs: readonly Type[]): string {
  return `[${typeArgs.map(typeKey).join(',')}]`;
}

function untyped(name: string): string {
  const base = name.slice('untyped '.length);
  if (base === 'rune') return 'int32';
  if (base === 'complex') return 'complex128';
  return base === 'float' ? 'float64' : base;
}

function signature(type: Func): string {
  const params = type.params.map((p, i) =>
    type.variadic && i === type.params.length - 1 && p.type.kind === 'Slice'
      ? `...${typeKey(p.type.elem)}`
      : typeKey(p.type),
  );
  const [only] = type.results;
  if (!only) return `(${params.join(', ')})`;
  const results =
    type.results.length === 1
      ? typeKey(only.type)
      : `(${type.results.map((r) => typeKey(r.type)).join(', ')})`;
  return `(${params.join(', ')}) ${results}`;
}
