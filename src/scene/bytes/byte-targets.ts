import {
  type ByteSource,
  decodeHmap,
  findMaps,
  HCHAN,
  HMAP,
  mapShape,
  Memory,
  type ProgramTables,
  typeAt,
} from '../../memory';
import type { ObjectCard } from '../objects/object-card';

/** Something whose bytes can be looked at. */
export interface ByteTarget {
  readonly at: number;
  readonly size: number;
  /** `m`, `m.buckets[3]`, `acc` */
  readonly name: string;
  readonly what:
    | { readonly kind: 'hmap' }
    | { readonly kind: 'bucket'; readonly mapType: number }
    | { readonly kind: 'chan' }
    | { readonly kind: 'value'; readonly type: number; readonly stride: number };
}

/** Main buckets of each array of a map, and maps, that can be chosen. */
const MOST_BUCKETS = 64;
const MOST_MAPS = 8;

/** Headers and buckets of the maps, the one at hand first, then the objects that have a card. */
export function byteTargets(
  source: ByteSource,
  tables: ProgramTables,
  cards: readonly ObjectCard[],
  mapAtHand: number | undefined,
): readonly ByteTarget[] {
  const memory = new Memory(source).still();
  const maps = findMaps(memory, tables).slice(0, MOST_MAPS);
  const first = maps.findIndex(({ addr }) => addr === mapAtHand);
  const ordered = first > 0 ? [...maps.slice(first), ...maps.slice(0, first)] : maps;
  const targets: ByteTarget[] = ordered.flatMap(({ name, type, addr }) => {
    const header: ByteTarget = { at: addr, size: HMAP.size, name, what: { kind: 'hmap' } };
    const { bucketSize: size } = mapShape(tables.types, type);
    const { current, old } = decodeHmap(memory, tables, addr, type, { buckets: 4 * MOST_BUCKETS });
    const arrays = [
      ...(current === undefined ? [] : [{ array: current, field: 'buckets' }]),
      ...(old === undefined || old.addr === current?.addr
        ? []
        : [{ array: old, field: 'oldbuckets' }]),
    ];
    const buckets = arrays.flatMap(({ array, field }) =>
      array.chains.slice(0, MOST_BUCKETS).flatMap(({ index, buckets: chain }) =>
        chain.map(({ addr: at }, depth) => ({
          at,
          size,
          name: `${name}.${field}[${index}]${'.overflow'.repeat(depth)}`,
          what: { kind: 'bucket', mapType: type } as const,
        })),
      ),
    );
    return [header, ...buckets];
  });
  const objects = cards.flatMap((card) => targetsOf(tables, card));
  const seen = new Set<number>();
  return [...targets, ...objects].filter(({ at }) => !seen.has(at) && seen.add(at));
}

function targetsOf({ globals, types }: ProgramTables, card: ObjectCard): ByteTarget[] {
  const { at, size, name, type } = card;
  if (at !== 0) {
    const isChan = typeAt(types, type).name === 'runtime.hchan';
    const stride = card.stride;
    return [
      isChan
        ? { at, size: HCHAN.size, name, what: { kind: 'chan' } }
        : { at, size, name, what: { kind: 'value', type, stride } },
    ];
  }
  // Several variables, each by itself.
  return card.rows.flatMap((row): ByteTarget[] => {
    if (row.kind !== 'field') return [];
    const global = globals.find(({ addr }) => addr === row.at);
    if (global === undefined) return [];
    const what = { kind: 'value', type: global.type, stride: 0 } as const;
    return [{ at: row.at, size: row.size, name: row.name, what }];
  });
}
