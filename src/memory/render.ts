import { arrayLength, BUCKET_CELLS, HMAP, MAP_FLAG, mapShape, TOPHASH } from './map-shape';
import { renderFloat } from './go-float';
import type { Memory } from './memory';
import { decodeUtf8 } from './utf8';
import { type GoType, type ProgramTables, typeAt } from './program-tables';
import { ITAB, POINTER_BASE } from './layout';

type Tables = Pick<ProgramTables, 'types' | 'descriptors'>;

/** Elements of one slice, array or map, fields of one struct, bytes of one string, and levels of nesting that are written out. */
const MOST_ELEMENTS = 16;
const MOST_BYTES = 64;
const DEEPEST = 4;

/** The value at an offset as fmt.Println would write it, strings in quotes; long ones are cut with `…`. */
export function render(memory: Memory, tables: Tables, type: number, at: number): string {
  return renderAt(memory, tables, type, at, 0);
}

/** A value that lies in words of its own, as locals in registers do: one word a part. */
export function renderWords(
  memory: Memory,
  tables: Tables,
  type: number,
  words: readonly bigint[],
): string {
  return renderParts(memory, tables, type, words, 0);
}

function renderAt(
  memory: Memory,
  tables: Tables,
  index: number,
  at: number,
  depth: number,
): string {
  const type = typeAt(tables.types, index);
  switch (type.kind) {
    case 'array':
      return `[${renderElements(memory, tables, type.elem, at, type.len ?? 0, depth)}]`;
    case 'struct': {
      if (depth >= DEEPEST) return '{…}';
      const { fields = [] } = type;
      const texts = fields
        .slice(0, MOST_ELEMENTS)
        .map((field) => renderAt(memory, tables, field.type, at + field.offset, depth + 1));
      if (fields.length > MOST_ELEMENTS) texts.push('…');
      return `{${texts.join(' ')}}`;
    }
    case 'string':
    case 'interface':
      return renderParts(memory, tables, index, [memory.u64(at), memory.u64(at + 8)], depth);
    case 'complex': {
      const half = type.size / 2;
      const words = [memory.bits(at, half), memory.bits(at + half, half)];
      return renderParts(memory, tables, index, words, depth);
    }
    case 'slice': {
      const words = [memory.u64(at), memory.u64(at + 8), memory.u64(at + 16)];
      return renderParts(memory, tables, index, words, depth);
    }
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
    case 'pointer':
    case 'unsafe':
    case 'map':
    case 'chan':
    case 'func':
      return renderParts(memory, tables, index, [memory.bits(at, type.size)], depth);
  }
}

function renderParts(
  memory: Memory,
  tables: Tables,
  index: number,
  words: readonly bigint[],
  depth: number,
): string {
  const type = typeAt(tables.types, index);
  const [first = 0n, second = 0n] = words;
  switch (type.kind) {
    case 'bool':
      return (first & 0xffn) === 0n ? 'false' : 'true';
    case 'int':
      return String(BigInt.asIntN(8 * type.size, first));
    case 'uint':
      return String(BigInt.asUintN(8 * type.size, first));
    case 'float':
      return renderFloat(first, type.size);
    case 'complex':
      return renderComplex(first, second, type.size / 2);
    case 'string':
      return renderString(memory, offsetOf(first), second);
    case 'slice': {
      const length = Number(BigInt.asIntN(64, second));
      return `[${renderElements(memory, tables, type.elem, offsetOf(first), length, depth)}]`;
    }
    case 'pointer':
    case 'unsafe':
    case 'chan':
    case 'func':
      return first === 0n ? '<nil>' : `0x${first.toString(16)}`;
    case 'map':
      return renderMap(memory, tables, index, offsetOf(first), depth);
    case 'interface':
      return renderInterface(memory, tables, dynamicType(memory, type, first), second, depth);
    case 'array':
    case 'struct': {
      // In registers there are only structs and arrays of one part, as interfaces hold them.
      const part = onlyPart(type);
      if (part === undefined || depth >= DEEPEST) return '{…}';
      const text = renderParts(memory, tables, part, words, depth + 1);
      return type.kind === 'struct' ? `{${text}}` : `[${text}]`;
    }
  }
}

function renderComplex(re: bigint, im: bigint, size: number): string {
  return `(${renderFloat(re, size)}${renderFloat(im, size).replace(/^(?![-+])/, '+')}i)`;
}

function offsetOf(word: bigint): number {
  return Number(BigInt.asUintN(32, word));
}

function renderElements(
  memory: Memory,
  tables: Tables,
  elem: number | undefined,
  at: number,
  length: number,
  depth: number,
): string {
  if (elem === undefined || length <= 0) return '';
  const { size } = typeAt(tables.types, elem);
  if (depth >= DEEPEST || !memory.isMapped(at, size)) return '…';
  const shown = Math.min(length, MOST_ELEMENTS);
  const texts = Array.from({ length: shown }, (_, i) =>
    renderAt(memory, tables, elem, at + i * size, depth + 1),
  );
  if (shown < length) texts.push('…');
  return texts.join(' ');
}

