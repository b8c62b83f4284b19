import type { WirePiece } from './pieces';

type Columns = Record<string, Uint32Array>;

/** A table of the recording where no memory is shared. Entries are overwritten in place: only the newest `table` is to be read. */
export class TableCopy {
  private columns: Columns = {};
  private length = 0;

  get table(): { readonly length: number } & Readonly<Columns> {
    return { ...this.columns, length: this.length } as never;
  }

  apply({ length, at, columns }: WirePiece): void {
    for (const [name, piece] of Object.entries(columns)) {
      const column = this.roomFor(name, length);
      if (typeof at === 'number') column.set(piece, at);
      else at.forEach((index, i) => (column[index] = piece[i] as number));
    }
    this.length = length;
  }

  private roomFor(name: string, length: number): Uint32Array {
    const old = this.columns[name];
    if (old !== undefined && old.length >= length) return old;
    // Room for all that is still to come: no page of it is touched before.
    const room = new Uint32Array(Math.max(1024, length, Math.ceil(this.length * 1.5)));
    if (old !== undefined) room.set(old.subarray(0, this.length));
    this.columns[name] = room;
    return room;
  }
}
