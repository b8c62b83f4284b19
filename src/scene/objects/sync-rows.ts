import {
  COND,
  condQueue,
  decodeChan,
  decodeRWMutex,
  decodeSyncMap,
  decodeWaitGroup,
  HCHAN,
  MUTEX,
  type MutexView,
  mutexOf,
  ONCE,
  RWMUTEX,
  semaphoreQueue,
  SYNC_MAP,
  type SyncMapEntry,
  WAIT_GROUP,
} from '../../memory';
import type { ObjectRow } from './object-card';
import type { ObjectReader } from './object-reader';

type Rows = (read: ObjectReader, at: number, prefix: string) => ObjectRow[];

/** Types of package sync, and channels, in words of their own (spec/sync.md §0). */
export const SYNC_ROWS: ReadonlyMap<string, Rows> = new Map([
  ['sync.Mutex', mutexRows],
  ['sync.RWMutex', rwMutexRows],
  ['sync.WaitGroup', waitGroupRows],
  ['sync.Once', onceRows],
  ['sync.Cond', condRows],
  ['sync.Map', syncMapRows],
  ['runtime.hchan', chanRows],
]);

/** Cells and entries that are shown. */
const MOST_CELLS = 16;

function mutexRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const { memory, tables } = read;
  const state = mutexOf(memory.u32(at + MUTEX.state));
  const sema = at + MUTEX.sema;
  return [
    stateRow(read, `${prefix}state`, at + MUTEX.state, state),
    ...(state.locked ? read.waiters('holds', read.holders(at), 0, 0) : []),
    ...read.waiters('waits', semaphoreQueue(memory, tables, sema), sema, 4),
  ];
}

function stateRow(read: ObjectReader, name: string, at: number, state: MutexView): ObjectRow {
  const bits = [
    { name: 'locked', on: state.locked },
    { name: 'woken', on: state.woken },
    { name: 'starving', on: state.starving },
  ];
  return read.bits(name, at, 4, bits, { name: 'waiters', value: state.waiters });
}

function rwMutexRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const { memory, tables } = read;
  const { readers, writer, leaving, w } = decodeRWMutex(memory, at);
  const [writerSem, readerSem] = [at + RWMUTEX.writerSem, at + RWMUTEX.readerSem];
  const count = read.bits(
    `${prefix}readerCount`,
    at + RWMUTEX.readerCount,
    4,
    [{ name: 'writer', on: writer }],
    { name: 'readers', value: readers },
  );
  const queue = (sema: number): number[] => semaphoreQueue(memory, tables, sema);
  const wSema = at + RWMUTEX.w + MUTEX.sema;
  return [
    stateRow(read, `${prefix}w.state`, at + RWMUTEX.w, w),
    count,
    read.field(`${prefix}readerWait`, leaving, at + RWMUTEX.readerWait, 4),
    ...(w.locked || readers > 0 ? read.waiters('holds', read.holders(at), 0, 0) : []),
    ...read.waiters('waits', queue(wSema), wSema, 4),
    ...read.waiters('waits', queue(writerSem), writerSem, 4),
    ...read.waiters('waits', queue(readerSem), readerSem, 4),
  ];
}

function waitGroupRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const { memory, tables } = read;
  const { counter, waiters } = decodeWaitGroup(memory, at);
  const sema = at + WAIT_GROUP.sema;
  return [
    read.field(`${prefix}counter`, counter, at + WAIT_GROUP.counter, 4),
    read.field(`${prefix}waiters`, waiters, at + WAIT_GROUP.waiters, 4),
    ...read.waiters('waits', semaphoreQueue(memory, tables, sema), sema, 4),
  ];
}

function onceRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const done = at + ONCE.done;
  return [
    read.field(`${prefix}done`, read.memory.u32(done), done, 4),
    ...mutexRows(read, at + ONCE.m, `${prefix}m.`),
  ];
}

function condRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const notify = at + COND.notify;
  const wait = read.memory.u32(notify);
  const called = read.memory.u32(notify + 4);
  return [
    read.field(`${prefix}wait`, wait, notify, 4),
    read.field(`${prefix}notify`, called, notify + 4, 4),
    ...read.waiters('waits', condQueue(read.memory, at), notify, 32),
  ];
}

function chanRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const chan = decodeChan(read.memory, read.tables, at);
  const { cells, room } = chan;
  const pointersAt = (i: number): string[] => [
    ...(i === chan.sendx ? ['sendx'] : []),
    ...(i === chan.recvx ? ['recvx'] : []),
  ];
  const ring: ObjectRow = {
    kind: 'cells',
    name: `${prefix}buf`,
    cells: cells
      .slice(0, MOST_CELLS)
      .map(({ text, full, at: cell, size }, i) =>
        read.cell(text, cell, size, { empty: !full, pointers: pointersAt(i) }),
      ),
    more: Math.max(0, room - MOST_CELLS),
  };
  return [
    read.field(`${prefix}qcount`, `${chan.count} / ${room}`, at + HCHAN.qcount, 16),
    ...(room > 0 ? [ring] : []),
    read.field(`${prefix}closed`, chan.closed ? 1 : 0, at + HCHAN.closed, 4),
    ...read.waiters('receives', chan.receivers, at + HCHAN.recvq, 16),
    ...read.waiters('sends', chan.senders, at + HCHAN.sendq, 16),
  ];
}

function syncMapRows(read: ObjectReader, at: number, prefix: string): ObjectRow[] {
  const { mu, amended, misses, read: known, dirty } = decodeSyncMap(read.memory, read.tables, at);
  const entries = (name: string, list: readonly SyncMapEntry[]): ObjectRow => ({
    kind: 'cells',
    name,
    cells: list.slice(0, MOST_CELLS).map(({ key, at: entry, state, value }) =>
      read.cell(state === 'value' ? value : state === 'deleted' ? 'nil' : state, entry, 8, {
        label: key,
        empty: state !== 'value',
      }),
    ),
    more: Math.max(0, list.length - MOST_CELLS),
  });
  return [
    stateRow(read, `${prefix}mu.state`, at + SYNC_MAP.mu, mu),
    ...(mu.locked ? read.waiters('holds', read.holders(at + SYNC_MAP.mu), 0, 0) : []),
    ...read.waiters(
      'waits',
      semaphoreQueue(read.memory, read.tables, at + SYNC_MAP.mu + MUTEX.sema),
      at + SYNC_MAP.mu + MUTEX.sema,
      4,
    ),
    entries(`${prefix}read`, known),
    read.field(`${prefix}amended`, `${amended}`, at + SYNC_MAP.read, 8),
    ...(dirty === undefined
      ? [read.field(`${prefix}dirty`, 'nil', at + SYNC_MAP.dirty, 8)]
      : [entries(`${prefix}dirty`, dirty)]),
    read.field(`${prefix}misses`, misses, at + SYNC_MAP.misses, 8),
  ];
}
