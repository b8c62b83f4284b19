/** How a list differs from the one told before: spans and windows come whole, but few of them are new. */
export interface ListDiff<T> {
  readonly length: number;
  readonly changed: readonly (readonly [index: number, item: T])[];
}

/** The sender's end. Items are immutable: the same object is the same item. */
export class ListSender<T> {
  private told: readonly T[] = [];

  diff(list: readonly T[]): ListDiff<T> {
    const changed: [number, T][] = [];
    for (const [index, item] of list.entries()) {
      if (item !== this.told[index]) changed.push([index, item]);
    }
    this.told = [...list];
    return { length: list.length, changed };
  }
}

/** The receiver's end: a new list for each difference, the same one when there is none. */
export class ListReceiver<T> {
  private list: readonly T[] = [];

  apply({ length, changed }: ListDiff<T>): readonly T[] {
    if (changed.length === 0 && length === this.list.length) return this.list;
    const list = this.list.slice(0, length);
    for (const [index, item] of changed) list[index] = item;
    this.list = list;
    return list;
  }
}
