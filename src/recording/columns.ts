import type { Rows } from './words';

const FIRST_CAPACITY = 4096;

/**
 * Rows that grow at the end and are cut off at the end. The arrays are longer than `length`, and replaced
 * when they grow: read them anew after each change.
 */
export class RowColumns implements Rows {
  length = 0;
  gid = new Uint32Array(FIRST_CAPACITY);
  stop = new Uint32Array(FIRST_CAPACITY);
  addr = new Uint32Array(FIRST_CAPACITY);
  value = new Uint32Array(FIRST_CAPACITY);

  /** Makes room for `more` rows, so that a drain need not ask at each. */
  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.gid.length) return;
    const capacity = Math.max(needed, this.gid.length * 2);
    this.gid = grown(this.gid, capacity);
    this.stop = grown(this.stop, capacity);
    this.addr = grown(this.addr, capacity);
    this.value = grown(this.value, capacity);
  }

  truncate(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** A copy of the rows from `start` on, to be posted. */
  slice(start: number): Rows {
    return {
      length: this.length - start,
      gid: this.gid.slice(start, this.length),
      stop: this.stop.slice(start, this.length),
      addr: this.addr.slice(start, this.length),
      value: this.value.slice(start, this.length),
    };
  }

  /** Replaces the rows from `keep` on: the other end of `slice`. */
  splice(keep: number, rows: Rows): void {
    this.truncate(keep);
    this.reserve(rows.length);
    this.gid.set(rows.gid, keep);
    this.stop.set(rows.stop, keep);
    this.addr.set(rows.addr, keep);
    this.value.set(rows.value, keep);
    this.length = keep + rows.length;
  }
}

function grown(column: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const bigger = new Uint32Array(capacity);
  bigger.set(column);
  return bigger;
}
