import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { createInstance } from '../machine';
import type { Program } from '../emit';
import { decodeHmap, HITER, HMAP, MAP_FLAG, mapOddities, TOPHASH } from '../memory';
import { buildProgram } from './build';
import type { JsonValue, Scenario } from './golden';
import { MapDriver } from './map-driver';
import { dynamicTypes, scenarioSource, typeOf } from './scenario-program';
import { type Codec, codecOf, goType } from './values';

/** Random operations on a map of ours and on a JavaScript Map, which must agree; of each kind of map so many. */
const SEED = Number(process.env['SEED'] ?? 1);
const OPERATIONS = Number(process.env['MODEL_OPERATIONS'] ?? 2000);
/** Operations on one map: then a new one is begun, by the next seed. */
const RUN = 400;

/** At least so many things are compared after each. */
const EACH = 4;

/** The first test compiles the library. */
const SLOW = 60_000;

interface Kind {
  readonly key: string;
  readonly elem: string;
  readonly path: Scenario['path'];
  readonly keyOf: (n: number) => JsonValue;
  readonly elemOf: (n: number) => JsonValue;
}

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');
const NAN = '0x7ff8000000000001';
const float = (n: number): string => {
  if (n % 13 === 5) return NAN;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, n / 4);
  return `0x${view.getBigUint64(0).toString(16).padStart(16, '0')}`;
};
const pair = (n: number): JsonValue => ({ a: String(n % 7), s: `s${n}` });
const mixed = (n: number): JsonValue => {
  const of = [
    { t: 'int', v: String(n) },
    { t: 'string', v: `s${n}` },
    { t: 'float64', v: float(n) },
    { t: 'struct', v: pair(n) },
  ];
  return of[n % of.length] ?? { t: 'nil' };
};

const KINDS: readonly Kind[] = [
  {
    key: 'int8',
    elem: 'int8',
    path: 'generic',
    keyOf: (n) => (n % 256) - 128,
    elemOf: (n) => n % 128,
  },
  { key: 'int32', elem: 'int8', path: 'fast32', keyOf: (n) => n - 50, elemOf: (n) => n % 128 },
  { key: 'int64', elem: 'string', path: 'fast64', keyOf: String, elemOf: (n) => `e${n}` },
  { key: 'string', elem: 'int', path: 'faststr', keyOf: (n) => `key ${n}`, elemOf: String },
  { key: 'string', elem: '[17]int64', path: 'generic', keyOf: (n) => `k${n}`, elemOf: String },
  { key: 'float64', elem: 'int', path: 'generic', keyOf: float, elemOf: String },
  { key: '[5]byte', elem: 'int16', path: 'generic', keyOf: (n) => hex(n, 10), elemOf: (n) => n },
  { key: 'struct{int64;string}', elem: 'int64', path: 'generic', keyOf: pair, elemOf: String },
  { key: '[17]int64', elem: '[17]int64', path: 'generic', keyOf: String, elemOf: String },
  { key: 'interface{}', elem: 'int', path: 'generic', keyOf: mixed, elemOf: String },
];

test.each(KINDS)(
  `random operations on map[$key]$elem, seed ${SEED}`,
  (kind) => {
    const { compared, difference } = compareTwins(kind);
    expect(difference).toBeUndefined();
    expect(compared).toBeGreaterThan(OPERATIONS * EACH);
  },
  SLOW + OPERATIONS * 10,
);

/** Compares until something differs. No expectation for each thing: that costs more than the operation. */
function compareTwins(kind: Kind): { readonly compared: number; readonly difference?: unknown } {
  const program = buildProgram(scenarioSource(kind));
  const module = new WebAssembly.Module(program.wasm.slice());
  let compared = 0;
  for (let run = 0; run < OPERATIONS / RUN; run++) {
    const seed = SEED + run;
    const twins = new Twins(kind, program, module, seed);
    for (const { what, ours, wanted } of twins.operate(Math.min(RUN, OPERATIONS - run * RUN))) {
      if (!isDeepStrictEqual(ours, wanted)) {
        return { compared, difference: { seed, what, ours, wanted } };
      }
      compared++;
    }
  }
  return { compared };
}

interface Comparison {
  readonly what: string;
  readonly ours: unknown;
  readonly wanted: unknown;
}

/** A map of ours, and what it should hold. */
class Twins {
  private readonly driver: MapDriver;
  private readonly program: Program;
  private readonly type: { readonly index: number; readonly descriptor: number };
  private readonly key: Codec;
  private readonly elem: Codec;
  private readonly kind: Kind;
  private readonly random: () => number;
  private readonly model = new Map<string, { readonly key: JsonValue; readonly elem: JsonValue }>();
  private readonly words: readonly bigint[];
  private map: number;
  private made = 0;

  constructor(kind: Kind, program: Program, module: WebAssembly.Module, seed: number) {
    this.kind = kind;
    this.program = program;
    this.driver = new MapDriver(createInstance(program, { seed, module }), program);
    this.type = typeOf(program, `map[${goType(kind.key)}]${goType(kind.elem)}`);
    const key = codecOf(kind.key, dynamicTypes(program, kind.key));
    const elem = codecOf(kind.elem);
    if (key === undefined || elem === undefined) throw new Error('no values of this type');
    this.key = key;
    this.elem = elem;
    this.random = xorshift(seed);
    this.words = Array.from({ length: 1024 }, () => BigInt(this.random()));
    this.driver.setPointer('t', this.type.descriptor);
    this.driver.perform('makeSmall', this.chance());
    this.map = this.driver.get('h');
  }

