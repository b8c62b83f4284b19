import type { Gid, Span, StepIndex, WriteWindow } from '../../recording';
import type { FaultView, GoroutineView } from '../../worker';
import {
  FAKE,
  FAKE_STOPS,
  type FakeStop,
  type FakeStopName,
  fakePosition,
  fakeProgram,
  fakeStopId,
} from './fake-program';

// A test double: two scripted writers on one map with one bucket. Its state is a function of the choices
// alone, found by running them all from the start.

export const MAIN = 1 as Gid;
const WRITERS = [5, 6] as Gid[];
const KEYS_EACH = 3;
const HASH_WRITING = 4;

const ASSIGN: readonly FakeStopName[] = [
  ...(['test', 'seed', 'read', 'set', 'buckets', 'b', 'tophash', 'key', 'count'] as const),
  ...(['retest', 'reread', 'clear'] as const),
];
const MAIN_SCRIPT: readonly FakeStopName[] = [
  ...(['mainStart', 'add', 'go', 'add', 'go', 'wait', 'print'] as const),
];
const WRITER_SCRIPT: readonly FakeStopName[] = [
  'start',
  ...Array.from({ length: KEYS_EACH }, () => [...ASSIGN, 'elem'] as const).flat(),
  'done',
];
const PER_KEY = ASSIGN.length + 1;

interface Goroutine {
  readonly gid: Gid;
  readonly script: readonly FakeStopName[];
  at: number;
  /** h.flags as last loaded. */
  flags: number;
}

export interface Run {
  readonly source: string;
  readonly goroutines: Goroutine[];
  readonly bytes: DataView;
  readonly rows: { gid: number; stop: number; addr: number; value: number }[];
  readonly spans: Span[];
  readonly windows: WriteWindow[];
  fault: FaultView | undefined;
  output: { fd: 1 | 2; text: string }[];
}

export function freshRun(source: string): Run {
  const bytes = new DataView(new SharedArrayBuffer(FAKE.size));
  bytes.setUint32(FAKE.map + 12, 0x5f1ca09e, true);
  bytes.setBigUint64(FAKE.map + 16, 0xc000000000n | BigInt(FAKE.bucket), true);
  const main: Goroutine = { gid: MAIN, script: MAIN_SCRIPT, at: 0, flags: 0 };
  return {
    source,
    goroutines: [main],
    bytes,
    rows: [],
    spans: [{ kind: 'life', gid: MAIN, start: 0 as StepIndex, end: undefined, ...NOTHING }],
    windows: [],
    fault: undefined,
    output: [],
  };
}

const NOTHING = { func: '', label: '', object: 0, write: false } as const;

export function standsAt(g: Goroutine): FakeStopName | undefined {
  return g.script[g.at];
}

function isWaiting(run: Run, g: Goroutine): boolean {
  const alive = run.goroutines.some((w) => w.gid !== MAIN && standsAt(w) !== undefined);
  return standsAt(g) === 'wait' && alive;
}

function keyOf(g: Goroutine): { i: number; key: number } {
  const i = Math.max(0, Math.min(KEYS_EACH - 1, Math.floor((g.at - 1) / PER_KEY)));
  return { i, key: i * 2 + WRITERS.indexOf(g.gid) };
}

function addrOf(run: Run, g: Goroutine, name: FakeStopName): number {
  const cell = run.bytes.getUint8(FAKE.map);
  switch (name) {
    case 'test':
    case 'read':
    case 'set':
    case 'retest':
    case 'reread':
    case 'clear':
      return FAKE.map + 8;
    case 'seed':
      return FAKE.map + 12;
    case 'b':
      return FAKE.map + 9;
    case 'buckets':
      return FAKE.map + 16;
    case 'count':
      return FAKE.map;
    case 'tophash':
      return FAKE.bucket + cell;
    case 'key':
      return FAKE.bucket + 8 + 8 * cell;
    case 'elem':
      return FAKE.bucket + 72 + 8 * Math.min(7, keyOf(g).key);
    default:
      return 0;
  }
}

function valueOf(run: Run, g: Goroutine, name: FakeStopName): string | undefined {
  const flags = run.bytes.getUint8(FAKE.map + 8);
  switch (name) {
    case 'test':
    case 'read':
    case 'retest':
    case 'reread':
      return `${flags}`;
    case 'set':
      return `${g.flags ^ HASH_WRITING}`;
    case 'clear':
      return `${g.flags & ~HASH_WRITING}`;
    case 'tophash':
      return `${0xa0 + keyOf(g).key}`;
    case 'key':
      return `${keyOf(g).key}`;
    case 'elem':
      return `${keyOf(g).i}`;
    case 'count':
      return `${run.bytes.getUint8(FAKE.map) + 1}`;
    default:
      return undefined;
  }
}

