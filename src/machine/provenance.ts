import { G, G_STATUS, livingGoroutines, type Memory } from '../memory';
import type { StepIndex } from '../recording';
import type { Run } from './run';

/** Where the value of a byte comes from. */
export type Provenance =
  /** The step's own operation wrote it. */
  | { readonly kind: 'written'; readonly step: StepIndex }
  /** It changed within the step: a channel's operation, or work that nobody else could see. */
  | { readonly kind: 'changed'; readonly step: StepIndex }
  /** It is as it was when its memory was given out, in this step. */
  | { readonly kind: 'allocated'; readonly step: StepIndex }
  /** It is as it was before the first step. */
  | { readonly kind: 'before' };

/** Whole operations that are tried one by one, newest first, and bytes behind their address that they may change. */
const MOST_CALLS = 16;
const CALL_REACH = 1024;

/**
 * Where a byte's value at the cursor comes from. Accesses of it are in the recording; what changes unseen is searched
 * for by going back, which leaves the run where it was.
 */
export function provenanceOf(run: Run, addr: number): Provenance {
  const { cursor } = run;
  try {
    return new Search(run, addr).find();
  } finally {
    run.seek(cursor);
  }
}

class Search {
  private readonly run: Run;
  private readonly addr: number;
  private readonly memory: Memory;
  private readonly now: number;

  constructor(run: Run, addr: number) {
    this.run = run;
    this.addr = addr;
    this.memory = run.memory;
    this.now = this.memory.u8(addr);
  }

  find(): Provenance {
    const end = this.run.cursor;
    const written = this.lastWrite(end);
    const called = this.lastCall(end, written ?? 0);
    if (called !== undefined) return { kind: 'changed', step: called };
    if (written !== undefined && this.byteAt(written) === this.now) {
      return { kind: 'written', step: written };
    }
    const from = written ?? (0 as StepIndex);
    if (this.byteAt(from) !== this.now) return { kind: 'changed', step: this.changeIn(from, end) };
    return this.allocation(end);
  }

  /** The last step up to `end` whose own operation stored these bytes, and changed them if it was atomic. */
  private lastWrite(end: number): StepIndex | undefined {
    const { rows } = this.run.recorder;
    const { stops } = this.run.program;
    for (let i = end - 1; i >= 0; i--) {
      const at = rows.addr[i] ?? 0;
      if (at === 0 || at > this.addr || this.addr - at >= 8) continue;
      const site = stops[rows.stop[i] ?? 0]?.site;
      if (site === undefined || this.addr >= at + site.size) continue;
      if (site.kind === 'write') return (i + 1) as StepIndex;
      if (site.kind === 'atomic' && this.byteAt(i) !== this.byteAt(i + 1)) {
        return (i + 1) as StepIndex;
      }
    }
    return undefined;
  }

  /** The last operation as a whole behind step `from` that changed the byte, of those near it. */
  private lastCall(end: number, from: number): StepIndex | undefined {
    const { rows } = this.run.recorder;
    const { stops } = this.run.program;
    let tried = 0;
    for (let i = end - 1; i >= from && tried < MOST_CALLS; i--) {
      const at = rows.addr[i] ?? 0;
      if (at === 0 || at > this.addr || this.addr - at >= CALL_REACH) continue;
      if (stops[rows.stop[i] ?? 0]?.site?.kind !== 'call') continue;
      tried++;
      if (this.byteAt(i) !== this.byteAt(i + 1)) return (i + 1) as StepIndex;
    }
    return undefined;
  }

  private byteAt(n: number): number {
    this.run.seek(n);
    return this.memory.u8(this.addr);
  }

  /** A step in which it became what it is now; it was something else in state `from`. */
  private changeIn(from: number, end: number): StepIndex {
    return this.first(from, end, () => this.memory.u8(this.addr) === this.now);
  }

  private allocation(end: number): Provenance {
    this.run.seek(0);
    if (this.isGivenOut()) return { kind: 'before' };
    return { kind: 'allocated', step: this.first(0, end, () => this.isGivenOut()) };
  }

  /** The first state behind `from` in which something is so, which stays so. */
  private first(from: number, end: number, is: () => boolean): StepIndex {
    let [low, high] = [from, end];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      this.run.seek(middle);
      if (is()) high = middle;
      else low = middle;
    }
    return high as StepIndex;
  }

  /** Below the heap's top, and not in what a goroutine's arena still has to give. */
  private isGivenOut(): boolean {
    const { memory, addr } = this;
    if (addr >= this.run.heapTop) return false;
    for (const g of livingGoroutines(memory, this.run.program)) {
      if (g.status === G_STATUS.dead) continue;
      const free = memory.pointer(g.addr + G.arena);
      if (addr >= free && addr < memory.pointer(g.addr + G.arenaEnd)) return false;
    }
    return true;
  }
}
