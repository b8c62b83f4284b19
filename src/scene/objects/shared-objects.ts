import {
  type ByteSource,
  decodeChan,
  type GoType,
  HCHAN,
  type ProgramTables,
  type ReachedValue,
  reachedValues,
  typeAt,
} from '../../memory';
import type { Rows, Spans } from '../../recording';
import type { Touch } from '../stage/marks';
import type { ObjectCard } from './object-card';
import { ObjectReader } from './object-reader';
import { SYNC_ROWS } from './sync-rows';
import { cellsRow, valueRows } from './value-rows';

export interface ObjectOptions {
  readonly rows: Rows;
  readonly spans: Spans;
  readonly cursor: number;
  readonly touches: readonly Touch[];
}

export interface SharedObjects {
  readonly cards: readonly ObjectCard[];
  /** So many more are not shown. */
  readonly more: number;
  /** There are maps too, which have the stage. */
  readonly hasMaps: boolean;
}

const MOST_CARDS = 12;
const MOST_VARIABLES = 10;
/** Steps back from the cursor in which it is looked who touched what. */
const LOOKED_BACK = 4000;

interface Candidate extends ReachedValue {
  /** Step that touched it last, and who did; -1: nobody lately. */
  last: number;
  readonly gids: Set<number>;
}

/**
 * What goroutines share beside maps: package variables, locks, channels, and what was touched lately. (A step is an access
 * to what another goroutine could reach, so whatever steps touch is shared.) Those touched last have a card, in the
 * order in which they lie in memory, so that no card jumps.
 */
export function sharedObjects(
  source: ByteSource,
  tables: ProgramTables,
  options: ObjectOptions,
): SharedObjects {
  const read = new ObjectReader(source, tables, options);
  const reached = reachedValues(read.memory, tables);
  const all = outermost(reached.filter((one) => isShown(tables, one)));
  noteTouches(all, options);
  const shared = all.filter((one) => one.last >= 0 || one.isGlobal || isMadeToShare(tables, one));
  const byUse = shared.toSorted((a, b) => b.last - a.last || a.addr - b.addr);
  const variables = byUse.filter((one) => isPlain(tables, one));
  const others = byUse.filter((one) => !isPlain(tables, one));
  const plain = variables.slice(0, MOST_VARIABLES);
  const chosen = others.slice(0, MOST_CARDS - (plain.length > 0 ? 1 : 0));
  return {
    cards: [
      ...inPlace(chosen).map((one) => cardOf(read, one)),
      ...(plain.length > 0 ? [variablesCard(read, inPlace(plain))] : []),
    ],
    hasMaps: reached.some(
      ({ type, addr }) =>
        typeAt(tables.types, type).kind === 'map' && read.memory.pointer(addr) !== 0,
    ),
    more: shared.length - plain.length - chosen.length,
  };
}

function inPlace(list: readonly Candidate[]): Candidate[] {
  return list.toSorted((a, b) => a.addr - b.addr);
}

/** Maps have the stage, and of channels the channel itself is shown, not the variable. */
function isShown({ types }: ProgramTables, { type, stride }: ReachedValue): boolean {
  const { kind, size, name } = typeAt(types, type);
  if (size === 0 || kind === 'map' || kind === 'chan' || kind === 'func') return false;
  // Bytes of strings, and of buffers.
  return !(stride === 1 && name === 'uint8');
}

function isMadeToShare({ types }: ProgramTables, { type }: ReachedValue): boolean {
  const { name, fields = [] } = typeAt(types, type);
  const isSync = (one: GoType): boolean =>
    SYNC_ROWS.has(one.name) || one.name.startsWith('sync/atomic.');
  return (
    SYNC_ROWS.has(name) ||
    name.startsWith('sync/atomic.') ||
    fields.some((field) => isSync(typeAt(types, field.type)))
  );
}

function isPlain({ types }: ProgramTables, { type, stride }: ReachedValue): boolean {
  const { kind, name } = typeAt(types, type);
  if (stride > 0 || SYNC_ROWS.has(name)) return false;
  return kind !== 'struct' && kind !== 'slice' && kind !== 'array';
}

/** Without what lies inside another one, and without the elements of slices that have a row there. */
function outermost(found: readonly ReachedValue[]): Candidate[] {
  const sorted = found.toSorted((a, b) => a.addr - b.addr || b.end - a.end);
  const kept: Candidate[] = [];
  let end = 0;
  for (const one of sorted) {
    const inside = one.end <= end;
    end = Math.max(end, one.end);
    if (!inside) kept.push({ ...one, last: -1, gids: new Set() });
  }
  const isKept = (at: number): boolean => kept.some(({ addr, end: e }) => addr <= at && at < e);
  return kept.filter(({ sliceAt }) => sliceAt === undefined || !isKept(sliceAt));
}

function noteTouches(all: readonly Candidate[], { rows, cursor, touches }: ObjectOptions): void {
  const ordered = all.toSorted((a, b) => a.addr - b.addr);
  const note = (addr: number, gid: number, when: number): void => {
    const one = ownerOf(ordered, addr);
    if (one === undefined) return;
    one.last = Math.max(one.last, when);
    one.gids.add(gid);
  };
  for (const { addr, gid } of touches) note(addr, gid, cursor);
  for (let i = cursor - 1; i >= Math.max(0, cursor - LOOKED_BACK); i--) {
    const addr = rows.addr[i] ?? 0;
    if (addr !== 0) note(addr, rows.gid[i] ?? 0, i);
  }
}

/** The candidate that holds an address: they lie in order. */
function ownerOf(ordered: readonly Candidate[], addr: number): Candidate | undefined {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.addr ?? 0) <= addr) low = middle + 1;
    else high = middle;
  }
  const one = ordered[low - 1];
  return one !== undefined && addr < one.end ? one : undefined;
}

function cardOf(read: ObjectReader, one: Candidate): ObjectCard {
  const { name, type, addr, end, stride } = one;
  const count = stride > 0 ? Math.floor((end - addr) / stride) : 0;
  const size = isChannel(read.tables, one) ? HCHAN.size : end - addr;
  return {
    key: `${addr}`,
    name,
    typeName: typeText(read, one, count),
    at: addr,
    size,
    type,
    stride,
    rows: stride > 0 ? [cellsRow(read, '', type, addr, count)] : valueRows(read, name, type, addr),
    touches: read.touching(addr, size),
  };
}

function isChannel({ types }: ProgramTables, { type }: ReachedValue): boolean {
  return typeAt(types, type).name === 'runtime.hchan';
}

function typeText({ memory, tables }: ObjectReader, one: Candidate, count: number): string {
  if (isChannel(tables, one)) return `chan ${decodeChan(memory, tables, one.addr).elemType}`;
  const { name } = typeAt(tables.types, one.type);
  return one.stride > 0 ? `[${count}]${name}` : name;
}

function variablesCard(read: ObjectReader, list: readonly Candidate[]): ObjectCard {
  const rows = list.flatMap(({ name, type, addr }) => valueRows(read, name, type, addr));
  const touched = rows.flatMap((row) => ('touches' in row ? row.touches : []));
  return {
    key: 'variables',
    name: '',
    typeName: '',
    at: 0,
    size: 0,
    type: -1,
    stride: 0,
    rows,
    touches: touched,
  };
}
