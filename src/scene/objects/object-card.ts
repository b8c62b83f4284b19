import type { Gid } from '../../recording';
import type { Touch } from '../stage/marks';

/** Something that goroutines share, beside the maps: a variable, a struct, a lock, a channel. */
export interface ObjectCard {
  readonly key: string;
  /** By which the program reaches it; empty: several variables together. */
  readonly name: string;
  readonly typeName: string;
  /** 0: several variables, which lie apart. */
  readonly at: number;
  readonly size: number;
  /** Of each value, and bytes from one to the next; 0: there is one. */
  readonly type: number;
  readonly stride: number;
  readonly rows: readonly ObjectRow[];
  /** Who touches any of it. */
  readonly touches: readonly Touch[];
}

export type ObjectRow =
  | FieldRow
  | BitsRow
  | CellsRow
  /** Goroutines that hold it or wait for it, first come first. */
  | WaitersRow;

interface Bytes {
  readonly at: number;
  readonly size: number;
  readonly touches: readonly Touch[];
}

/** One value. */
export interface FieldRow extends Bytes {
  readonly kind: 'field';
  readonly name: string;
  readonly value: string;
}

/** A word of bits that have names. */
export interface BitsRow extends Bytes {
  readonly kind: 'bits';
  readonly name: string;
  readonly bits: readonly { readonly name: string; readonly on: boolean }[];
  /** What stands above the bits. */
  readonly rest: { readonly name: string; readonly value: number };
}

/** Values in a row: elements, a channel's ring, entries of a sync.Map. */
export interface CellsRow {
  readonly kind: 'cells';
  readonly name: string;
  readonly cells: readonly ObjectCell[];
  /** So many more are not shown. */
  readonly more: number;
}

export interface ObjectCell extends Bytes {
  readonly text: string;
  /** Of an entry: what the text is the value of. */
  readonly label: string;
  readonly empty: boolean;
  /** Indexes of a ring that point here: `sendx`, `recvx`. */
  readonly pointers: readonly string[];
}

export interface WaitersRow extends Bytes {
  readonly kind: 'waiters';
  readonly role: 'holds' | 'waits' | 'sends' | 'receives';
  readonly members: readonly { readonly gid: Gid; readonly value: string | undefined }[];
}
