/**
 * Which map an iterator walks over. `mapiternext` is told the iterator alone, which lies in a frame that may be gone when
 * the log is read; `mapiterinit` told the map before it.
 */
export class IteratorBook {
  /** By the iterator's offset: maps, with the state from which on it walks over them. */
  private readonly walks = new Map<number, { readonly from: number; readonly map: number }[]>();

  begin(from: number, iterator: number, map: number): void {
    const walks = this.walks.get(iterator);
    if (walks === undefined) this.walks.set(iterator, [{ from, map }]);
    else walks.push({ from, map });
  }

  mapOf(iterator: number): number {
    return this.walks.get(iterator)?.at(-1)?.map ?? 0;
  }

  truncate(n: number): void {
    for (const walks of this.walks.values()) while ((walks.at(-1)?.from ?? 0) > n) walks.pop();
  }
}