function renderString(memory: Memory, at: number, length: bigint): string {
  const shown = Number(length > BigInt(MOST_BYTES) ? BigInt(MOST_BYTES) : length);
  if (shown === 0) return '""';
  if (!memory.isMapped(at, shown)) return '"…"';
  const text = quoted(decodeUtf8(memory.bytes(at, shown)));
  return BigInt(shown) < length ? `${text.slice(0, -1)}…"` : text;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** `map[1:10 2:20]`, keys sorted as fmt does, the entries read cell by cell as a lookup would find them. */
function renderMap(
  memory: Memory,
  tables: Tables,
  index: number,
  at: number,
  depth: number,
): string {
  if (at === 0) return 'map[]';
  if (depth >= DEEPEST || !memory.isMapped(at, HMAP.size)) return 'map[…]';
  const shape = mapShape(tables.types, index);
  const flags = memory.u8(at + HMAP.flags);
  const B = memory.u8(at + HMAP.B);
  const oldB = (flags & MAP_FLAG.sameSizeGrow) === 0 ? B - 1 : B;
  const keys: { readonly key: string; readonly at: number; readonly elem: number }[] = [];
  const collect = (start: number, count: number): void => {
    let left = MOST_ELEMENTS * BUCKET_CELLS;
    for (let i = 0; i < count && left > 0; i++) {
      let bucket = start + i * shape.bucketSize;
      if (!memory.isMapped(bucket, shape.bucketSize)) return;
      for (; left > 0 && memory.isMapped(bucket, shape.bucketSize); left--) {
        for (let cell = 0; cell < BUCKET_CELLS; cell++) {
          if (memory.u8(bucket + cell) < TOPHASH.minimum) continue;
          const keySlot = bucket + BUCKET_CELLS + cell * shape.keySlot;
          const elemSlot = bucket + shape.elemsAt + cell * shape.elemSlot;
          const keyAt = shape.indirectKey ? memory.pointer(keySlot) : keySlot;
          const elem = shape.indirectElem ? memory.pointer(elemSlot) : elemSlot;
          keys.push({
            key: renderAt(memory, tables, shape.key, keyAt, depth + 1),
            at: keyAt,
            elem,
          });
        }
        bucket = memory.pointer(bucket + shape.overflowAt);
      }
    }
  };
  const buckets = memory.pointer(at + HMAP.buckets);
  const oldbuckets = memory.pointer(at + HMAP.oldbuckets);
  if (buckets !== 0 && B < 31) collect(buckets, Math.min(2 ** B, arrayLength(shape, B)));
  if (oldbuckets !== 0 && oldB >= 0 && oldB < 31) collect(oldbuckets, 2 ** oldB);

  const compare = keyOrder(memory, typeAt(tables.types, shape.key));
  keys.sort(compare);
  const texts = keys
    .slice(0, MOST_ELEMENTS)
    .map(({ key, elem }) => `${key}:${renderAt(memory, tables, shape.elem, elem, depth + 1)}`);
  if (keys.length > MOST_ELEMENTS) texts.push('…');
  return `map[${texts.join(' ')}]`;
}

interface KeyAt {
  readonly key: string;
  readonly at: number;
}

function keyOrder(memory: Memory, type: GoType): (a: KeyAt, b: KeyAt) => number {
  if (type.kind === 'float') {
    // NaN comes first, as fmt has it.
    const number = ({ key }: KeyAt): number => {
      const value = Number(key.replace('Inf', 'Infinity'));
      return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
    };
    return (a, b) => (number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0);
  }
  if (type.kind !== 'int' && type.kind !== 'uint') {
    return (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  }
  const value = ({ at }: KeyAt): bigint => {
    const bits = memory.bits(at, type.size);
    return type.kind === 'int' ? BigInt.asIntN(8 * type.size, bits) : bits;
  };
  return (a, b) => {
    const difference = value(a) - value(b);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
}

/** Where the descriptor lies of what an interface holds, by its first word; 0 of nil. */
export function dynamicType(memory: Memory, type: GoType, first: bigint): number {
  const at = offsetOf(first);
  if (type.hasMethods !== true || at === 0) return at;
  return memory.isMapped(at, ITAB.size) ? memory.pointer(at + ITAB.type) : 0;
}

/** Whether an interface holds a value of the type itself, in its data word: one pointer is all that it is. */
export function isDirect(tables: Tables, index: number): boolean {
  const type = typeAt(tables.types, index);
  switch (type.kind) {
    case 'pointer':
    case 'unsafe':
    case 'map':
    case 'chan':
    case 'func':
      return true;
    default: {
      const part = onlyPart(type);
      return part !== undefined && isDirect(tables, part);
    }
  }
}

/** The type of what alone a struct or an array is made of. */
export function onlyPart(type: GoType): number | undefined {
  const { kind, fields = [], elem, len } = type;
  if (kind === 'struct') return fields.length === 1 ? fields[0]?.type : undefined;
  return kind === 'array' && len === 1 ? elem : undefined;
}

function renderInterface(
  memory: Memory,
  tables: Tables,
  descriptor: number,
  data: bigint,
  depth: number,
): string {
  if (descriptor === 0) return '<nil>';
  const index = tables.descriptors.get(descriptor);
  if (index === undefined || depth >= DEEPEST) return '…';
  if (isDirect(tables, index)) return renderParts(memory, tables, index, [data], depth + 1);
  const at = offsetOf(data);
  const { size } = typeAt(tables.types, index);
  return memory.isMapped(at, size) ? renderAt(memory, tables, index, at, depth + 1) : '…';
}

/** An offset as Go prints the pointer to it. */
export function pointerText(offset: number): string {
  return offset === 0 ? '<nil>' : `0x${(POINTER_BASE | BigInt(offset)).toString(16)}`;
}
