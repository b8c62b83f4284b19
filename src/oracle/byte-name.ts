import { BUCKET_CELLS, HMAP, type MapShape } from '../memory';
import type { FullDump } from './golden';

interface Section {
  readonly name: string;
  readonly size: number;
}

/** What a canonical byte of a golden dump is part of: `h.count`, `extra.overflow[2]`, `oldbuckets[1].key[3]+4`. */
export function byteName(at: number, full: FullDump, shape: MapShape): string {
  let left = at;
  for (const { name, size } of sections(full, shape)) {
    if (left < size) return name.includes('[') ? `${name}${bucketPart(left, shape)}` : name;
    left -= size;
  }
  return 'behind the end';
}

/** In the order of oracle/golden/classic/README.md §5; names with an index are buckets. */
function* sections(full: FullDump, shape: MapShape): Generator<Section> {
  yield* headerFields();
  if (full.extra !== null) {
    yield* listed('extra.overflow', full.extra.overflow);
    yield* listed('extra.oldoverflow', full.extra.oldoverflow);
    yield { name: 'extra.nextOverflow', size: 8 };
  }
  for (const field of ['buckets', 'oldbuckets', 'heap'] as const) {
    const buckets = full[field];
    if (buckets === null) continue;
    yield { name: `len(${field})`, size: 8 };
    for (const i of buckets.keys()) yield { name: `${field}[${i}]`, size: shape.bucketSize };
  }
}

function* headerFields(): Generator<Section> {
  const { size, ...offsets } = HMAP;
  const fields = Object.entries(offsets).sort(([, a], [, b]) => a - b);
  for (const [i, [name, at]] of fields.entries()) {
    yield { name: `h.${name}`, size: (fields[i + 1]?.[1] ?? size) - at };
  }
}

function* listed(name: string, list: readonly unknown[] | null): Generator<Section> {
  yield { name, size: 8 };
  if (list === null) return;
  yield { name: `len(${name})`, size: 8 };
  yield { name: `an entry of ${name}`, size: 8 * list.length };
}

function bucketPart(at: number, { keySlot, elemSlot, elemsAt, overflowAt }: MapShape): string {
  if (at < BUCKET_CELLS) return `.tophash[${at}]`;
  if (at >= overflowAt) return '.overflow';
  if (at < elemsAt) return `.key${slotPart(at - BUCKET_CELLS, keySlot)}`;
  return `.elem${slotPart(at - elemsAt, elemSlot)}`;
}

function slotPart(at: number, slot: number): string {
  const rest = at % slot;
  return `[${Math.floor(at / slot)}]${rest === 0 ? '' : `+${rest}`}`;
}
