import {
  BUCKET_CELLS,
  type ByteSource,
  HCHAN,
  HMAP,
  mapShape,
  Memory,
  pointerText,
  type ProgramTables,
  render,
  typeAt,
} from '../../memory';
import type { ByteTarget } from './byte-targets';

/** Bytes in a row that are one thing. */
export interface ByteField {
  readonly name: string;
  /** From the target's start. */
  readonly offset: number;
  readonly size: number;
  readonly value: string;
  readonly tone: 'plain' | 'pointer' | 'tophash' | 'key' | 'elem';
}

/** Parts of a value that are told apart. */
const MOST_FIELDS = 256;

/** What the bytes of a target mean, in the order in which they lie. */
export function byteFields(
  source: ByteSource,
  tables: ProgramTables,
  target: ByteTarget,
): readonly ByteField[] {
  const memory = new Memory(source).still();
  const { at, what } = target;
  switch (what.kind) {
    case 'hmap':
      return layoutFields(memory, at, HMAP, HMAP_POINTERS);
    case 'chan':
      return layoutFields(memory, at, HCHAN, HCHAN_POINTERS);
    case 'bucket':
      return bucketFields(memory, tables, at, what.mapType);
    case 'value': {
      const fields: ByteField[] = [];
      const step = what.stride > 0 ? what.stride : target.size;
      const count = step > 0 ? Math.ceil(target.size / step) : 0;
      for (let i = 0; i < count; i++) {
        const name = what.stride > 0 ? `[${i}]` : '';
        addParts(memory, tables, { at, offset: i * step, type: what.type, name, fields });
      }
      return fields;
    }
  }
}

const HMAP_POINTERS = new Set(['buckets', 'oldbuckets', 'extra']);
const HCHAN_POINTERS = new Set(['buf', 'timer', 'elemtype', 'recvq', 'sendq']);

function layoutFields(
  memory: Memory,
  at: number,
  layout: Readonly<Record<string, number>>,
  pointers: ReadonlySet<string>,
): ByteField[] {
  const { size: end = 0, ...rest } = layout;
  const names = Object.entries(rest).toSorted(([, a], [, b]) => a - b);
  return names.map(([name, offset], i) => {
    const size = (names[i + 1]?.[1] ?? end) - offset;
    const isPointer = pointers.has(name);
    const word = memory.bits(at + offset, Math.min(size, 8));
    const value = isPointer ? wordPointer(memory, at + offset) : `${word}`;
    return { name, offset, size, value, tone: isPointer ? 'pointer' : 'plain' };
  });
}

function wordPointer(memory: Memory, at: number): string {
  const to = memory.pointer(at);
  return to === 0 ? 'nil' : pointerText(to);
}

function bucketFields(
  memory: Memory,
  tables: ProgramTables,
  at: number,
  mapType: number,
): ByteField[] {
  const shape = mapShape(tables.types, mapType);
  const cells = Array.from({ length: BUCKET_CELLS }, (_, i) => i);
  const slot = (type: number, offset: number, isIndirect: boolean): string =>
    isIndirect ? wordPointer(memory, at + offset) : render(memory, tables, type, at + offset);
  return [
    ...cells.map((i): ByteField => {
      const value = `0x${memory
        .u8(at + i)
        .toString(16)
        .padStart(2, '0')}`;
      return { name: `tophash[${i}]`, offset: i, size: 1, value, tone: 'tophash' };
    }),
    ...cells.map((i): ByteField => {
      const offset = BUCKET_CELLS + i * shape.keySlot;
      const value = slot(shape.key, offset, shape.indirectKey);
      return { name: `key[${i}]`, offset, size: shape.keySlot, value, tone: 'key' };
    }),
    ...cells.map((i): ByteField => {
      const offset = shape.elemsAt + i * shape.elemSlot;
      const value = slot(shape.elem, offset, shape.indirectElem);
      return { name: `elem[${i}]`, offset, size: shape.elemSlot, value, tone: 'elem' };
    }),
    {
      name: 'overflow',
      offset: shape.overflowAt,
      size: 8,
      value: wordPointer(memory, at + shape.overflowAt),
      tone: 'pointer',
    } satisfies ByteField,
  ].filter(({ size }) => size > 0);
}

interface PartPlace {
  /** Where the target lies, and where in it the part does. */
  readonly at: number;
  readonly offset: number;
  readonly type: number;
  readonly name: string;
  readonly fields: ByteField[];
}

/** Of values of several words: what the words are called. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  string: ['', '.len'],
  slice: ['', '.len', '.cap'],
  interface: ['.type', '.data'],
};

function addParts(memory: Memory, tables: ProgramTables, place: PartPlace): void {
  const { at, offset, type: index, name, fields } = place;
  const type = typeAt(tables.types, index);
  if (fields.length >= MOST_FIELDS || type.size === 0) return;
  if (type.kind === 'struct') {
    for (const field of type.fields ?? []) {
      const inner = name === '' ? field.name : `${name}.${field.name}`;
      const start = offset + field.offset;
      addParts(memory, tables, { ...place, offset: start, type: field.type, name: inner });
    }
    return;
  }
  if (type.kind === 'array' && type.elem !== undefined) {
    const { size } = typeAt(tables.types, type.elem);
    const count = size > 0 ? Math.min(type.len ?? 0, MOST_FIELDS) : 0;
    for (let i = 0; i < count; i++) {
      const start = offset + i * size;
      addParts(memory, tables, { ...place, offset: start, type: type.elem, name: `${name}[${i}]` });
    }
    return;
  }
  const words = WORDS[type.kind];
  if (words === undefined) {
    const isPointer = /^(?:pointer|unsafe|map|chan|func)$/.test(type.kind);
    const value = isPointer
      ? wordPointer(memory, at + offset)
      : render(memory, tables, index, at + offset);
    fields.push({ name, offset, size: type.size, value, tone: isPointer ? 'pointer' : 'plain' });
    return;
  }
  words.forEach((word, i) => {
    const start = offset + 8 * i;
    const isPointer = i === 0 || word === '.data';
    const value = isPointer ? wordPointer(memory, at + start) : `${memory.int(at + start)}`;
    fields.push({
      name: name + word,
      offset: start,
      size: 8,
      value,
      tone: isPointer ? 'pointer' : 'plain',
    });
  });
}
