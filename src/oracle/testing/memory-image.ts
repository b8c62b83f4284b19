import { FIRST_MAPPED, type GoType, HMAP, MAPEXTRA, POINTER_BASE } from '../../memory';
import type { FullDump, Header } from '../golden';

/** TypeInfo of map[int64]int64, whose canonical bytes are its bytes, bucket symbols apart. */
export const INT64_MAP: readonly GoType[] = [
  { name: 'int64', kind: 'int', size: 8 },
  { name: 'map[int64]int64', kind: 'map', size: 8, key: 0, elem: 0 },
];
export const INT64_MAP_TYPE = 1;

/** A map[int64]int64 laid out in memory as a golden dump shows it. */
export function memoryOfDump(
  header: Header,
  full: FullDump,
): { readonly buffer: ArrayBuffer; readonly map: number } {
  const buffer = new ArrayBuffer(FIRST_MAPPED + 0x100000);
  const view = new DataView(buffer);
  const bucketSize = 144;
  let top = FIRST_MAPPED + 0x100;
  const allocate = (size: number): number => {
    const at = top;
    top += size;
    return at;
  };
  const map = allocate(HMAP.size);
  const starts = {
    A: allocate((full.buckets?.length ?? 0) * bucketSize),
    O: allocate((full.oldbuckets?.length ?? 0) * bucketSize),
    H: allocate(full.heap.length * bucketSize),
  };
  const point = (at: number, offset: number): void => {
    view.setBigUint64(at, offset === 0 ? 0n : POINTER_BASE | BigInt(offset), true);
  };
  const addressOf = (symbol: string | null): number => {
    const [tag, index] = symbol?.split(':') ?? [];
    if (tag !== 'A' && tag !== 'O' && tag !== 'H') return 0;
    return starts[tag] + Number(index) * bucketSize;
  };
  const fill = (start: number, buckets: readonly string[]): void => {
    for (const [i, hex] of buckets.entries()) {
      const at = start + i * bucketSize;
      for (let n = 0; n < bucketSize; n++) {
        view.setUint8(at + n, Number.parseInt(hex.slice(2 * n, 2 * n + 2), 16));
      }
      const tag = ' AOH'[view.getUint8(at + bucketSize - 1)] ?? ' ';
      const index = view.getUint32(at + bucketSize - 8, true);
      point(at + bucketSize - 8, tag === ' ' ? 0 : addressOf(`${tag}:${index}`));
    }
  };
  fill(starts.A, full.buckets ?? []);
  fill(starts.O, full.oldbuckets ?? []);
  fill(starts.H, full.heap);

  view.setUint32(map + HMAP.count, header.count, true);
  view.setUint8(map + HMAP.flags, header.flags);
  view.setUint8(map + HMAP.B, header.B);
  view.setUint16(map + HMAP.noverflow, header.noverflow, true);
  view.setUint32(map + HMAP.hash0, header.hash0, true);
  point(map + HMAP.buckets, full.buckets === null ? 0 : starts.A);
  point(map + HMAP.oldbuckets, full.oldbuckets === null ? 0 : starts.O);
  view.setUint32(map + HMAP.nevacuate, header.nevacuate, true);
  if (full.extra !== null) {
    const extra = allocate(MAPEXTRA.size);
    point(map + HMAP.extra, extra);
    const list = (at: number, symbols: readonly string[] | null): void => {
      if (symbols === null) return;
      const header = allocate(24);
      const array = allocate(8 * symbols.length);
      point(extra + at, header);
      point(header, array);
      view.setUint32(header + 8, symbols.length, true);
      view.setUint32(header + 16, symbols.length, true);
      for (const [i, symbol] of symbols.entries()) point(array + 8 * i, addressOf(symbol));
    };
    list(MAPEXTRA.overflow, full.extra.overflow);
    list(MAPEXTRA.oldoverflow, full.extra.oldoverflow);
    point(extra + MAPEXTRA.nextOverflow, addressOf(full.extra.nextOverflow));
  }
  return { buffer, map };
}
