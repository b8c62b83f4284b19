import type { Gid } from '../../../recording';
import type { StepNote, StepRow } from './step-row';
import { wordText } from './memory-note';

/** Bits of a mutex's state (spec/sync.md §2). */
const LOCKED = 1;
const WAITER_SHIFT = 3;
/** A writer takes so many off an RWMutex's readers. */
const MOST_READERS = 1 << 30;

/** What a step of package sync, or of sync/atomic, did. */
export function syncNote(row: StepRow): StepNote | undefined {
  if (row.field === 'sync.Mutex.state') return mutexNote(row);
  if (row.kind !== 'atomic') return undefined;
  const fields = row.lookup.fieldsAt(row.addr);
  const owner = fields.findLast(({ type }) => OWNERS.has(type));
  const own = owner && OWNERS.get(owner.type)?.(row, owner.field);
  if (own !== undefined) return own;
  if (/\[(?:sync\.readOnly)\]/.test(row.func)) return { key: 'mapKnown', gid: row.gid };
  if (row.func.includes('[interface {}]')) return { key: 'mapEntry', gid: row.gid };
  return atomicNote(row);
}

type FieldNote = (row: StepRow, field: string) => StepNote | undefined;

const OWNERS: ReadonlyMap<string, FieldNote> = new Map<string, FieldNote>([
  ['sync.WaitGroup', waitGroupNote],
  ['sync.Once', onceNote],
  ['sync.RWMutex', rwMutexNote],
  ['sync.Map', (row) => ({ key: 'mapKnown', gid: row.gid })],
  ['sync.entry', (row) => ({ key: 'mapEntry', gid: row.gid })],
]);

function mutexNote(row: StepRow): StepNote {
  const { func, value, gid, nextText, addr } = row;
  const what = row.lookup.objectName(addr);
  const waiters = (value | 0) >> WAITER_SHIFT;
  const note = (key: StepNote['key'], more: Partial<StepNote> = {}): StepNote => ({
    key,
    gid,
    what,
    ...more,
  });
  if (row.kind === 'read') return note('lockLook', { value: stateText(value) });
  if (func.endsWith('unlockSlow')) {
    return note(nextText === 'semrelease' ? 'unlockWakes' : 'lockAgain');
  }
  if (func.endsWith('.Unlock')) {
    if (value < 0 || ((value + LOCKED) & LOCKED) === 0) return note('unlockedFree');
    return waiters === 0 ? note('unlocked') : note('unlockedWaiters', { n: waiters });
  }
  const holder = holderOf(row, addr);
  if (holder === gid) return note('lockTaken');
  if (nextText === 'semacquireOrPark') return note('lockQueued', { n: waiters });
  if (func.endsWith('lockSlow')) return note('lockAgain');
  return holder === undefined ? note('lockBusy') : note('lockBusyBy', { other: holder });
}

function stateText(state: number): string {
  const words = ['locked', 'woken', 'starving'].filter((_, bit) => (state & (1 << bit)) !== 0);
  const waiters = (state | 0) >> WAITER_SHIFT;
  if (waiters > 0) words.push(`waiters ${waiters}`);
  return words.join(' | ') || '0';
}

/** Holds are looked for so far back. */
const MOST_SPANS = 20_000;

/** Who holds a lock where the moment stands. */
export function holderOf({ moment }: Pick<StepRow, 'moment'>, lock: number): Gid | undefined {
  const { spans } = moment.recording;
  const { cursor } = moment.standing;
  const { start, object, gid } = spans.table;
  const first = Math.max(0, spans.length - MOST_SPANS);
  for (let index = spans.length - 1; index >= first; index--) {
    if (object[index] !== lock || (start[index] ?? 0) > cursor) continue;
    if (spans.endOf(index) > cursor && spans.at(index).kind === 'hold') return gid[index] as Gid;
  }
  return undefined;
}

function waitGroupNote(row: StepRow, field: string): StepNote | undefined {
  if (field !== 'state') return undefined;
  const { gid, addr, func, nextText } = row;
  const n = row.lookup.counterAt(addr, 'state');
  const told = { gid, n, what: row.lookup.objectName(addr) };
  if (func.endsWith('.Add')) return { key: n === 0 ? 'wgZero' : 'wgAdded', ...told };
  if (func.endsWith('.CompareAndSwap')) {
    return { key: nextText === 'semacquireOrPark' ? 'wgWaits' : 'lockAgain', ...told };
  }
  return { key: func.endsWith('.Store') ? 'wgZero' : 'wgLooks', ...told };
}

function onceNote(row: StepRow, field: string): StepNote | undefined {
  if (field !== 'done') return undefined;
  const what = row.lookup.nameOf(row.addr).replace(/\.done(?:\.v)?$/, '');
  if (row.func.endsWith('.Store')) return { key: 'onceSet', gid: row.gid, what };
  return { key: row.value === 0 ? 'onceNew' : 'onceDone', gid: row.gid, what };
}

function rwMutexNote(row: StepRow, field: string): StepNote | undefined {
  const value = row.value | 0;
  const what = row.lookup.nameOf(row.addr).replace(/\.reader(?:Count|Wait)(?:\.v)?$/, '');
  if (field === 'readerWait') return { key: 'rwLeaving', gid: row.gid, what, n: value };
  // TryLock and TryRLock only look, or compare.
  if (field !== 'readerCount' || !row.func.endsWith('.Add')) return undefined;
  if (value >= 0) return { key: 'rwReaders', gid: row.gid, what, n: value };
  return { key: 'rwWriter', gid: row.gid, what, n: value + MOST_READERS };
}

const ATOMICS: Readonly<Record<string, StepNote['key']>> = {
  Load: 'atomicLoad',
  Store: 'atomicStore',
  Add: 'atomicAdd',
  Swap: 'atomicSwap',
  CompareAndSwap: 'atomicCas',
};

function atomicNote(row: StepRow): StepNote {
  const { func, gid, lookup, addr, text } = row;
  const name = lookup.objectName(addr);
  const method = /\.(\w+)$/.exec(func)?.[1] ?? '';
  const what = row.isUser ? text : name.startsWith('0x') ? text : name;
  return { key: ATOMICS[method] ?? 'atomicOther', gid, what, ...wordText(row) };
}
