import { type CellView, decodeHmap } from './hmap';
import { HMAP } from './map-shape';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { render } from './render';
import { type MutexView, mutexOf } from './sync-values';

/** Go 1.23's sync.Map and its readOnly (spec/sync.md §0, §7.1). */
export const SYNC_MAP = { size: 32, mu: 0, read: 8, dirty: 16, misses: 24 } as const;
const READ_ONLY = { m: 0, amended: 8 } as const;

/** Buckets that are looked through for entries. */
const MOST_BUCKETS = 64;

export interface SyncMapView {
  readonly mu: MutexView;
  /** dirty has keys that read lacks. */
  readonly amended: boolean;
  /** Lookups that had to go to dirty: as many as dirty has keys, and dirty becomes read. */
  readonly misses: number;
  /** Of read, in the order in which they lie in memory. */
  readonly read: readonly SyncMapEntry[];
  /** Of dirty; undefined: there is none. */
  readonly dirty: readonly SyncMapEntry[] | undefined;
}

export interface SyncMapEntry {
  readonly key: string;
  /** Offset of the entry's pointer, which both maps share. */
  readonly at: number;
  readonly state: 'value' | 'deleted' | 'expunged';
  readonly value: string;
}

/** The sync.Map at an offset. Never throws and always ends. */
export function decodeSyncMap(memory: Memory, tables: ProgramTables, addr: number): SyncMapView {
  const readOnly = memory.pointer(addr + SYNC_MAP.read);
  const isPublished = memory.isMapped(readOnly, 16);
  const read = isPublished ? memory.pointer(readOnly + READ_ONLY.m) : 0;
  const dirty = memory.pointer(addr + SYNC_MAP.dirty);
  return {
    mu: mutexOf(memory.u32(addr + SYNC_MAP.mu)),
    amended: isPublished && memory.u8(readOnly + READ_ONLY.amended) !== 0,
    misses: memory.int(addr + SYNC_MAP.misses),
    read: entriesOf(memory, tables, read),
    dirty: dirty === 0 ? undefined : entriesOf(memory, tables, dirty),
  };
}

function entriesOf(memory: Memory, tables: ProgramTables, map: number): SyncMapEntry[] {
  const type = tables.types.findIndex(({ name }) => name === 'map[interface {}]*sync.entry');
  if (type < 0 || !memory.isMapped(map, HMAP.size)) return [];
  const { current, old } = decodeHmap(memory, tables, map, type, { buckets: MOST_BUCKETS });
  const cells = [...(old?.chains ?? []), ...(current?.chains ?? [])].flatMap(({ buckets }) =>
    buckets.flatMap((bucket) => bucket.cells.filter(({ state }) => state === 'filled')),
  );
  const value = typeAt(tables.types, typeAt(tables.types, type).key);
  const anyType = tables.types.indexOf(value);
  return cells.map((cell) => entryOf(memory, tables, cell, anyType));
}

function entryOf(
  memory: Memory,
  tables: ProgramTables,
  { key, elemAt }: CellView,
  anyType: number,
): SyncMapEntry {
  const at = memory.pointer(elemAt);
  const p = memory.isMapped(at, 8) ? memory.pointer(at) : 0;
  const expunged = memory.pointer(
    tables.globals.find(({ name }) => name === 'sync.expunged')?.addr ?? 0,
  );
  if (p === 0) return { key, at, state: 'deleted', value: '' };
  if (p === expunged) return { key, at, state: 'expunged', value: '' };
  const value = memory.isMapped(p, 16) ? render(memory, tables, anyType, p) : '…';
  return { key, at, state: 'value', value };
}
