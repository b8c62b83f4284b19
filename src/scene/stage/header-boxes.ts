import { HMAP, type HmapView, pointerText } from '../../memory';
import type { Part } from './marks';
import type { StageWords } from './stage-words';

/** A field of the header as it lies in memory. */
export interface FieldBox extends Part {
  readonly name: string;
  readonly value: string;
  /** Below the value: the offset. */
  readonly note: string;
  /** The whole truth, worded when somebody asks. */
  readonly tell: () => string;
  /** Set while the map grows. */
  readonly growing: boolean;
  /** Left of its texts. */
  readonly padding: number;
}

export const FIELD_HEIGHT = 52;
const MONO = 7.25;
const SANS = 5.7;

interface Field {
  readonly name: keyof typeof HMAP;
  readonly size: number;
  readonly value: string;
  readonly short?: string;
  /** Characters kept free, so that the header keeps its shape while values change. */
  readonly room: number;
  readonly meaning: () => string;
  readonly growing?: boolean;
}

/** A bit of `flags` by its name, below the fields. */
export interface FlagBox {
  readonly name: (typeof FLAGS)[number];
  readonly isSet: boolean;
  readonly x: number;
  readonly y: number;
  readonly tell: () => string;
}

/** From the lowest bit. */
const FLAGS = ['iterator', 'oldIterator', 'hashWriting', 'sameSizeGrow'] as const;
const FLAG = { height: 21, square: 13, gap: 20, least: 6, margin: 8 } as const;

/** Of one in a single row. */
export const HEADER_HEIGHT = FIELD_HEIGHT + FLAG.height;

/** In one line, or in two where they would run into one another. */
function flagBoxes(view: HmapView, width: number, y: number, words: StageWords): FlagBox[] {
  const widths = FLAGS.map((name) => FLAG.square + SANS * name.length);
  const total = widths.reduce((sum, wide) => sum + wide, 0);
  const gap = Math.min(FLAG.gap, (width - 2 * FLAG.margin - total) / (FLAGS.length - 1));
  const isBroken = gap < FLAG.least;
  const column = (width - 2 * FLAG.margin) / 2;
  let x = FLAG.margin;
  return FLAGS.map((name, bit) => {
    const box = {
      name,
      isSet: view[name],
      x: isBroken ? FLAG.margin + (bit % 2) * column : x,
      y: y + FLAG.height * (isBroken ? Math.floor(bit / 2) + 0.5 : 0.5),
      tell: () => words.flag(name, 1 << bit),
    };
    x += (widths[bit] ?? 0) + gap;
    return box;
  });
}

function fieldsOf(view: HmapView, words: StageWords): Field[] {
  const names = FLAGS.filter((name) => view[name]);
  const bits = view.flags.toString(2).padStart(8, '0');
  const growing = view.oldbuckets !== 0;
  const pointer = (name: 'buckets' | 'oldbuckets'): Field => ({
    name,
    size: 8,
    ...pointerTexts(view[name]),
    room: 12,
    meaning: () => words.fieldMeaning(name),
    growing: growing && name === 'oldbuckets',
  });
  return [
    {
      name: 'count',
      size: 8,
      value: `${view.count}`,
      room: 3,
      meaning: () => words.fieldMeaning('count'),
    },
    {
      name: 'flags',
      size: 1,
      value: bits,
      room: 10,
      meaning: () => (names.length === 0 ? words.noFlag : names.join(', ')),
    },
    { name: 'B', size: 1, value: `${view.B}`, room: 2, meaning: () => words.powerOfB(2 ** view.B) },
    {
      name: 'noverflow',
      size: 2,
      value: `${view.noverflow}`,
      room: 3,
      meaning: () => words.fieldMeaning('noverflow'),
    },
    {
      name: 'hash0',
      size: 4,
      value: view.hash0.toString(16).padStart(8, '0'),
      room: 8,
      meaning: () => words.fieldMeaning('hash0'),
    },
    pointer('buckets'),
    pointer('oldbuckets'),
    {
      name: 'nevacuate',
      size: 8,
      value: `${view.nevacuate}`,
      room: 3,
      meaning: () => words.fieldMeaning('nevacuate'),
      growing,
    },
    {
      name: 'extra',
      size: 8,
      ...pointerTexts(view.extra?.addr ?? 0),
      room: 12,
      meaning: () => words.fieldMeaning('extra'),
    },
  ];
}

function pointerTexts(offset: number): { value: string; short: string } {
  if (offset === 0) return { value: 'nil', short: 'nil' };
  const text = pointerText(offset);
  return { value: text, short: `…${text.slice(-6)}` };
}

export interface Header {
  readonly fields: readonly FieldBox[];
  readonly flags: readonly FlagBox[];
  readonly height: number;
  /** Where one row ends and the next begins. */
  readonly breaks: readonly number[];
}

/** From the most generous way to set the header to the one that always fits, by breaking it in three. */
const SETTINGS = [
  { padding: 8, short: false, rows: 1 },
  { padding: 8, short: true, rows: 1 },
  { padding: 5, short: true, rows: 1 },
  { padding: 5, short: true, rows: 2 },
  { padding: 5, short: true, rows: 3 },
] as const;
const LAST = SETTINGS[4];

/** As many in each row, but for the last. */
function inRows(fields: readonly Field[], rows: number): Field[][] {
  const most = Math.ceil(fields.length / rows);
  return Array.from({ length: rows }, (_, row) => fields.slice(row * most, (row + 1) * most));
}

/** The header's fields side by side, over the whole width. */
export function headerBoxes(view: HmapView, width: number, words: StageWords): Header {
  const fields = fieldsOf(view, words);
  const settings =
    SETTINGS.find((s) => inRows(fields, s.rows).every((row) => total(row, s) <= width)) ?? LAST;
  const rows = inRows(fields, settings.rows);
  const boxes = rows.flatMap((row, index) => {
    const spare = Math.max(0, width - total(row, settings)) / row.length;
    let x = 0;
    return row.map((field): FieldBox => {
      const box = {
        at: view.addr + HMAP[field.name],
        size: field.size,
        x,
        y: index * FIELD_HEIGHT,
        width: need(field, settings) + spare,
        height: FIELD_HEIGHT,
        name: field.name,
        value: settings.short ? (field.short ?? field.value) : field.value,
        note: `+${HMAP[field.name]}`,
        tell: () =>
          words.field({
            name: field.name,
            offset: HMAP[field.name],
            size: field.size,
            value: field.value,
            meaning: field.meaning(),
          }),
        growing: field.growing ?? false,
        padding: settings.padding,
      };
      x += box.width;
      return box;
    });
  });
  const breaks = rows.map((_, index) => (index + 1) * FIELD_HEIGHT);
  const below = rows.length * FIELD_HEIGHT;
  const flags = flagBoxes(view, width, below, words);
  const bottom = Math.max(...flags.map(({ y }) => y)) + FLAG.height / 2;
  return { fields: boxes, flags, height: bottom, breaks };
}

type Settings = (typeof SETTINGS)[number];

function need(field: Field, { padding, short }: Settings): number {
  const characters =
    short && field.short !== undefined ? 7 : Math.max(field.room, field.value.length);
  return Math.max(SANS * field.name.length, MONO * characters) + 2 * padding;
}

function total(fields: readonly Field[], settings: Settings): number {
  return fields.reduce((sum, field) => sum + need(field, settings), 0);
}
