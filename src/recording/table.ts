/** Numbers in columns of equal length. The arrays may be longer than `length`. */
export type Table<Name extends string> = { readonly length: number } & {
  readonly [Column in Name]: Uint32Array;
};

/** A table as it is now, and how it differs from the view before, for a reader that keeps a copy. */
export interface TableView<Name extends string> {
  readonly table: Table<Name>;
  /** Entries before it are where they were. */
  readonly keep: number;
  /** Of those, the ones in which something changed. */
  readonly changed: readonly number[];
}

type Columns<Name extends string> = Record<Name, Uint32Array>;

const FIRST_CAPACITY = 1024;
/** So many times as large a table becomes, up to a size: each time what it holds is copied, and memory is slow at first. */
const GROWTH = 4;
const LARGE = 1 << 20;

/**
 * A table that grows at its end, and is cut. A reader may lie behind shared memory and look at any time: what a view
 * shows stays as it is, but for entries that `change` names. So entries are added in place, and cut off in a copy.
 */
export class TableWriter<Name extends string> {
  private readonly names: readonly Name[];
  private readonly isShared: boolean;
  private capacity = FIRST_CAPACITY;
  private used = 0;
  /** Entries of these very arrays that a view shows. */
  private viewed = 0;
  /** Entries that are where the last view had them. */
  private kept = 0;
  private readonly changed = new Set<number>();
  private last: Table<Name> | undefined;
  columns: Columns<Name>;

  constructor(names: readonly Name[], isShared: boolean) {
    this.names = names;
    this.isShared = isShared;
    this.columns = this.allocated();
  }

  get length(): number {
    return this.used;
  }

  /** That it takes. */
  get bytes(): number {
    return this.names.length * this.capacity * Uint32Array.BYTES_PER_ELEMENT;
  }

  /** Makes room for `more` entries; `columns` are to be read anew. */
  reserve(more: number): void {
    const needed = this.used + more;
    if (needed <= this.capacity) return;
    const growth = this.capacity < LARGE ? GROWTH : 2;
    this.move(Math.max(needed, this.capacity * growth));
  }

  /** Counts entries that were written behind the end, where there was room. */
  extend(length: number): void {
    this.used = length;
    this.last = undefined;
  }

  /** Adds an entry that the caller writes into `columns`; its index. */
  add(): number {
    this.reserve(1);
    this.extend(this.used + 1);
    return this.used - 1;
  }

  /** Adds an entry; its index. Where there are many of them, `add` is four times as fast. */
  push(entry: Readonly<Record<Name, number>>): number {
    const index = this.add();
    for (const name of this.names) this.columns[name][index] = entry[name];
    return index;
  }

  /** Changes an entry in place, under the eyes of whoever reads it. */
  change(name: Name, index: number, value: number): void {
    this.columns[name][index] = value;
    if (index < this.kept) this.changed.add(index);
    this.last = undefined;
  }

  /** Forgets the entries from `length` on. */
  cut(length: number): void {
    if (length >= this.used) return;
    this.extend(length);
    this.kept = Math.min(this.kept, length);
    if (length < this.viewed) this.move(this.capacity);
  }

  /** Forgets the entries that are not `wanted`. Nobody reads what is left: it may be changed. */
  filter(wanted: (index: number) => boolean): void {
    const { columns, used } = this;
    const left = this.allocated();
    let length = 0;
    for (let index = 0; index < used; index++) {
      if (!wanted(index)) {
        this.kept = Math.min(this.kept, length);
        continue;
      }
      for (const name of this.names) left[name][length] = columns[name][index] as number;
      length++;
    }
    this.columns = left;
    this.extend(length);
    this.viewed = 0;
  }

  /** The same table as long as nothing has changed. */
  view(): TableView<Name> {
    const { used, kept: keep } = this;
    this.last ??= { ...this.columns, length: used };
    const changed = [...this.changed].filter((index) => index < keep);
    this.changed.clear();
    this.viewed = used;
    this.kept = used;
    return { table: this.last, keep, changed };
  }

  private move(capacity: number): void {
    const { columns, used } = this;
    this.capacity = capacity;
    this.columns = this.allocated();
    for (const name of this.names) this.columns[name].set(columns[name].subarray(0, used));
    this.viewed = 0;
  }

  private allocated(): Columns<Name> {
    const bytes = this.capacity * Uint32Array.BYTES_PER_ELEMENT;
    const column = (): Uint32Array =>
      new Uint32Array(this.isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
    return Object.fromEntries(this.names.map((name) => [name, column()])) as Columns<Name>;
  }
}
