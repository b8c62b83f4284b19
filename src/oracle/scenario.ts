import { arrayLength, HITER, HMAP, MAPEXTRA, type MapShape, mapShape } from '../memory';
import type { Program } from '../emit';
import type { Instance } from '../machine';
import { byteName } from './byte-name';
import { canonicalFromDump, indexIn, Snapshot } from './canonical';
import { type Difference, different, firstByteDifference, firstDifference } from './difference';
import type { Golden, GoldenRecord, Header, JsonValue, Operation } from './golden';
import { MapDriver } from './map-driver';
import { dynamicTypes, typeOf } from './scenario-program';
import { type Codec, codecOf, goType } from './values';

/** How a record of ours differs from the golden one, first difference only. */
export interface Mismatch extends Difference {
  readonly record: number;
  readonly fn: string;
}

export interface ScenarioResult {
  readonly records: number;
  readonly mismatches: readonly Mismatch[];
}

/** SHA-256 in hex. The core has none; Node and the browser do. */
export type Digest = (bytes: Uint8Array) => string;

/** After this many mismatches of one scenario more of them say nothing new, but for the byte behind a first hash. */
const MOST_MISMATCHES = 5;

/** Runs a golden scenario on our map and compares every record. */
export function runScenario(
  golden: Golden,
  program: Program,
  instance: Instance,
  digest: Digest,
): ScenarioResult {
  const runner = new ScenarioRunner(golden, program, instance, digest);
  const mismatches: Mismatch[] = [];
  let records = 0;
  for (const record of [golden.init, ...golden.ops]) {
    const difference = runner.perform(record);
    records++;
    if (difference === undefined) continue;
    const { field } = difference;
    const isNamed = field !== 'sha';
    if (mismatches.length < MOST_MISMATCHES || isNamed) {
      mismatches.push({ record: record.i, fn: record.fn, ...difference });
    }
    if (field === 'run' || (isNamed && mismatches.length >= MOST_MISMATCHES)) break;
  }
  return { records, mismatches };
}

class ScenarioRunner {
  private readonly golden: Golden;
  private readonly driver: MapDriver;
  private readonly digest: Digest;
  private readonly key: Codec;
  private readonly elem: Codec;
  private readonly shape: MapShape;
  private map = 0;
  /** Bucket arrays in order of allocation. */
  private readonly generations: { readonly start: number; readonly length: number }[] = [];
  private readonly iterators = new Map<number, number>();

  constructor(golden: Golden, program: Program, instance: Instance, digest: Digest) {
    const { key, elem, hash } = golden.scenario;
    this.golden = golden;
    this.digest = digest;
    this.driver = new MapDriver(instance, program);
    this.key = demand(codecOf(key, dynamicTypes(program, key)), key);
    this.elem = demand(codecOf(elem), elem);
    const { index, descriptor } = typeOf(program, `map[${goType(key)}]${goType(elem)}`);
    this.shape = mapShape(program.types, index);
    this.driver.setPointer('t', descriptor);
    if (hash.kind === 'memhash') this.driver.setHashKey((hash.hashkey ?? []).map(BigInt));
    else {
      this.driver.set('ok', hash.kind === 'const' ? 1n : 0n);
      this.driver.set('hash', BigInt(hash.const ?? 0));
      this.driver.perform('hash');
    }
  }

  /** Performs one record's operation; what first differs from the record, if anything. */
  perform(record: GoldenRecord): Difference | undefined {
    const random = (record.rand ?? []).map(BigInt);
    let used: number;
    let result: unknown;
    try {
      [used, result] =
        record.op === undefined ? [this.make(random), undefined] : this.operate(record.op, random);
    } catch (error) {
      return different('run', String(error), 'ends');
    }
    if (used !== random.length) return different('rand', used, random.length);
    return (
      firstDifference('res', result, record.res) ??
      this.compareShape() ??
      firstDifference('h', this.header(), record.h) ??
      (record.op?.it === undefined
        ? undefined
        : firstDifference('hiter', this.iterator(record.op.it), record.hiter)) ??
      this.compareBytes(record)
    );
  }

  private compareShape(): Difference | undefined {
    const { keySlot, elemSlot, bucketSize, pointers: bucketPointers } = this.shape;
    const golden = this.golden.type;
    const { keySlot: k, elemSlot: e, bucketSize: b, bucketPointers: p } = golden;
    const wanted = { keySlot: k, elemSlot: e, bucketSize: b, bucketPointers: p };
    return firstDifference('type', { keySlot, elemSlot, bucketSize, bucketPointers }, wanted);
  }

  private make(random: readonly bigint[]): number {
    const { make, hint } = this.golden.scenario;
    this.driver.set('hint', BigInt(hint));
    const used = this.driver.perform(make === 'small' ? 'makeSmall' : 'make', random);
    this.map = this.driver.get('h');
    this.noteGeneration();
    return used;
  }

