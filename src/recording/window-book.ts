import { closeAt, truncateAll } from './span-book';
import type { Gid, RaceWindow, Span, StepIndex, WriteWindow } from './words';

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
  readonly writes: WriteWindow[] = [];
  readonly races: RaceWindow[] = [];
  /** Indexes of open windows: few at a time. */
  private openWrites: number[] = [];
  private openRaces: number[] = [];
  /** Map operations that goroutines are in, in the order of their begin. */
  private operations: Span[] = [];

  /** State n is the first to see the store. An atomic OR of an iterator is no claim to write. */
  storeFlags(n: number, gid: Gid, map: number, writing: boolean, claim: boolean): void {
    if (!writing) {
      this.closeWrites(n, map);
      this.closeRaces(n, (race) => race.map === map);
      return;
    }
    if (!claim || this.holds(gid, map)) return;
    const window = { gid, map, start: n as StepIndex, end: undefined };
    this.openWrites.push(this.writes.push(window) - 1);
    for (const { gid: other, object } of this.operations) {
      if (other !== gid && object === map) this.openRace(n, map, gid, other);
    }
  }

  beginOperation(n: number, operation: Span): void {
    this.operations.push(operation);
    const { gid: other, object: map } = operation;
    for (const index of this.openWrites) {
      const window = this.writes[index];
      if (window?.map === map && window.gid !== other) this.openRace(n, map, window.gid, other);
    }
  }

  endOperation(n: number, ended: Span): void {
    const { gid, object } = ended;
    const isThis = (op: Span | undefined): boolean => op?.gid === gid && op.object === object;
    const index = this.operations.findLastIndex(isThis);
    if (index >= 0) this.operations.splice(index, 1);
    if (this.openRaces.length === 0 || this.operations.some(isThis)) return;
    this.closeRaces(n, (race) => race.map === object && race.other === gid);
  }

  /** Forgets what happened behind state n, in which the goroutines are in `operations`. */
  truncate(n: number, operations: readonly Span[]): void {
    truncateAll(this.writes, n);
    truncateAll(this.races, n);
    this.openWrites = openIndexes(this.writes);
    this.openRaces = openIndexes(this.races);
    this.operations = [...operations];
  }

  private holds(gid: Gid, map: number): boolean {
    for (const index of this.openWrites) {
      const window = this.writes[index];
      if (window?.map === map && window.gid === gid) return true;
    }
    return false;
  }

  private closeWrites(n: number, map: number): void {
    let kept = 0;
    for (const index of this.openWrites) {
      if (this.writes[index]?.map === map) closeAt(this.writes, index, n);
      else this.openWrites[kept++] = index;
    }
    while (this.openWrites.length > kept) this.openWrites.pop();
  }

  private openRace(n: number, map: number, writer: Gid, other: Gid): void {
    const known = this.openRaces.some((index) => {
      const race = this.races[index];
      return race?.map === map && race.writer === writer && race.other === other;
    });
    if (known) return;
    const race = { map, start: n as StepIndex, end: undefined, writer, other };
    this.openRaces.push(this.races.push(race) - 1);
  }

  private closeRaces(n: number, ends: (race: RaceWindow) => boolean): void {
    if (this.openRaces.length === 0) return;
    this.openRaces = this.openRaces.filter((index) => {
      const race = this.races[index];
      if (race === undefined || !ends(race)) return true;
      closeAt(this.races, index, n);
      return false;
    });
  }
}

function openIndexes(all: readonly { readonly end: StepIndex | undefined }[]): number[] {
  return [...all.keys()].filter((index) => all[index]?.end === undefined);
}
