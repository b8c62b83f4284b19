import {
  BUCKET_CELLS,
  type BucketView,
  type CellState,
  type CellView,
  type HmapView,
  type MapShape,
  pointerText,
} from '../../memory';
import { fitted } from '../text-fit';
import type { Part } from './marks';
import type { StageWords } from './stage-words';

/**
 * A bucket as it lies in memory:
 *
 *     0  …                                  X of 0      header
 *     tophash  9c  e1  42   0   0   0   0   0           8 bytes
 *     key       0   4   6   ·   ·   ·   ·   ·           8 slots
 *     elem      0   2   3   ·   ·   ·   ·   ·           8 slots
 *     overflow nil                                      1 word
 */
export interface BucketBox {
  /** Its offset: a bucket keeps its identity when its array becomes the old one. */
  readonly key: string;
  readonly addr: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly note: string;
  readonly look: 'live' | 'evacuated';
  /** nevacuate points here. */
  readonly mark: boolean;
  /** What is wrong with the chain behind it. */
  readonly damage: string | undefined;
  readonly parts: readonly CellBox[];
  readonly labels: readonly { readonly text: string; readonly y: number }[];
  /** Size of the font in cells. */
  readonly font: number;
}

export interface CellBox extends Part {
  readonly key: string;
  readonly row: 'tophash' | 'key' | 'elem' | 'overflow';
  readonly text: string;
  /** Pixels that the text is pressed into: it would be a little wider. */
  readonly pressed: number | undefined;
  /** The whole truth, worded when somebody asks. */
  readonly tell: () => string;
  /** `dead`: bytes that mean nothing any more. */
  readonly look: 'filled' | 'empty' | 'dead' | 'evacuated' | 'pointer';
}

/** Sizes in pixels. */
export interface Pitch {
  readonly header: number;
  readonly cell: number;
  readonly overflow: number;
  readonly padding: number;
  /** Of the line that names an array. */
  readonly label: number;
  /** Size of the monospaced font in cells that are wide enough for it. */
  readonly font: number;
}

const GAP = 2;
const SIDE = 8;
const LABELS = 46;
/** So many characters are to fit into a cell before its font grows. */
const READABLE = 4;
const SMALLEST_FONT = 11;
/** Even two characters tell one key from another. */
const LEAST = 2;
/** A text that is no wider than this share of its room is pressed rather than cut: `false` stays whole. */
const PRESSED = 1.13;
/** Width of a character, as a share of the font's size. */
const MONO = 0.605;

export function bucketHeight(pitch: Pitch): number {
  return 2 * pitch.padding + pitch.header + 3 * (pitch.cell + GAP) + pitch.overflow - 2;
}

export function cellWidthIn(bucketWidth: number): number {
  return (bucketWidth - 2 * SIDE - LABELS + GAP) / BUCKET_CELLS - GAP;
}

/** By the cell's size alone, not by what is in it: it must not change from step to step. */
function fontFor(cellWidth: number, pitch: Pitch): number {
  const readable = (cellWidth - 3) / (READABLE * MONO);
  return Math.min(pitch.font, Math.max(SMALLEST_FONT, Math.floor(2 * readable) / 2));
}

/** Narrowest bucket in which keys and elems of these types are still told apart. */
export function narrowestBucket(shape: MapShape): number {
  const cell = Math.max(shape.keySize, shape.elemSize) > 8 ? 34 : 24;
  return 2 * SIDE + LABELS + BUCKET_CELLS * (cell + GAP) - GAP;
}

export interface BucketPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
  /** As Go would lead there: `buckets[3].overflow`. */
  readonly path: string;
  readonly note: string;
  readonly mark: boolean;
  readonly evacuated: boolean;
  readonly damage: string | undefined;
}

