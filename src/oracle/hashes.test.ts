import { expect, test } from 'vitest';
import { createInstance } from '../machine';
import { buildProgram } from './build';
import type { JsonValue } from './golden';
import { MapDriver } from './map-driver';
import { dynamicTypes, scenarioSource, typeOf } from './scenario-program';
import { goldenText } from './testing/golden-files';
import { codecOf, goType } from './values';

interface HashVectors {
  readonly hashkey: readonly string[];
  readonly vectors: readonly {
    readonly key: string;
    readonly k: JsonValue;
    readonly seed: string;
    readonly rand?: readonly string[];
    readonly hash: string;
  }[];
}

const { hashkey, vectors } = JSON.parse(goldenText('classic/hash-vectors.json')) as HashVectors;

/** The first test compiles the library. */
const SLOW = 60_000;

test.each([...new Set(vectors.map(({ key }) => key))])(
  'keys hash as in real Go: %s',
  (key) => {
    const program = buildProgram(scenarioSource({ key, elem: 'int64' }));
    const driver = new MapDriver(createInstance(program, { seed: 1 }), program);
    const codec = codecOf(key, dynamicTypes(program, key));
    driver.setPointer('t', typeOf(program, `map[${goType(key)}]int64`).descriptor);
    driver.setHashKey(hashkey.map(BigInt));
    let compared = 0;
    for (const { k, seed, rand = [], hash } of vectors.filter((vector) => vector.key === key)) {
      if (codec === undefined) throw new Error(`no values of type ${key}`);
      driver.setPointer('keyp', driver.store(codec.encode(k, driver)));
      driver.set('hash', BigInt(seed));
      const used = driver.perform('hashKey', rand.map(BigInt));
      expect({ k, used, hash: driver.word('hash') }).toEqual({
        k,
        used: rand.length,
        hash: BigInt(hash),
      });
      compared++;
    }
    expect(compared).toBe(24);
  },
  SLOW,
);
