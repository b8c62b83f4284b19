import { G, G_STATUS, LOG_START, LOG_TAG, SCHED, WORD } from '../../memory';
import type { RecordedProgram } from '../recorded-program';
import type { Gid } from '../words';

/** What one step does, as the log and the goroutines' words tell it. */
export interface FakeStep {
  readonly gid: Gid;
  readonly stop: number;
  readonly addr: number;
  readonly value: number;
  /** Span functions entered and left in the private work behind the operation. */
  readonly calls: readonly FakeCall[];
  /** Where the goroutine stands then, and what became of it. */
  readonly standsAt: number;
  readonly status: number;
  readonly born: Gid | undefined;
}

export type FakeCall =
  | { readonly kind: 'begin'; readonly func: number; readonly args: readonly bigint[] }
  | { readonly kind: 'end'; readonly func: number };

export const FUNC = { main: 1, assign: 2, access: 3, evacuate: 4 } as const;
export const STOP = {
  plain: 1,
  store: 2,
  or: 3,
  park: 4,
  go: 5,
  exit: 6,
  call: 7,
  look: 8,
} as const;
export const MAPS = [0x200000, 0x200100] as const;

const SCHED_AT = 0x100000;
const ALLGS_AT = 0x110000;
const source = 'package main\n\nfunc main() { m[8] = 1 }\n';

const hmapParams = [
  { name: 't', type: 0 },
  { name: 'h', type: 0 },
];

export const fakeProgram: RecordedProgram = {
  symbols: new Map([['runtime.sched', SCHED_AT]]),
  funcs: [
    { name: '', span: undefined, params: [] },
    { name: 'main.main', span: undefined, params: [] },
    {
      name: 'runtime.mapassign_fast64',
      span: 'assign',
      params: [...hmapParams, { name: 'key', type: 1 }],
    },
    {
      name: 'runtime.mapaccess1_faststr',
      span: 'access',
      params: [...hmapParams, { name: 'key', type: 2 }],
    },
    {
      name: 'runtime.evacuate_fast64',
      span: 'evacuate',
      params: [...hmapParams, { name: 'oldbucket', type: 1 }],
    },
  ],
  stops: [
    undefined,
    { kind: 'write', text: 'x' },
    { kind: 'write', text: 'h.flags', field: 'runtime.hmap.flags' },
    { kind: 'atomic', text: 'h.flags', field: 'runtime.hmap.flags' },
    { kind: 'call', text: 'semacquireOrPark' },
    { kind: 'write', text: 'go' },
    { kind: 'write', text: 'exit' },
    undefined,
    { kind: 'read', text: 'h.flags', field: 'runtime.hmap.flags' },
  ].map((site, stop) => {
    const func = stop === STOP.look ? FUNC.access : FUNC.main;
    return { func, pos: source.indexOf('m[8]'), file: 0, site };
  }),
  types: [
    { kind: 'unsafe', size: 8 },
    { kind: 'uint', size: 8 },
    { kind: 'string', size: 16 },
    { kind: 'map', size: 8, key: 4 },
    { kind: 'int', size: 8 },
  ],
  files: [{ name: 'main.go', text: source }],
  descriptors: new Map([[0x100800, 3]]),
};

/** Memory as a machine leaves it that made the first `n` of these steps, with the last of them in its log. */
export class FakeMachine {
  readonly memory = { buffer: new ArrayBuffer(0x120000) };
  private readonly view = new DataView(this.memory.buffer);
  private readonly steps: readonly FakeStep[];
  private at = 0;

  constructor(steps: readonly FakeStep[]) {
    this.steps = steps;
    this.view.setUint32(SCHED_AT + SCHED.allgs, ALLGS_AT, true);
    this.standAt(0);
  }

  /** Goes to state n without a log, as a restored checkpoint does. */
  standAt(n: number): void {
    new Uint8Array(this.memory.buffer, ALLGS_AT).fill(0);
    this.view.setUint32(WORD.logNext, LOG_START, true);
    this.bear(1 as Gid, 0, 0);
    for (const step of this.steps.slice(0, n)) this.change(step);
    this.at = n;
  }

  /** Makes the steps up to state n and logs them. */
  runTo(n: number): void {
    for (; this.at < n; this.at++) {
      const step = this.steps[this.at];
      if (step === undefined) throw new RangeError(`no step ${this.at}`);
      this.change(step);
      for (const call of step.calls) this.logCall(step.gid, call);
      this.log(step.gid, step.stop, step.addr, step.value);
    }
  }

  private change(step: FakeStep): void {
    const g = ALLGS_AT + step.gid * G.size;
    this.view.setUint32(g + G.status, step.status, true);
    this.view.setUint32(g + G.stop, step.standsAt, true);
    if (step.born !== undefined) this.bear(step.born, step.gid, step.stop);
  }

  private bear(gid: Gid, parent: number, gostop: number): void {
    const g = ALLGS_AT + gid * G.size;
    this.view.setUint32(ALLGS_AT + gid * 8, g, true);
    this.view.setUint32(g + G.goid, gid, true);
    this.view.setUint32(g + G.status, G_STATUS.runnable, true);
    this.view.setUint32(g + G.parent, parent, true);
    this.view.setUint32(g + G.gostop, gostop, true);
    this.view.setUint32(SCHED_AT + SCHED.allglen, gid + 1, true);
  }

  private logCall(gid: Gid, call: FakeCall): void {
    if (call.kind === 'end') {
      this.log((LOG_TAG.end | gid) >>> 0, call.func, 0, 0);
      return;
    }
    this.log((LOG_TAG.begin | gid) >>> 0, call.func, STOP.call, call.args.length);
    for (const [index, arg] of call.args.entries()) {
      const low = Number(BigInt.asUintN(32, arg));
      this.log((LOG_TAG.arg | gid) >>> 0, index, low, Number(BigInt.asUintN(32, arg >> 32n)));
    }
  }

  private log(...record: readonly number[]): void {
    const next = this.view.getUint32(WORD.logNext, true);
    for (const [i, word] of record.entries()) this.view.setUint32(next + 4 * i, word, true);
    this.view.setUint32(WORD.logNext, next + 16, true);
  }
}
