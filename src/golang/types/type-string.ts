import { ANY } from './basic';
import type { Func, Type } from './type';

/** How a type is written: for messages of a package, or as the running program names it. */
interface Style {
  /** Package whose names stand alone. */
  readonly local: string | undefined;
  readonly runtime: boolean;
}

/** As `go build` prints a type in a message about the package `local`. */
export function typeString(type: Type, local?: string): string {
  return write(type, { local, runtime: false });
}

/** As the running program names a type: `map[string]main.Point`, `interface {}`, `uint8` for byte. */
export function runtimeTypeString(type: Type): string {
  return write(type, { local: undefined, runtime: true });
}

function write(type: Type, style: Style): string {
  switch (type.kind) {
    case 'Basic':
      if (type.name === 'invalid') return 'invalid type';
      return style.runtime ? type.name : (type.alias ?? type.name);
    case 'Named':
      // A message names the package by its last element, as source code does.
      if (type.pkg === '' || type.pkg === style.local) return type.name;
      return `${type.pkg.slice(type.pkg.lastIndexOf('/') + 1)}.${type.name}`;
    case 'Pointer':
      return `*${write(type.elem, style)}`;
    case 'Slice':
      return `[]${write(type.elem, style)}`;
    case 'Array':
      return `[${type.len}]${write(type.elem, style)}`;
    case 'Map':
      return `map[${write(type.key, style)}]${write(type.elem, style)}`;
    case 'Chan':
      return writeChan(type.dir, type.elem, style);
    case 'Struct': {
      const fields = type.fields.map((f) => {
        const written = write(f.type, style);
        return f.embedded ? written : `${f.name} ${written}`;
      });
      if (!style.runtime) return `struct{${fields.join('; ')}}`;
      return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
    }
    case 'Func':
      return `func${writeSignature(type, style)}`;
    case 'Interface': {
      if (type === ANY && !style.runtime) return 'any';
      const methods = type.methods.map((m) => `${m.name}${writeSignature(m.type, style)}`);
      if (!style.runtime) return `interface{${methods.join('; ')}}`;
      return methods.length === 0 ? 'interface {}' : `interface { ${methods.join('; ')} }`;
    }
    case 'Tuple':
      return `(${type.types.map((t) => write(t, style)).join(', ')})`;
  }
}

function writeChan(dir: 'both' | 'send' | 'recv', elem: Type, style: Style): string {
  const written = write(elem, style);
  if (dir === 'send') return `chan<- ${written}`;
  if (dir === 'recv') return `<-chan ${written}`;
  return elem.kind === 'Chan' && elem.dir === 'recv' ? `chan (${written})` : `chan ${written}`;
}

function writeSignature(func: Func, style: Style): string {
  const params = writeParams(func.params, func.variadic, style);
  const [only] = func.results;
  if (only === undefined) return params;
  const named = only.name !== '' && !style.runtime;
  if (func.results.length === 1 && !named) return `${params} ${write(only.type, style)}`;
  return `${params} ${writeParams(func.results, false, style)}`;
}

function writeParams(params: Func['params'], variadic: boolean, style: Style): string {
  const written = params.map((param, i) => {
    const { type } = param;
    const rest = variadic && i === params.length - 1 && type.kind === 'Slice';
    const text = rest ? `...${write(type.elem, style)}` : write(type, style);
    return param.name === '' || style.runtime ? text : `${param.name} ${text}`;
  });
  return `(${written.join(', ')})`;
}
