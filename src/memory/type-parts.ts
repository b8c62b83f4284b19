import { type GoType, typeAt } from './program-tables';

/** A word inside a value that leads to other memory. */
export interface Link {
  readonly offset: number;
  /** Of the link itself; of a `cell`, which is a pointer in a map's bucket that no type speaks of, of what it leads to. */
  readonly type: number;
  readonly kind: 'pointer' | 'slice' | 'string' | 'map' | 'chan' | 'func' | 'interface' | 'cell';
}

/** Links of one value that are looked at. */
const MOST_LINKS = 256;

/**
 * The innermost part of a value that holds the byte at an offset, as Go would write it behind the value's name: `.X`,
 * `[3].pos`, `.len`, `.flags+1`; empty for a value that has no parts.
 */
export function partText(types: readonly GoType[], index: number, inside: number): string {
  return textOf(types, index, inside, false);
}

/** The same of the outermost part that begins at the offset: `.mu`, and not `.mu.state`; empty for the value itself. */
export function wholePartText(types: readonly GoType[], index: number, inside: number): string {
  return textOf(types, index, inside, true);
}

function textOf(types: readonly GoType[], index: number, inside: number, isWhole: boolean): string {
  let type = typeAt(types, index);
  let offset = inside;
  let text = '';
  for (;;) {
    if (isWhole && offset === 0) return text;
    if (type.kind === 'struct') {
      const field = type.fields?.find(({ offset: start, type: of }) => {
        return offset >= start && offset < start + typeAt(types, of).size;
      });
      if (field === undefined) return text + rest(offset);
      text += `.${field.name}`;
      offset -= field.offset;
      type = typeAt(types, field.type);
    } else if (type.kind === 'array') {
      const elem = typeAt(types, type.elem);
      if (elem.size === 0) return text + rest(offset);
      const i = Math.floor(offset / elem.size);
      text += `[${i}]`;
      offset -= i * elem.size;
      type = elem;
    } else {
      const words = WORDS[type.kind] ?? [];
      const word = words[offset >> 3];
      return word === undefined ? text + rest(offset) : text + word + rest(offset & 7);
    }
  }
}

function rest(offset: number): string {
  return offset === 0 ? '' : `+${offset}`;
}

/** Of values of several words: what the words are called behind the value's name. */
const WORDS: { readonly [Kind in GoType['kind']]?: readonly string[] } = {
  string: ['', '.len'],
  slice: ['', '.len', '.cap'],
  interface: ['', '.data'],
};

const known = new WeakMap<readonly GoType[], Map<number, readonly Link[]>>();

/** The links in a value of a type, in the order of memory. */
export function linksIn(types: readonly GoType[], index: number): readonly Link[] {
  let ofTypes = known.get(types);
  if (ofTypes === undefined) {
    ofTypes = new Map();
    known.set(types, ofTypes);
  }
  let links = ofTypes.get(index);
  if (links === undefined) {
    const found: Link[] = [];
    collect(types, index, 0, found);
    links = found;
    ofTypes.set(index, links);
  }
  return links;
}

function collect(types: readonly GoType[], index: number, offset: number, found: Link[]): void {
  if (found.length >= MOST_LINKS) return;
  const type = typeAt(types, index);
  switch (type.kind) {
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
    case 'unsafe':
      return;
    case 'pointer':
    case 'slice':
    case 'string':
    case 'map':
    case 'chan':
    case 'func':
    case 'interface':
      found.push({ offset, type: index, kind: type.kind });
      return;
    case 'array': {
      const { size } = typeAt(types, type.elem);
      const before = found.length;
      for (let i = 0; i < (type.len ?? 0) && found.length < MOST_LINKS; i++) {
        collect(types, type.elem ?? -1, offset + i * size, found);
        if (found.length === before) return;
      }
      return;
    }
    case 'struct': {
      const pointer = atomicPointer(types, type);
      if (pointer !== undefined) {
        found.push({ offset: offset + pointer.offset, type: pointer.type, kind: 'pointer' });
        return;
      }
      for (const field of type.fields ?? []) {
        collect(types, field.type, offset + field.offset, found);
      }
    }
  }
}

/** atomic.Pointer[T] holds an unsafe.Pointer, and a field of no size that says `*T`. */
function atomicPointer(
  types: readonly GoType[],
  { fields = [] }: GoType,
): { readonly offset: number; readonly type: number } | undefined {
  const [says, value] = fields;
  if (fields.length !== 2 || says === undefined || value === undefined) return undefined;
  const witness = typeAt(types, says.type);
  if (witness.kind !== 'array' || witness.len !== 0 || witness.elem === undefined) return undefined;
  if (typeAt(types, witness.elem).kind !== 'pointer') return undefined;
  if (typeAt(types, value.type).kind !== 'unsafe') return undefined;
  return { offset: value.offset, type: witness.elem };
}
