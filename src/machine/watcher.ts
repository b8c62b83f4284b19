import { decodeGoroutines, PUSHED_SLOT } from '../memory';
import type { Gid } from '../recording';
import type { Access, Breakpoint } from './breakpoint';
import type { Run } from './run';
import { type Place, PlaceFinder } from './standing-place';

/** A call in which a goroutine stood where a breakpoint wants it, and where in that it stood first. */
interface Stay {
  readonly place: Place;
  readonly entry: Place;
}

/** Looks after each step whether a breakpoint has come true. A goroutine that stands at one already must leave first. */
export class Watcher {
  private readonly run: Run;
  private readonly finder: PlaceFinder;
  private readonly breakpoints: readonly Breakpoint[];
  /** By breakpoint and goroutine, outermost first. */
  private readonly stays: Map<Gid, readonly Stay[]>[];
  /** By breakpoint: spans that were looked at. */
  private readonly spansSeen: number[];

  constructor(run: Run, breakpoints: readonly Breakpoint[]) {
    this.run = run;
    this.breakpoints = breakpoints;
    this.finder = new PlaceFinder(run.program, run.memory);
    this.stays = breakpoints.map(() => new Map<Gid, readonly Stay[]>());
    this.spansSeen = breakpoints.map(() => 0);
    for (const { gid, state } of decodeGoroutines(run.memory, run.program)) {
      if (state === 'dead') continue;
      for (const index of breakpoints.keys()) this.arrives(index, gid);
    }
    this.run.pushed.fill(0);
  }

  /** The first breakpoint that came true with the step before the cursor. */
  look(): Breakpoint | undefined {
    const gid = this.run.lastGid() as Gid;
    let hit: Breakpoint | undefined;
    // All of them look: they remember where they were.
    for (const [index, breakpoint] of this.breakpoints.entries()) {
      if (this.isHit(breakpoint, index, gid)) hit ??= breakpoint;
    }
    this.run.pushed.fill(0);
    return hit;
  }

  private isHit(breakpoint: Breakpoint, index: number, gid: Gid): boolean {
    switch (breakpoint.kind) {
      case 'access':
        return breakpoint.gid === gid;
      case 'line':
      case 'func':
        return this.arrives(index, gid);
      case 'address':
        return this.touches(breakpoint);
      case 'field':
        return this.touchesField(breakpoint);
      case 'map':
        return this.begins(breakpoint, index);
    }
  }

  /** Below a call in which it stood before nothing can have changed. */
  private arrives(index: number, gid: Gid): boolean {
    const breakpoint = this.breakpoints[index];
    const before = this.stays[index]?.get(gid) ?? [];
    const inner: Stay[] = [];
    let kept = 0;
    let hit = false;
    this.finder.eachPlace(gid, (place) => {
      if (!isAt(breakpoint, place)) return true;
      const known = before.findLastIndex((stay) => stay.place.frame === place.frame);
      const stay = before[known];
      const isNew = stay === undefined || this.isAnew(breakpoint, stay, place, gid);
      inner.unshift({ place, entry: isNew ? place : stay.entry });
      hit ||= isNew;
      kept = Math.max(0, known);
      return known < 0;
    });
    this.stays[index]?.set(gid, [...before.slice(0, kept), ...inner]);
    return hit;
  }

  /**
   * Between two steps a goroutine may leave a line or a function and come back without having stood anywhere else. It is in a
   * function anew when that was called; on a line, when it is back where it stood first, and does not wait there to try once more.
   */
  private isAnew(breakpoint: Breakpoint | undefined, stay: Stay, place: Place, gid: Gid): boolean {
    const { frame, stop, callee } = place;
    const slot = ((frame >>> PUSHED_SLOT.shift) & PUSHED_SLOT.mask) >>> 2;
    const pushed = this.run.pushed[slot];
    if (pushed === frame) return true;
    if (breakpoint?.kind === 'func' && pushed === 0) return false;
    const isAtEntry = stop === stay.entry.stop && callee === stay.entry.callee;
    return isAtEntry && this.run.isRunnable(gid);
  }

  private touches({ at, size, by }: Extract<Breakpoint, { kind: 'address' }>): boolean {
    const n = this.run.cursor - 1;
    const { addr, stop } = this.run.recorder.rows;
    const site = this.run.program.stops[stop[n] ?? 0]?.site;
    const from = addr[n] ?? 0;
    if (from === 0 || site === undefined || !allows(by, site.kind)) return false;
    return from < at + size && at < from + Math.max(1, site.size);
  }

  private touchesField({ name, by }: Extract<Breakpoint, { kind: 'field' }>): boolean {
    const site =
      this.run.program.stops[this.run.recorder.rows.stop[this.run.cursor - 1] ?? 0]?.site;
    if (site?.field === undefined || !allows(by, site.kind)) return false;
    return site.field === name || site.field.endsWith(`.${name}`);
  }

  /** Operations stand in the order of their begin. */
  private begins({ at, by }: Extract<Breakpoint, { kind: 'map' }>, breakpoint: number): boolean {
    const { spans } = this.run.recorder;
    const { start, object } = spans.table;
    for (let index = this.spansSeen[breakpoint] ?? 0; index < spans.length; index++) {
      const isLater = (start[index] ?? 0) > this.run.cursor;
      if (isLater && spans.isOperation(index)) return false;
      this.spansSeen[breakpoint] = index + 1;
      if (start[index] !== this.run.cursor || object[index] !== at) continue;
      const isAsked = by === 'any' || spans.at(index).write === (by === 'write');
      if (isAsked && spans.isOperation(index)) return true;
    }
    return false;
  }
}

function isAt(breakpoint: Breakpoint | undefined, { func, isWrapper, file, line }: Place): boolean {
  switch (breakpoint?.kind) {
    case 'func':
      return func === breakpoint.name;
    case 'line':
      return line === breakpoint.line && file === breakpoint.file && !isWrapper;
    default:
      return false;
  }
}

function allows(by: Access, kind: string): boolean {
  if (kind === 'atomic' || kind === 'call') return true;
  return kind === 'read' ? by !== 'write' : kind === 'write' && by !== 'read';
}