export function bucketBox(
  view: HmapView,
  bucket: BucketView,
  place: BucketPlace,
  pitch: Pitch,
  words: StageWords,
): BucketBox {
  const { shape } = view;
  const { width } = place;
  const cellWidth = cellWidthIn(width);
  const font = fontFor(cellWidth, pitch);
  const mono = MONO * font;
  const rowY = (row: number): number => pitch.padding + pitch.header + row * (pitch.cell + GAP);
  const cellX = (i: number): number => SIDE + LABELS + i * (cellWidth + GAP);
  const cell = (row: CellBox['row'], i: number, at: number, size: number, told: Told): CellBox => ({
    key: `${row}${i}`,
    row,
    at,
    size,
    x: cellX(i),
    y: rowY(ROWS.indexOf(row)),
    width: cellWidth,
    height: pitch.cell,
    ...fittedInto(row === 'tophash' ? cellWidth : cellWidth - 2, told.text, mono),
    tell: () => told.tell(`${place.path}.${row}[${i}]`),
    look: told.look,
  });
  const parts = bucket.cells.flatMap((view, i) => [
    cell('tophash', i, bucket.addr + i, 1, tellTophash(view, words)),
    cell(
      'key',
      i,
      bucket.addr + BUCKET_CELLS + i * shape.keySlot,
      shape.keySlot,
      tellValue(view, view.key, words),
    ),
    cell(
      'elem',
      i,
      bucket.addr + shape.elemsAt + i * shape.elemSlot,
      shape.elemSlot,
      tellValue(view, view.elem, words),
    ),
  ]);
  const overflow: CellBox = {
    key: 'overflow',
    row: 'overflow',
    at: bucket.addr + shape.overflowAt,
    size: 8,
    x: SIDE - 3,
    y: rowY(3),
    width: LABELS + 4 * (cellWidth + GAP),
    height: pitch.overflow - 2,
    pressed: undefined,
    text: `overflow ${bucket.overflow === 0 ? 'nil' : pointerText(bucket.overflow)}`,
    tell: () => (bucket.overflow === 0 ? words.noOverflow : words.overflow),
    look: 'pointer',
  };
  return {
    key: `${bucket.addr}`,
    addr: bucket.addr,
    x: place.x,
    y: place.y,
    width,
    height: bucketHeight(pitch),
    name: place.name,
    note: place.note,
    look: place.evacuated ? 'evacuated' : 'live',
    mark: place.mark,
    damage: place.damage,
    font,
    parts: [...parts, overflow],
    labels: ROWS.map((text, row) => ({ text, y: rowY(row) + pitch.cell / 2 })),
  };
}

function fittedInto(room: number, text: string, mono: number): Pick<CellBox, 'text' | 'pressed'> {
  const whole = fitted(text, room * PRESSED, mono, LEAST);
  const isWhole = whole === text && text.length * mono > room;
  if (isWhole && text.length * mono <= room * PRESSED) return { text, pressed: room };
  return { text: fitted(text, room, mono, LEAST), pressed: undefined };
}

const ROWS: readonly CellBox['row'][] = ['tophash', 'key', 'elem'];

interface Told {
  readonly text: string;
  readonly tell: (cell: string) => string;
  readonly look: CellBox['look'];
}

const LETTERS: Readonly<Record<Exclude<CellState, 'filled'>, string>> = {
  emptyRest: '0',
  emptyOne: '1',
  evacuatedX: 'X',
  evacuatedY: 'Y',
  evacuatedEmpty: '–',
};

function tellTophash({ tophash, state }: CellView, words: StageWords): Told {
  const hex = tophash.toString(16).padStart(2, '0');
  const tell = (cell: string): string => words.tophash(cell, `0x${hex}`, state);
  if (state === 'filled') return { text: hex, tell, look: 'filled' };
  const look = state.startsWith('evacuated') ? 'evacuated' : 'empty';
  return { text: LETTERS[state], tell, look };
}

/** What Go prints of a zero value: `0`, `""`, `{0 "" false}`. */
const ZERO = /^(?:[\s{}[\]]|0x0\b|0\b|\(0\+0i\)|""|false\b|<nil>|nil\b|map\[\])*$/;

function tellValue({ state }: CellView, value: string, words: StageWords): Told {
  const isText = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const text = isText ? value.slice(1, -1) : value;
  if (state === 'filled') return { text, tell: (cell) => `${cell} = ${value}`, look: 'filled' };
  const zero = ZERO.test(value);
  if (state === 'evacuatedX' || state === 'evacuatedY') {
    const tell = (cell: string): string => words.movedCell(cell, value);
    return { text: zero && isText ? '' : text, tell, look: 'evacuated' };
  }
  if (zero) {
    const look = state === 'evacuatedEmpty' ? 'evacuated' : 'empty';
    return { text: '', tell: words.emptyCell, look };
  }
  return { text, tell: (cell) => words.leftBehind(cell, value), look: 'dead' };
}
