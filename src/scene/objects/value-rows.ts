import { type GoType, pointerText, render, typeAt } from '../../memory';
import type { ObjectRow } from './object-card';
import type { ObjectReader } from './object-reader';
import { SYNC_ROWS } from './sync-rows';

/** Fields of a struct, elements of a row, and levels of structs in structs that are shown. */
const MOST_FIELDS = 12;
const MOST_CELLS = 24;
const DEEPEST = 2;

/** A value as rows: a struct by its fields, what package sync makes in words of its own. */
export function valueRows(
  read: ObjectReader,
  name: string,
  index: number,
  at: number,
  depth = 0,
): ObjectRow[] {
  const { memory, tables } = read;
  const type = typeAt(tables.types, index);
  const prefix = depth === 0 ? '' : `${name}.`;
  const known = SYNC_ROWS.get(type.name);
  if (known !== undefined) return known(read, at, prefix);
  const word = atomicWord(type);
  if (word !== undefined) {
    const text = word.value === undefined ? '' : render(memory, tables, word.value, at + word.at);
    return [read.field(name, text, at, type.size)];
  }
  if (type.kind === 'struct' && depth < DEEPEST) {
    return (type.fields ?? [])
      .slice(0, MOST_FIELDS)
      .filter((field) => field.name !== '_' && typeAt(tables.types, field.type).size > 0)
      .flatMap((field) =>
        valueRows(read, `${prefix}${field.name}`, field.type, at + field.offset, depth + 1),
      );
  }
  if (type.kind === 'slice') return sliceRows(read, name, type, at);
  return [read.field(name, valueText(read, index, at), at, type.size)];
}

/** Elements one beside the other. */
export function cellsRow(
  read: ObjectReader,
  name: string,
  elem: number,
  at: number,
  count: number,
): ObjectRow {
  const { size } = typeAt(read.tables.types, elem);
  const shown = Math.max(0, Math.min(count, MOST_CELLS));
  return {
    kind: 'cells',
    name,
    cells: Array.from({ length: shown }, (_, i) =>
      read.cell(valueText(read, elem, at + i * size), at + i * size, size),
    ),
    more: Math.max(0, count - shown),
  };
}

function sliceRows(read: ObjectReader, name: string, type: GoType, at: number): ObjectRow[] {
  const { memory, tables } = read;
  const [array, len, cap] = [memory.pointer(at), memory.int(at + 8), memory.int(at + 16)];
  const header = read.field(name, array === 0 ? 'nil' : `len ${len}, cap ${cap}`, at, type.size);
  const size = typeAt(tables.types, type.elem).size;
  if (type.elem === undefined || len <= 0 || !memory.isMapped(array, size)) return [header];
  return [header, cellsRow(read, '', type.elem, array, len)];
}

function valueText(read: ObjectReader, index: number, at: number): string {
  const { memory, tables } = read;
  const type = typeAt(tables.types, index);
  switch (type.kind) {
    case 'pointer':
    case 'unsafe':
    case 'chan':
    case 'func': {
      const to = memory.pointer(at);
      return to === 0 ? 'nil' : pointerText(to);
    }
    case 'map':
      return memory.pointer(at) === 0 ? 'nil' : `len ${memory.int(memory.pointer(at))}`;
    default:
      return render(memory, tables, index, at);
  }
}

/** What of package sync/atomic's types is the value. */
function atomicWord(
  type: GoType,
): { readonly at: number; readonly value: number | undefined } | undefined {
  if (!type.name.startsWith('sync/atomic.')) return undefined;
  const field = type.fields?.findLast(({ name }) => name === 'v');
  return { at: field?.offset ?? 0, value: field?.type };
}
