import { expect, test } from 'vitest';
import { createInstance } from '../machine';
import { type ChainView, decodeHmap, HITER, HMAP, type HmapView } from '../memory';
import { buildProgram } from './build';
import type { JsonValue, Scenario } from './golden';
import { MapDriver } from './map-driver';
import { dynamicTypes, scenarioSource, typeOf } from './scenario-program';
import { codecOf, goType } from './values';

/** Random operations on a map of ours and on a JavaScript Map, which must agree. */
const SEED = Number(process.env['SEED'] ?? 1);
const OPERATIONS = 400;

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
const float = (n: number): string => {
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
    const program = buildProgram(scenarioSource(kind));
    const driver = new MapDriver(createInstance(program, { seed: SEED }), program);
    const { index, descriptor } = typeOf(program, `map[${goType(kind.key)}]${goType(kind.elem)}`);
    const key = codecOf(kind.key, dynamicTypes(program, kind.key));
    const elem = codecOf(kind.elem);
    if (key === undefined || elem === undefined) throw new Error('no values of this type');
    const random = xorshift(SEED);
    const chance = (): bigint[] => Array.from({ length: 2 }, () => BigInt(random()));
    driver.setPointer('t', descriptor);
    driver.perform('makeSmall', chance());
    let map = driver.get('h');
    const model = new Map<string, JsonValue>();

    /** One operation on both; what each gives. */
    const operate = (
      what: number,
      isGrowing: boolean,
    ): readonly [ours: unknown, wanted: unknown] => {
      const k = kind.keyOf(random() % 200);
      const bytes = key.encode(k, driver);
      const name = JSON.stringify(k);
      if (what === 0) {
        driver.perform('clear', chance());
        model.clear();
      } else if (what < 4) {
        return [ranged(driver), [...model].map((entry) => JSON.stringify(entry)).sort()];
      } else if (what < 6) {
        // Later operations are on the copy.
        driver.perform('clone', chance());
        map = driver.get('h');
        return [ranged(driver), [...model].map((entry) => JSON.stringify(entry)).sort()];
      } else if (what < (isGrowing ? 70 : 30)) {
        const v = kind.elemOf(random() % 100);
        driver.onKey(kind.path, 'assign', bytes, chance());
        driver.writeBytes(driver.get('elem'), elem.encode(v, driver));
        model.set(name, v);
      } else if (what < 85) {
        driver.onKey(kind.path, 'delete', bytes, chance());
        model.delete(name);
      } else {
        driver.onKey(kind.path, 'access', bytes, chance());
        const at = driver.get('elem');
        const found = driver.isTrue('ok') ? elem.decode(driver.memory, at) : undefined;
        return [found, model.get(name)];
      }
      return [undefined, undefined];
    };
    for (let i = 0; i < OPERATIONS; i++) {
      // Phases of growing and of shrinking.
      const [ours, wanted] = operate(random() % 100, Math.floor(i / 100) % 2 === 0);
      expect(ours).toEqual(wanted);
      expect(driver.memory.int(map + HMAP.count)).toBe(model.size);
      if (i % 20 === 0) holdsTogether(decodeHmap(driver.memory, program, map, index));
    }

    function ranged(driver: MapDriver): string[] {
      const it = driver.allocate(HITER.size);
      driver.setPointer('it', it);
      const found: string[] = [];
      driver.perform('iterInit', chance());
      for (;;) {
        const at = driver.memory.pointer(it + HITER.key);
        if (at === 0) return found.sort();
        const value = elem?.decode(driver.memory, driver.memory.pointer(it + HITER.elem));
        found.push(JSON.stringify([JSON.stringify(key?.decode(driver.memory, at)), value]));
        driver.perform('iterNext', []);
      }
    }
  },
  SLOW,
);

/** What is true of every map at rest. */
function holdsTogether(view: HmapView): void {
  expect(view.hashWriting).toBe(false);
  const current = view.current?.chains ?? [];
  const old = (view.old?.chains ?? []).filter((_, i) => view.old?.moves[i]?.evacuated === false);
  const keys = [...current, ...old].flatMap(filledKeys);
  expect(keys).toHaveLength(view.count);
  expect(new Set(keys).size).toBe(view.count);
  const overflow = current.reduce((n, chain) => n + chain.buckets.length - 1, 0);
  expect(view.noverflow).toBe(overflow);
  for (const chain of [...current, ...old]) {
    expect(chain.damage).toBeUndefined();
    const states = chain.buckets.flatMap(({ cells }) => cells.map(({ state }) => state));
    const rest = states.indexOf('emptyRest');
    const behind = rest < 0 ? [] : states.slice(rest);
    expect(behind.filter((state) => state !== 'emptyRest')).toEqual([]);
  }
}

function filledKeys({ buckets }: ChainView): string[] {
  return buckets.flatMap(({ cells }) =>
    cells.filter(({ state }) => state === 'filled').map(({ key }) => key),
  );
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