  *operate(operations: number): Generator<Comparison> {
    const { driver, program, type, model } = this;
    const { memory } = driver;
    for (let i = 0; i < operations; i++) {
      // Phases of growing and of shrinking.
      const isGrowing = Math.floor(i / 100) % 2 === 0;
      const [ours, wanted] = this.operation(this.random() % 100, isGrowing);
      yield { what: `result ${i}`, ours, wanted };
      const count = memory.int(this.map + HMAP.count);
      yield { what: `count ${i}`, ours: count, wanted: model.size };
      const writing = memory.u8(this.map + HMAP.flags) & MAP_FLAG.hashWriting;
      yield { what: `hashWriting ${i}`, ours: writing, wanted: 0 };
      const odd = mapOddities(memory, program, this.map, type.index);
      yield { what: `oddities ${i}`, ours: odd, wanted: [] };
      yield* this.hashes();
      if (i % 50 === 0) yield this.uniqueKeys();
    }
  }

  /** One operation on both; what each gives. */
  private operation(what: number, isGrowing: boolean): readonly [ours: unknown, wanted: unknown] {
    const { driver, kind, model, key, elem } = this;
    const k = kind.keyOf(this.random() % 200);
    const bytes = key.encode(k, driver);
    const name = JSON.stringify(k);
    if (what === 0) {
      driver.perform('clear', this.chance());
      model.clear();
    } else if (what < 4) {
      return [this.ranged(), this.entries()];
    } else if (what < 6) {
      // Later operations are on the copy.
      driver.perform('clone', this.chance());
      this.map = driver.get('h');
      return [this.ranged(), this.entries()];
    } else if (what < (isGrowing ? 70 : 30)) {
      const v = kind.elemOf(this.random() % 100);
      driver.onKey(kind.path, 'assign', bytes, this.chance());
      driver.writeBytes(driver.get('elem'), elem.encode(v, driver));
      // No NaN equals another.
      model.set(holdsNaN(k) ? `NaN ${this.made++}` : name, { key: k, elem: v });
    } else if (what < 85) {
      driver.onKey(kind.path, 'delete', bytes, this.chance());
      model.delete(name);
    } else {
      driver.onKey(kind.path, 'access', bytes, this.chance());
      const at = driver.get('elem');
      const found = driver.isTrue('ok') ? elem.decode(driver.memory, at) : undefined;
      return [found, model.get(name)?.elem];
    }
    return [undefined, undefined];
  }

  private entries(): string[] {
    return [...this.model.values()].map((entry) => JSON.stringify(entry)).sort();
  }

  private ranged(): string[] {
    const { driver } = this;
    const { memory } = driver;
    const it = driver.allocate(HITER.size);
    driver.setPointer('it', it);
    const found: string[] = [];
    driver.perform('iterInit', this.chance());
    for (;;) {
      const at = memory.pointer(it + HITER.key);
      if (at === 0) return found.sort();
      const elem = this.elem.decode(memory, memory.pointer(it + HITER.elem));
      found.push(JSON.stringify({ key: this.key.decode(memory, at), elem }));
      driver.perform('iterNext', this.chance());
    }
  }

  /** A key behind a main bucket hashes to that bucket, and its cell has the hash's tophash. */
  private *hashes(): Generator<Comparison> {
    const { driver, program, type } = this;
    const bucket = this.random();
    const { B } = decodeHmap(driver.memory, program, this.map, type.index, {
      buckets: 0,
      only: [],
    });
    const view = decodeHmap(driver.memory, program, this.map, type.index, {
      buckets: 64,
      only: [bucket % 2 ** B, bucket % 2 ** Math.max(B - 1, 0)],
    });
    for (const array of [view.current, view.old]) {
      for (const { index, buckets } of array?.chains ?? []) {
        const cells = buckets
          .flatMap(({ cells }) => cells)
          .filter(({ state }) => state === 'filled');
        const { keyAt, tophash } = cells[bucket % (cells.length || 1)] ?? {};
        if (keyAt === undefined || holdsNaN(this.key.decode(driver.memory, keyAt))) continue;
        driver.setPointer('keyp', keyAt);
        driver.set('hash', BigInt(view.hash0));
        driver.perform('hashKey', this.chance());
        const hash = driver.word('hash');
        const top = Number(hash >> 56n);
        const wanted = top < TOPHASH.minimum ? top + TOPHASH.minimum : top;
        yield { what: 'tophash', ours: tophash, wanted };
        const home = Number(hash % BigInt(array?.mainCount ?? 1));
        yield { what: 'bucket', ours: index, wanted: home };
      }
    }
  }

  private uniqueKeys(): Comparison {
    const { driver, program, map, type } = this;
    const view = decodeHmap(driver.memory, program, map, type.index);
    const chains = [...(view.current?.chains ?? []), ...(view.old?.chains ?? [])];
    const keys = chains
      .flatMap(({ buckets }) => buckets.flatMap(({ cells }) => cells))
      .filter(({ state, key }) => state === 'filled' && key !== 'NaN')
      .map(({ key }) => key);
    return { what: 'keys', ours: new Set(keys).size, wanted: keys.length };
  }

  /** Random words, as many as one operation may draw: each hash of a NaN takes one. */
  private chance(): readonly bigint[] {
    const words = /^(?:float64|interface\{\})$/.test(this.kind.key) ? 128 : 4;
    const first = this.random() % (this.words.length - words);
    return this.words.slice(first, first + words);
  }
}

/** Alone or in an interface. */
function holdsNaN(key: JsonValue): boolean {
  return JSON.stringify(key).includes(NAN);
}

function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
