import { Memory, type ByteSource, type ProgramTables } from '../../memory';
import type { Gid, Spans } from '../../recording';
import { type Touch, touches } from '../stage/marks';
import type { BitsRow, FieldRow, ObjectCell, WaitersRow } from './object-card';

/** Holds begin before what is held: so far back it is looked for them. */
const MOST_SPANS = 20_000;

/** One state of a run, as rows of cards. */
export class ObjectReader {
  readonly memory: Memory;
  readonly tables: ProgramTables;
  readonly touches: readonly Touch[];
  private readonly spans: Spans;
  private readonly cursor: number;

  constructor(
    source: ByteSource,
    tables: ProgramTables,
    at: {
      readonly touches: readonly Touch[];
      readonly spans: Spans;
      readonly cursor: number;
    },
  ) {
    this.memory = new Memory(source).still();
    this.tables = tables;
    this.touches = at.touches;
    this.spans = at.spans;
    this.cursor = at.cursor;
  }

  /** Who touches these bytes. */
  touching(at: number, size: number): readonly Touch[] {
    return this.touches.filter((touch) => touches(touch, { at, size }));
  }

  field(name: string, value: string | number, at: number, size: number): FieldRow {
    return { kind: 'field', name, value: `${value}`, at, size, touches: this.touching(at, size) };
  }

  bits(
    name: string,
    at: number,
    size: number,
    bits: BitsRow['bits'],
    rest: BitsRow['rest'],
  ): BitsRow {
    return { kind: 'bits', name, at, size, bits, rest, touches: this.touching(at, size) };
  }

  cell(
    text: string,
    at: number,
    size: number,
    more: Partial<Pick<ObjectCell, 'label' | 'empty' | 'pointers'>> = {},
  ): ObjectCell {
    const touched = this.touching(at, size);
    return { text, at, size, touches: touched, label: '', empty: false, pointers: [], ...more };
  }

  /** A queue that lies at an address; none when nobody is in it and nobody touches it. */
  waiters(
    role: WaitersRow['role'],
    members: readonly (number | { readonly gid: number; readonly value: string | undefined })[],
    at: number,
    size: number,
  ): WaitersRow[] {
    const touched = this.touching(at, size);
    if (members.length === 0 && touched.length === 0) return [];
    const told = members.map((one) =>
      typeof one === 'number'
        ? { gid: one as Gid, value: undefined }
        : { gid: one.gid as Gid, value: one.value },
    );
    return [{ kind: 'waiters', role, members: told, at, size, touches: touched }];
  }

  /** Who holds a lock, first come first: a lock itself does not know. */
  holders(lock: number): number[] {
    const { start, object, gid } = this.spans.table;
    const found: number[] = [];
    const first = Math.max(0, this.spans.length - MOST_SPANS);
    for (let i = this.spans.length - 1; i >= first; i--) {
      if (object[i] !== lock || (start[i] ?? 0) > this.cursor) continue;
      if (this.spans.endOf(i) <= this.cursor || this.spans.at(i).kind !== 'hold') continue;
      found.unshift(gid[i] ?? 0);
    }
    return found;
  }
}
