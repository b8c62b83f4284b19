import { ANY } from './basic';
import { quoted } from './const-text';
import type { Func, Interface, Type, TypeParam } from './type';

/** How a type is written: for messages of a package, or as the running program names it. */
interface Style {
  /** Package whose names stand alone. */
  readonly local: string | undefined;
  readonly runtime: boolean;
  /** A package goes by its path, as in messages of `go vet`. */
  readonly paths?: boolean;
  /** Among an instance's type arguments, where the running program tells local types of one name apart. */
  readonly inArgs?: boolean;
}

/** As `go build` prints a type in a message about the package `local`. */
export function typeString(type: Type, local?: string): string {
  return write(type, { local, runtime: false });
}

/** As `go vet` prints a type: `sync/atomic.Pointer[int]`. */
export function pathTypeString(type: Type): string {
  return write(type, { local: undefined, runtime: false, paths: true });
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
    case 'Named': {
      const args = type.typeArgs ?? [];
      const inArgs: Style = { ...style, inArgs: true };
      const local = style.inArgs && style.runtime && type.local !== undefined;
      const name = local ? `${type.name}·${type.local}` : type.name;
      // A local type has the arguments of the function around it, which a message leaves out.
      const isInstance = args.length > 0 && (style.runtime || type.origin !== undefined);
      const params = style.runtime ? '' : writeTypeParams(type.typeParams ?? [], style);
      const list = args.map((arg) => write(arg, inArgs)).join(style.runtime ? ',' : ', ');
      const full = name + (isInstance ? `[${list}]` : params);
      // A message names the package by its last element, as source code does.
      if (type.pkg === '' || type.pkg === style.local) return full;
      const pkg = style.paths ? type.pkg : (type.pkgName ?? lastElement(type.pkg));
      return `${pkg}.${full}`;
    }
    case 'TypeParam':
      return type.name;
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
        const tag = f.tag === undefined ? '' : ` ${quoted(f.tag)}`;
        return (f.embedded ? written : `${f.name} ${written}`) + tag;
      });
      if (!style.runtime) return `struct{${fields.join('; ')}}`;
      return fields.length === 0 ? 'struct {}' : `struct { ${fields.join('; ')} }`;
    }
    case 'Func':
      return `func${writeTypeParams(type.typeParams ?? [], style)}${writeSignature(type, style)}`;
    case 'Interface':
      if (type === ANY && !style.runtime) return 'any';
      return writeInterface(type, style);
    case 'Tuple':
      return `(${type.types.map((t) => write(t, style)).join(', ')})`;
  }
}

function lastElement(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function writeInterface(type: Interface, style: Style): string {
  const methods = type.methods.map(({ name, pkg, type: func }) => {
    const owner = style.runtime && pkg !== undefined ? `${lastElement(pkg)}.` : '';
    return `${owner}${name}${writeSignature(func, style)}`;
  });
  const elements = (type.embeds ?? []).map(({ terms }) =>
    terms.map((term) => (term.tilde ? '~' : '') + write(term.type, style)).join(' | '),
  );
  const parts = [...methods, ...elements];
  if (type.implicit) return parts.join('; ');
  if (!style.runtime) return `interface{${parts.join('; ')}}`;
  return parts.length === 0 ? 'interface {}' : `interface { ${parts.join('; ')} }`;
}

/** `[K comparable, V any]`: those in a row with one constraint share it. */
function writeTypeParams(typeParams: readonly TypeParam[], style: Style): string {
  if (typeParams.length === 0) return '';
  const written = typeParams.map((param, i) => {
    const next = typeParams[i + 1];
    const shared = next !== undefined && next.constraint === param.constraint;
    return shared ? param.name : `${param.name} ${write(param.constraint, style)}`;
  });
  return `[${written.join(', ')}]`;
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