  private operate(op: Operation, random: readonly bigint[]): [used: number, result: unknown] {
    const { driver } = this;
    const before = this.count();
    switch (op.op) {
      case 'set': {
        const used = this.onKey('assign', op.k, random);
        if (this.panicked !== undefined) return [used, { new: false, ...this.panicked }];
        driver.writeBytes(driver.get('elem'), this.elem.encode(op.v ?? null, driver));
        return [used, { new: this.count() > before }];
      }
      case 'get': {
        const used = this.onKey('access', op.k, random);
        const ok = driver.isTrue('ok');
        const value = ok ? this.elem.decode(driver.memory, driver.get('elem')) : null;
        return [used, { ok, ...(value !== null && { v: value }), ...this.panicked }];
      }
      case 'del': {
        const used = this.onKey('delete', op.k, random);
        return [used, { removed: this.count() < before, ...this.panicked }];
      }
      case 'clear':
        return [driver.perform('clear', random), undefined];
      case 'iter': {
        const it = driver.allocate(HITER.size);
        this.iterators.set(op.it ?? 0, it);
        driver.setPointer('it', it);
        return [driver.perform('iterInit', random), this.iterated(it)];
      }
      case 'next': {
        const it = this.iterators.get(op.it ?? 0) ?? 0;
        driver.setPointer('it', it);
        return [driver.perform('iterNext', random), this.iterated(it)];
      }
    }
  }

  private onKey(
    what: 'assign' | 'access' | 'delete',
    key: JsonValue | undefined,
    random: readonly bigint[],
  ): number {
    const { driver, golden } = this;
    const bytes = this.key.encode(key ?? null, driver);
    const used = driver.onKey(golden.scenario.path, what, bytes, random);
    this.noteGeneration();
    return used;
  }

  private get panicked(): { readonly panic: string } | undefined {
    if (this.golden.scenario.path !== 'generic') return undefined;
    const panic = this.driver.panicText;
    return panic === '' ? undefined : { panic };
  }

  private count(): number {
    return this.driver.memory.int(this.map + HMAP.count);
  }

  private iterated(it: number): unknown {
    const { memory } = this.driver;
    const key = memory.pointer(it + HITER.key);
    if (key === 0) return { end: true };
    const k = this.key.decode(memory, key);
    const v = this.elem.decode(memory, memory.pointer(it + HITER.elem));
    return v === null ? { end: false, k } : { end: false, k, v };
  }

  private noteGeneration(): void {
    const { memory } = this.driver;
    const start = memory.pointer(this.map + HMAP.buckets);
    if (start === 0 || this.generationOf(start) >= 0) return;
    const length = arrayLength(this.shape, memory.u8(this.map + HMAP.B));
    this.generations.push({ start, length });
  }

  private generationOf(start: number): number {
    return this.generations.findIndex((generation) => generation.start === start);
  }

  private header(): Header {
    const { map } = this;
    const { memory } = this.driver;
    const snapshot = new Snapshot(memory, map, this.shape);
    const extra = memory.pointer(map + HMAP.extra);
    const next = extra === 0 ? 0 : memory.pointer(extra + MAPEXTRA.nextOverflow);
    return {
      count: this.count(),
      flags: memory.u8(map + HMAP.flags),
      B: memory.u8(map + HMAP.B),
      noverflow: memory.u16(map + HMAP.noverflow),
      hash0: memory.u32(map + HMAP.hash0),
      nevacuate: memory.int(map + HMAP.nevacuate),
      gen: this.generationOf(memory.pointer(map + HMAP.buckets)),
      oldGen: this.generationOf(memory.pointer(map + HMAP.oldbuckets)),
      next: snapshot.symbol(next) ?? null,
      ovf: snapshot.overflowList()?.length ?? null,
      oldovf: snapshot.oldoverflowList()?.length ?? null,
    };
  }

  private iterator(id: number): unknown {
    const { memory } = this.driver;
    const it = this.iterators.get(id) ?? 0;
    return {
      startBucket: memory.int(it + HITER.startBucket),
      offset: memory.u8(it + HITER.offset),
      wrapped: memory.u8(it + HITER.wrapped) !== 0,
      B: memory.u8(it + HITER.B),
      i: memory.u8(it + HITER.i),
      bucket: memory.int(it + HITER.bucket),
      checkBucket: memory.int(it + HITER.checkBucket),
      gen: this.generationOf(memory.pointer(it + HITER.buckets)),
      bptr: this.bucketName(memory.pointer(it + HITER.bptr)),
    };
  }

  private bucketName(bucket: number): string | null {
    const symbol = new Snapshot(this.driver.memory, this.map, this.shape).symbol(bucket);
    if (symbol !== undefined) return symbol;
    let name = 'X';
    for (const [number, generation] of this.generations.entries()) {
      const index = indexIn(generation, bucket, this.shape);
      if (index !== undefined) name = `G${number}:${index}`;
    }
    return name;
  }

  private compareBytes({ h, sha, full }: GoldenRecord): Difference | undefined {
    if (sha === undefined && full === undefined) return undefined;
    const snapshot = new Snapshot(this.driver.memory, this.map, this.shape);
    const bytes = snapshot.canonicalBytes(this.key, this.elem);
    if (full !== undefined) {
      const golden = canonicalFromDump(h, full);
      const difference = firstByteDifference(bytes, golden, (at) => byteName(at, full, this.shape));
      if (difference !== undefined) return difference;
    }
    if (sha === undefined) return undefined;
    return firstDifference('sha', this.digest(bytes).slice(0, 32), sha);
  }
}

function demand<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the oracle knows no values of type ${what}`);
  return value;
}
