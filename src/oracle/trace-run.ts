import type { Program } from '../emit';
import type { Instance } from '../machine';
import { Memory, mapShape, POINTER_BASE, SCHED } from '../memory';
import { symbolOf } from './map-driver';
import { type HashKey, memhash } from './memhash';
import { Stepper } from './stepper';
import { type Access, compareTrace, mapAccess, type Trace } from './trace';
import type { TraceProgram } from './trace-programs';

const MAIN = 1;
/** hash0 of the map: any does, the keys are picked for it. */
const HASH0 = 0x5eed_0001n;

/** Runs a trace's program on our machine; the first difference in words, undefined when there is none. */
export function runTrace(
  trace: Trace,
  source: TraceProgram,
  program: Program,
  instance: Instance,
): string | undefined {
  prepare(source, program, instance);
  const stepper = new Stepper(instance, program);
  const phase = globalOf(program, 'phase');
  stepper.run(MAIN, ({ addr, stop }) => addr === phase && stop?.site?.kind === 'write');
  if (stepper.hasEnded) return `the program ended: ${stepper.faultText}`;
  stepper.step(MAIN);

  const { memory } = stepper;
  const map = memory.pointer(globalOf(program, 'm'));
  const type = program.globals.find(({ name }) => name === 'main.m')?.type ?? -1;
  const shape = mapShape(program.types, type);
  const ours: Access[] = [];
  stepper.run(MAIN, (next) => {
    if (next.addr === phase) return true;
    const access = mapAccess(memory, map, shape, next);
    if (access !== undefined) ours.push(access);
    return false;
  });
  if (stepper.hasEnded) return `the program ended: ${stepper.faultText}`;
  return compareTrace(trace, ours, shape);
}

/** Writes keys and random values into the program's variables before it runs. */
function prepare(source: TraceProgram, program: Program, instance: Instance): void {
  const memory = new Memory(instance.memory);
  const write = (at: number, value: bigint): void => {
    const bytes = memory.bytes(at, 8);
    new DataView(bytes.buffer, bytes.byteOffset, 8).setBigUint64(0, value, true);
  };
  const sched = symbolOf(program, 'runtime.sched');
  const random = globalOf(program, 'random');
  write(random, HASH0);
  write(random + 8, source.iterate ?? 0n);
  write(sched + SCHED.randQueue, POINTER_BASE | BigInt(random));
  write(sched + SCHED.randLeft, 2n);

  const word = (i: number): bigint => memory.u64(sched + SCHED.hashkey + 8 * i);
  const hashkey: HashKey = [word(0), word(1), word(2), word(3)];
  const keys = globalOf(program, 'keys');
  let text = globalOf(program, 'text');
  for (const [i, bytes] of pickKeys(source, hashkey).entries()) {
    if (source.key === 'P') memory.bytes(keys + 24 * i, 24).set(bytes);
    else if (source.key === 'string') {
      memory.bytes(text, bytes.length).set(bytes);
      write(keys + 16 * i, POINTER_BASE | BigInt(text));
      write(keys + 16 * i + 8, BigInt(bytes.length));
      text += bytes.length;
    } else memory.bytes(keys + 8 * i, 8).set(bytes);
  }
}

/** The first keys that fall as wanted, with different tophashes in each bucket. */
function pickKeys({ key, bits = 0, fall = [] }: TraceProgram, hashkey: HashKey): Uint8Array[] {
  const picked: Uint8Array[] = [];
  const taken = new Set<string>();
  for (const bucket of fall) {
    for (let n = 0; ; n++) {
      if (n > 100_000) throw new Error('no key falls into that bucket');
      const bytes = keyBytes(key, n);
      const hash = memhash(bytes, HASH0, hashkey);
      const mask = (1n << BigInt(bits)) - 1n;
      const place = `top ${hash >> 56n}`;
      if ((hash & mask) !== BigInt(bucket) || taken.has(`key ${n}`)) continue;
      if (key !== 'int64' && taken.has(place)) continue;
      taken.add(`key ${n}`).add(place);
      picked.push(bytes);
      break;
    }
  }
  return picked;
}

function keyBytes(type: TraceProgram['key'], n: number): Uint8Array {
  if (type === 'string') {
    return new TextEncoder().encode(`k${n.toString(36).padStart(2, '0')}`);
  }
  const bytes = new Uint8Array(type === 'P' ? 24 : 8);
  new DataView(bytes.buffer).setUint32(0, n, true);
  return bytes;
}

function globalOf(program: Program, name: string): number {
  const found = program.globals.find((global) => global.name === `main.${name}`);
  if (found === undefined) throw new Error(`the program has no variable ${name}`);
  return found.addr;
}
