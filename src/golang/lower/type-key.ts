import type { Func, Named, Type } from '../types/type';

/** Names that are the same for identical types and different for others: what one module interns types by. */
export class TypeKeys {
  /** Named types of one name (local ones of different functions) are told apart by their order. */
  private readonly twins = new Map<string, Named[]>();

  key(type: Type): string {
    return write(type, (named) => {
      const name = named.pkg ? `${named.pkg}.${named.name}` : named.name;
      const twin = this.twin(name, named);
      return twin === 0 ? name : `${name}·${twin}`;
    });
  }

  private twin(name: string, type: Named): number {
    const known = this.twins.get(name) ?? [];
    this.twins.set(name, known);
    const at = known.indexOf(type);
    return at >= 0 ? at : known.push(type) - 1;
  }
}

function write(type: Type, named: (type: Named) => string): string {
  const go = (t: Type): string => write(t, named);
  switch (type.kind) {
    case 'Named':
      return named(type);
    case 'Basic':
      return type.name.startsWith('untyped ') ? untyped(type.name) : type.name;
    case 'Pointer':
      return `*${go(type.elem)}`;
    case 'Slice':
      return `[]${go(type.elem)}`;
    case 'Array':
      return `[${type.len}]${go(type.elem)}`;
    case 'Map':
      return `map[${go(type.key)}]${go(type.elem)}`;
    case 'Chan':
      return `${type.dir === 'recv' ? '<-' : ''}chan${type.dir === 'send' ? '<-' : ''} ${go(type.elem)}`;
    case 'Struct': {
      const fields = type.fields.map((f) => (f.embedded ? go(f.type) : `${f.name} ${go(f.type)}`));
      return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
    }
    case 'Func':
      return `func${signature(type, go)}`;
    case 'Interface': {
      const methods = type.methods.map((m) => `${m.name}${signature(m.type, go)}`);
      return methods.length === 0 ? 'interface {}' : `interface { ${methods.join('; ')} }`;
    }
    case 'Tuple':
      return `(${type.types.map(go).join(', ')})`;
  }
}

function untyped(name: string): string {
  const base = name.slice('untyped '.length);
  if (base === 'rune') return 'int32';
  if (base === 'complex') return 'complex128';
  return base === 'float' ? 'float64' : base;
}

function signature(type: Func, go: (t: Type) => string): string {
  const params = type.params.map((p, i) =>
    type.variadic && i === type.params.length - 1 && p.type.kind === 'Slice'
      ? `...${go(p.type.elem)}`
      : go(p.type),
  );
  const [only] = type.results;
  if (!only) return `(${params.join(', ')})`;
  const results =
    type.results.length === 1
      ? go(only.type)
      : `(${type.results.map((r) => go(r.type)).join(', ')})`;
  return `(${params.join(', ')}) ${results}`;
}