/** One step of one goroutine; false when it can take none. */
export function step(run: Run, gid: Gid): boolean {
  const g = run.goroutines.find((one) => one.gid === gid);
  const name = g && standsAt(g);
  if (g === undefined || name === undefined || run.fault || isWaiting(run, g)) return false;
  const n = run.rows.length as StepIndex;
  const next = (n + 1) as StepIndex;
  const addr = addrOf(run, g, name);
  const value = Number(valueOf(run, g, name) ?? 0);
  const stop: FakeStop = FAKE_STOPS[name];
  const throws = (name === 'test' && value !== 0) || (name === 'retest' && value === 0);
  if (name === 'test') openSpan(run, g, n);
  if (name === 'read' || name === 'reread') g.flags = value;
  if (stop.kind === 'write') run.bytes.setUint8(addr, value);
  if (name === 'set' || name === 'clear') markWindow(run, g, next, value);
  run.rows.push({ gid, stop: fakeStopId(name), addr, value });
  if (name === 'clear') closeSpan(run, gid, next, 'operation');
  if (name === 'go') {
    const child = WRITERS[run.goroutines.length - 1] as Gid;
    run.goroutines.push({ gid: child, script: WRITER_SCRIPT, at: 0, flags: 0 });
    run.spans.push({ kind: 'life', gid: child, start: next, end: undefined, ...NOTHING });
  }
  if (name === 'print') run.output.push({ fd: 1, text: `${run.bytes.getUint8(FAKE.map)}\n` });
  if (throws) fail(run, gid);
  else g.at++;
  if (standsAt(g) === undefined) closeSpan(run, gid, next, 'life');
  if (name === 'print') {
    run.fault = { kind: 'exit', gid, text: '', stderr: '', exitStatus: 0 };
  }
  return true;
}

function openSpan(run: Run, g: Goroutine, start: StepIndex): void {
  const { key, i } = keyOf(g);
  const label = `m[${key}] = ${i}`;
  const func = 'runtime.mapassign_fast64';
  const gid = g.gid;
  const what = { func, label, object: FAKE.map, write: true };
  run.spans.push({ kind: 'operation', gid, start, end: undefined, ...what });
}

function closeSpan(run: Run, gid: Gid, end: StepIndex, kind: Span['kind']): void {
  const at = run.spans.findLastIndex((s) => s.gid === gid && s.kind === kind);
  const span = run.spans[at];
  if (span !== undefined) run.spans[at] = { ...span, end };
}

function markWindow(run: Run, g: Goroutine, at: StepIndex, flags: number): void {
  if (flags === 0) {
    const open = run.windows.findLastIndex((w) => w.end === undefined);
    const window = run.windows[open];
    if (window !== undefined) run.windows[open] = { ...window, end: at };
    return;
  }
  run.windows.push({ gid: g.gid, map: FAKE.map, start: at, end: undefined });
}

function fail(run: Run, gid: Gid): void {
  const text = 'concurrent map writes';
  const stderr = `fatal error: ${text}\n\ngoroutine ${gid} [running]:\nmain.main.func1()\n\t/tmp/main.go:15 +0x8c\ncreated by main.main in goroutine 1\n\t/tmp/main.go:13 +0x45\nexit status 2\n`;
  run.fault = { kind: 'fatal', gid, text, stderr, exitStatus: 2 };
}

export function viewOf(run: Run, g: Goroutine): GoroutineView {
  const name = standsAt(g);
  const started = g.gid === MAIN ? 'main.main' : 'main.main.func1';
  if (name === undefined) {
    return {
      gid: g.gid,
      state: 'dead',
      waitReason: '',
      started: '',
      parent: MAIN,
      next: undefined,
      frames: [],
    };
  }
  const stop: FakeStop = FAKE_STOPS[name];
  const waiting = isWaiting(run, g);
  const state =
    run.fault?.gid === g.gid && run.fault.kind !== 'exit'
      ? 'faulted'
      : waiting
        ? 'waiting'
        : 'runnable';
  const frame = (func: string, stopName: FakeStopName) => {
    const { file, pos } = fakePosition(run.source, stopName);
    const view = fakeProgram(run.source).files[file];
    const line = (view?.text.slice(0, pos).split('\n') ?? []).length;
    const locals = func === 'main.main.func1' ? [{ name: 'i', value: `${keyOf(g).i}` }] : [];
    return { func, file: view?.name ?? '', line, pos, locals };
  };
  const inner = frame(stop.func, name);
  const frames =
    stop.func === 'runtime.mapassign_fast64' ? [inner, frame(started, 'elem')] : [inner];
  const { kind, text, size } = stop;
  const addr = addrOf(run, g, name);
  return {
    gid: g.gid,
    state,
    waitReason: waiting ? 'semacquire' : '',
    started,
    parent: MAIN,
    next: { stop: fakeStopId(name), kind, text, addr, size, value: valueOf(run, g, name) },
    frames,
  };
}
