import { HMAP, type HmapView, pointerText } from '../../memory';
import type { Part } from './marks';

/** A field of the header as it lies in memory. */
export interface FieldBox extends Part {
  readonly name: string;
  readonly value: string;
  /** Below the value: the offset, of flags the names of the bits that are set. */
  readonly note: string;
  /** The whole truth, for a tooltip. */
  readonly title: string;
  /** Set while the map grows. */
  readonly growing: boolean;
}

export const FIELD_HEIGHT = 52;
const PADDING = 8;
const MONO = 7.25;
const SANS = 6;
const GAP = 8;

interface Field {
  readonly name: keyof typeof HMAP;
  readonly size: number;
  readonly value: string;
  readonly short?: string;
  readonly note?: string;
  /** Characters kept free, so that the header keeps its shape while values change. */
  readonly room: number;
  readonly title: string;
  readonly growing?: boolean;
}

export function flagNames(view: HmapView): string[] {
  const names = ['iterator', 'oldIterator', 'hashWriting', 'sameSizeGrow'] as const;
  return names.filter((name) => view[name]);
}

function fieldsOf(view: HmapView): Field[] {
  const names = flagNames(view);
  const bits = view.flags.toString(2).padStart(8, '0');
  const growing = view.oldbuckets !== 0;
  const pointer = (name: 'buckets' | 'oldbuckets', title: string): Field => ({
    name,
    size: 8,
    ...pointerTexts(view[name]),
    room: 12,
    title,
    growing: growing && name === 'oldbuckets',
  });
  return [
    {
      name: 'count',
      size: 8,
      value: `${view.count}`,
      room: 3,
      title: 'live entries: what len(m) reads',
    },
    {
      name: 'flags',
      size: 1,
      value: bits,
      room: 10,
      note: names.length > 1 ? `${names.at(-1)} +${names.length - 1}` : (names[0] ?? ''),
      title: names.length === 0 ? 'no flag is set' : names.join(', '),
    },
    { name: 'B', size: 1, value: `${view.B}`, room: 2, title: `2^B = ${2 ** view.B} buckets` },
    {
      name: 'noverflow',
      size: 2,
      value: `${view.noverflow}`,
      room: 3,
      title: 'overflow buckets, about',
    },
    {
      name: 'hash0',
      size: 4,
      value: view.hash0.toString(16).padStart(8, '0'),
      room: 8,
      title: 'seed of the hash function',
    },
    pointer('buckets', 'array of 2^B buckets'),
    pointer('oldbuckets', 'the array before it grew; nil unless it grows'),
    {
      name: 'nevacuate',
      size: 8,
      value: `${view.nevacuate}`,
      room: 3,
      title: 'all old buckets below this one are evacuated',
      growing,
    },
    {
      name: 'extra',
      size: 8,
      ...pointerTexts(view.extra?.addr ?? 0),
      room: 12,
      title: 'lists of overflow buckets; nil until one is needed',
    },
  ];
}

function pointerTexts(offset: number): { value: string; short: string } {
  if (offset === 0) return { value: 'nil', short: 'nil' };
  const text = pointerText(offset);
  return { value: text, short: `…${text.slice(-6)}` };
}

/** The header's fields side by side, over the whole width; in two rows when one is too narrow. */
export function headerBoxes(view: HmapView, width: number): { fields: FieldBox[]; height: number } {
  const fields = fieldsOf(view);
  const isPointer = (field: Field): boolean => field.short !== undefined;
  const need = (field: Field, short: boolean): number =>
    Math.max(SANS * field.name.length, MONO * (short && isPointer(field) ? 7 : field.room)) +
    2 * PADDING;
  const total = (list: readonly Field[], short: boolean): number =>
    list.reduce((sum, field) => sum + need(field, short), 0);
  const short = total(fields, false) > width;
  const rows = total(fields, short) > width ? [fields.slice(0, 5), fields.slice(5)] : [fields];
  const boxes = rows.flatMap((row, index) => {
    const spare = Math.max(0, width - total(row, short)) / row.length;
    let x = 0;
    return row.map((field): FieldBox => {
      const box = {
        at: view.addr + HMAP[field.name],
        size: field.size,
        x,
        y: index * (FIELD_HEIGHT + GAP),
        width: need(field, short) + spare,
        height: FIELD_HEIGHT,
        name: field.name,
        value: short ? (field.short ?? field.value) : field.value,
        note: field.note === undefined || field.note === '' ? `+${HMAP[field.name]}` : field.note,
        title: `${field.name} at +${HMAP[field.name]}, ${field.size} bytes: ${field.value}. ${field.title}`,
        growing: field.growing ?? false,
      };
      x += box.width;
      return box;
    });
  });
  return { fields: boxes, height: rows.length * (FIELD_HEIGHT + GAP) - GAP };
}
