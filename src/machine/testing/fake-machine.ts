import type { Program } from '../../emit';
import {
  FAULT,
  FIRST_MAPPED,
  G,
  LOG_START,
  PAGE_SIZE,
  SCHED,
  SCHEDULE_START,
  WORD,
} from '../../memory';
import type { PolicyChoice } from '../../recording';
import { choose } from '../policy';
import type { Machine } from '../run-machine';

const SCHED_AT = FIRST_MAPPED;
const ALLGS_AT = FIRST_MAPPED + 0x1000;
const HEAP_AT = FIRST_MAPPED + PAGE_SIZE;
const PAGES = 8;

export const fakeProgram: Program = {
  wasm: new Uint8Array(),
  shared: false,
  image: new Uint8Array(),
  heapStart: HEAP_AT,
  symbols: new Map([['runtime.sched', SCHED_AT]]),
  funcs: [],
  stops: [],
  types: [],
  globals: [],
  files: [],
  descriptors: new Map(),
};

/**
 * A machine without WebAssembly: three goroutines that stir words of a heap which grows as they do, so that every state
 * differs. Goroutine 6 rests every seventh step until another has moved; the program ends after `life` steps of 1.
 */
export class FakeMachine implements Machine {
  readonly memory = { buffer: new ArrayBuffer(HEAP_AT + PAGES * PAGE_SIZE) };
  readonly program = fakeProgram;
  readonly golike = false;
  logging = true;
  stopRequested = false;
  private readonly words = new Uint32Array(this.memory.buffer);
  private readonly life: number;

  restartAsGo(): void {
    throw new Error('a fake has no scheduler');
  }

  constructor(life: number) {
    this.life = life;
    this.put(SCHED_AT + SCHED.allgs, ALLGS_AT);
    this.put(SCHED_AT + SCHED.allglen, 7);
    this.put(SCHED_AT + SCHED.heapTop, HEAP_AT + 64);
    this.put(WORD.logNext, LOG_START);
    for (const gid of [1, 5, 6]) {
      const g = ALLGS_AT + gid * G.size;
      this.put(ALLGS_AT + gid * 8, g);
      this.put(g + G.goid, gid);
      this.put(g + G.status, 1);
    }
  }

  get fault(): number {
    return this.get(SCHED_AT + SCHED.fault);
  }

  get heapTop(): number {
    return this.get(SCHED_AT + SCHED.heapTop);
  }

  isRunnable(gid: number): boolean {
    if (gid === 6) return this.get(HEAP_AT + 4 * 6) % 7 !== 6 || this.get(HEAP_AT) !== 6;
    return gid === 1 || gid === 5;
  }

  step(gid: number): void {
    const count = this.get(HEAP_AT + 4 * gid) + 1;
    this.put(HEAP_AT + 4 * gid, count);
    this.put(HEAP_AT, gid);
    const stirred = Math.imul(this.get(HEAP_AT + 32) ^ (gid + count), 0x9e3779b1) >>> 0;
    this.put(HEAP_AT + 32, stirred);
    const top = Math.max(this.heapTop, HEAP_AT + 64 + (count & ~63) * 8);
    this.put(SCHED_AT + SCHED.heapTop, Math.min(top, this.memory.buffer.byteLength));
    const addr = HEAP_AT + 64 + (stirred % Math.max(1, (this.heapTop - HEAP_AT - 64) >> 2)) * 4;
    if (addr < this.heapTop) this.put(addr, stirred);
    if (gid === 1 && count >= this.life) this.put(SCHED_AT + SCHED.fault, FAULT.exit);
    if (this.logging) this.log(gid, addr, stirred);
  }

  run(policy: PolicyChoice, from: number, count: number, last: number): number {
    let made = 0;
    for (let before = last; made < count && this.mayGoOn(); made++) {
      const runnable = [1, 5, 6].filter((gid) => this.isRunnable(gid));
      const gid = choose(policy, runnable, from + made, before);
      if (gid === undefined) break;
      this.step(gid);
      before = gid;
    }
    return made;
  }

  replay(pairs: number, count: number): number {
    let made = 0;
    for (let pair = 0; pair < pairs; pair++) {
      const at = SCHEDULE_START + pair * 8;
      for (let left = this.get(at + 4); left > 0; left--) {
        if (made >= count || !this.mayGoOn() || !this.isRunnable(this.get(at))) return made;
        this.step(this.get(at));
        made++;
      }
    }
    return made;
  }

  private mayGoOn(): boolean {
    return this.fault === FAULT.none && !this.stopRequested;
  }

  private log(...record: readonly number[]): void {
    const next = this.get(WORD.logNext);
    for (const [i, word] of [record[0] ?? 0, 1, record[1] ?? 0, record[2] ?? 0].entries()) {
      this.put(next + 4 * i, word);
    }
    this.put(WORD.logNext, next + 16);
  }

  private get(at: number): number {
    return this.words[at >> 2] ?? 0;
  }

  private put(at: number, value: number): void {
    this.words[at >> 2] = value;
  }
}
