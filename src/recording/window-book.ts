import { OPEN, RACE_COLUMNS, WRITE_COLUMNS } from './lists';
import { TableWriter } from './table';
import { takeOut } from './take-out';
import type { Gid } from './words';

/** A goroutine is in an operation on a map. */
export interface OpenOperation {
  readonly gid: Gid;
  readonly map: number;
  readonly write: boolean;
  /** It has looked whether somebody writes. */
  looked: boolean;
}

/**
 * Write windows and race windows. A window opens when a goroutine's own store leaves hashWriting set in a map's flags,
 * and all of that map close when a store leaves it clear: with XOR (spec/hmap.md §15) two writers may hold it at once,
 * and the first to clear it clears it for both.
 *
 *     g5  ──────▐ hashWriting ▌──        write window of g5
 *     g6  ────────[ m[2] ]──────        operation of g6 on the same map
 *                 ▨▨▨▨▨               race window
 */
export class WindowBook {
  readonly writes: TableWriter<(typeof WRITE_COLUMNS)[number]>;
  readonly races: TableWriter<(typeof RACE_COLUMNS)[number]>;
  /** Indexes of open windows: few at a time. */
  private openWrites: number[] = [];
  private openRaces: number[] = [];
  /** Map operations that goroutines are in, in the order of their begin. */
  private operations: OpenOperation[] = [];

  constructor(isShared: boolean) {
    this.writes = new TableWriter(WRITE_COLUMNS, isShared);
    this.races = new TableWriter(RACE_COLUMNS, isShared);
  }

  /** State n is the first to see the store. An atomic OR of an iterator is no claim to write. */
  storeFlags(n: number, gid: Gid, map: number, writing: boolean, claim: boolean): void {
    if (!writing) {
      this.closeWrites(n, map);
      this.closeRaces(n, map, undefined);
      return;
    }
    if (!claim || this.holds(gid, map)) return;
    this.openWrites.push(this.addWrite(n, gid, map));
    for (const operation of this.operations) {
      if (operation.gid !== gid && operation.map === map) this.openRace(n, gid, operation);
    }
  }

  beginOperation(n: number, operation: OpenOperation): void {
    this.operations.push(operation);
    const { gid: other, map } = operation;
    const { map: maps, gid: gids } = this.writes.columns;
    for (const index of this.openWrites) {
      const writer = gids[index] as Gid;
      if (maps[index] === map && writer !== other) this.openRace(n, writer, operation);
    }
  }

  /** A read looks once, near its beginning. */
  lookAtFlags(gid: Gid, map: number): void {
    for (const operation of this.operations) {
      if (operation.gid === gid && operation.map === map) operation.looked = true;
    }
  }

  endOperation(n: number, gid: Gid, map: number): void {
    const { operations } = this;
    let last = -1;
    let count = 0;
    for (let index = 0; index < operations.length; index++) {
      const operation = operations[index];
      if (operation?.gid !== gid || operation.map !== map) continue;
      last = index;
      count++;
    }
    if (count > 0) takeOut(operations, last);
    if (count <= 1) this.closeRaces(n, map, gid);
  }

  /** Forgets what happened behind state n, in which the goroutines are in `operations`. */
  truncate(n: number, operations: readonly OpenOperation[]): void {
    this.openWrites = truncate(this.writes, n);
    this.openRaces = truncate(this.races, n);
    this.operations = [...operations];
  }

  private addWrite(n: number, gid: Gid, map: number): number {
    const index = this.writes.add();
    const { columns } = this.writes;
    columns.gid[index] = gid;
    columns.map[index] = map;
    columns.start[index] = n;
    columns.end[index] = OPEN;
    return index;
  }

  private holds(gid: Gid, map: number): boolean {
    const { map: maps, gid: gids } = this.writes.columns;
    return this.openWrites.some((index) => maps[index] === map && gids[index] === gid);
  }

  private closeWrites(n: number, map: number): void {
    const { map: maps } = this.writes.columns;
    let kept = 0;
    for (const index of this.openWrites) {
      if (maps[index] === map) this.writes.change('end', index, n);
      else this.openWrites[kept++] = index;
    }
    while (this.openWrites.length > kept) this.openWrites.pop();
  }

  private openRace(n: number, writer: Gid, operation: OpenOperation): void {
    const { gid: other, map, write, looked } = operation;
    const { map: maps, writer: writers, other: others } = this.races.columns;
    const known = this.openRaces.some(
      (race) => maps[race] === map && writers[race] === writer && others[race] === other,
    );
    if (known) return;
    const throws = Number(write || !looked);
    this.openRaces.push(this.races.push({ map, start: n, end: OPEN, writer, other, throws }));
  }

  /** Of a map, with one other goroutine or with all. */
  private closeRaces(n: number, map: number, other: Gid | undefined): void {
    if (this.openRaces.length === 0) return;
    const { map: maps, other: others } = this.races.columns;
    this.openRaces = this.openRaces.filter((race) => {
      if (maps[race] !== map || (other !== undefined && others[race] !== other)) return true;
      this.races.change('end', race, n);
      return false;
    });
  }
}

/** Keeps what began in states up to n, and opens again what ended behind; the indexes of what is open. */
function truncate<Name extends string>(
  windows: TableWriter<Name | 'start' | 'end'>,
  n: number,
): number[] {
  windows.filter((index) => (windows.columns.start[index] ?? 0) <= n);
  const open: number[] = [];
  for (let index = 0; index < windows.length; index++) {
    if ((windows.columns.end[index] ?? OPEN) <= n) continue;
    windows.change('end', index, OPEN);
    open.push(index);
  }
  return open;
}
