import { AT } from './map-assign';

// The same accesses in TypeScript: as a generator that yields before each of them, driven step by step, and straight.

export class MapBytes {
  readonly u8: Uint8Array;
  readonly i32: Int32Array;

  constructor() {
    const buffer = new SharedArrayBuffer(65536);
    this.u8 = new Uint8Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.i32[AT.buckets >> 2] = AT.bucket;
  }
}

const N = 1024 >> 2;
const WRITING = 4;

/** The accesses of one assign, a yield before each. */
function* assignByGenerator({ u8, i32 }: MapBytes, key: number): Generator<void, number> {
  yield;
  if ((u8[AT.flags] ?? 0) & WRITING) throw new Error('concurrent map writes');
  yield;
  const hash = hashOf(key, i32[AT.hash0 >> 2] ?? 0);
  yield;
  const flags = u8[AT.flags] ?? 0;
  yield;
  u8[AT.flags] = flags ^ WRITING;
  yield;
  const b = i32[AT.buckets >> 2] ?? 0;
  yield;
  let sink = i32[AT.oldbuckets >> 2] ?? 0;
  const top = hash >>> 24;
  let found = 0;
  for (let i = 0; i < 8; i++) {
    yield;
    sink += u8[b + i] ?? 0;
    yield;
    if (i32[(b + 8 + i * 8) >> 2] === key) found = i * 8;
  }
  yield;
  i32[(b + 72 + found) >> 2] = key;
  yield;
  const count = i32[AT.count >> 2] ?? 0;
  yield;
  i32[AT.count >> 2] = count;
  yield;
  u8[b] = top;
  yield;
  sink += i32[AT.oldbuckets >> 2] ?? 0;
  yield;
  const last = u8[AT.flags] ?? 0;
  yield;
  u8[AT.flags] = last & ~WRITING;
  return b + found + sink;
}

function* mainByGenerator(bytes: MapBytes): Generator<void, never> {
  const { i32 } = bytes;
  for (;;) {
    yield;
    const i = i32[N] ?? 0;
    yield* assignByGenerator(bytes, i & 7);
    yield;
    i32[N] = i + 1;
  }
}

/** A call stack of generators, as an interpreter without `yield*` keeps it: a yielded generator is a call. */
type Frame = Generator<Frame | undefined, number>;

function* assignOnTrampoline(bytes: MapBytes, key: number): Frame {
  const inner = assignByGenerator(bytes, key);
  for (let r = inner.next(); ; r = inner.next()) {
    if (r.done === true) return r.value;
    yield undefined;
  }
}

export function generatorSteps(count: number, bytes: MapBytes): void {
  const main = mainByGenerator(bytes);
  for (let step = 0; step < count; step++) main.next();
}

export function trampolineSteps(count: number, bytes: MapBytes): void {
  const { i32 } = bytes;
  const main = (function* (): Frame {
    for (;;) {
      yield undefined;
      const i = i32[N] ?? 0;
      yield assignOnTrampoline(bytes, i & 7);
      yield undefined;
      i32[N] = i + 1;
    }
  })();
  const stack: Frame[] = [main];
  for (let step = 0; step < count; ) {
    const result = stack[stack.length - 1]?.next();
    if (result === undefined) return;
    if (result.done === true) stack.pop();
    else if (result.value === undefined) step++;
    else stack.push(result.value);
  }
}

export function straightSteps(count: number, bytes: MapBytes, operations: number): void {
  const { i32 } = bytes;
  for (let done = 0; done < count; done += operations) {
    const i = i32[N] ?? 0;
    assignStraight(bytes, i & 7);
    i32[N] = i + 1;
  }
}

function assignStraight({ u8, i32 }: MapBytes, key: number): number {
  if ((u8[AT.flags] ?? 0) & WRITING) throw new Error('concurrent map writes');
  const hash = hashOf(key, i32[AT.hash0 >> 2] ?? 0);
  u8[AT.flags] = (u8[AT.flags] ?? 0) ^ WRITING;
  const b = i32[AT.buckets >> 2] ?? 0;
  let sink = i32[AT.oldbuckets >> 2] ?? 0;
  let found = 0;
  for (let i = 0; i < 8; i++) {
    sink += u8[b + i] ?? 0;
    if (i32[(b + 8 + i * 8) >> 2] === key) found = i * 8;
  }
  i32[(b + 72 + found) >> 2] = key;
  i32[AT.count >> 2] = i32[AT.count >> 2] ?? 0;
  u8[b] = hash >>> 24;
  sink += i32[AT.oldbuckets >> 2] ?? 0;
  u8[AT.flags] = (u8[AT.flags] ?? 0) & ~WRITING;
  return b + found + sink;
}

function hashOf(key: number, seed: number): number {
  const mixed = Math.imul(key ^ seed, 0x1d8e4e27);
  return mixed ^ (mixed >>> 16);
}
