import { describe, expect, test } from 'vitest';
import { decodeHmap, Memory, mapShape } from '../memory';
import { canonicalFromDump, Snapshot } from './canonical';
import type { GoldenRecord } from './golden';
import { memhash } from './memhash';
import { classicFiles, classicGolden, goldenText, sha256 } from './testing/golden-files';
import { INT64_MAP, INT64_MAP_TYPE, memoryOfDump } from './testing/memory-image';
import { codecOf } from './values';

const dumped = (file: string): GoldenRecord[] => {
  const golden = classicGolden(file);
  return [golden.init, ...golden.ops].filter(({ full }) => full !== undefined);
};

describe('canonical bytes', () => {
  test('rebuilt from every golden dump have the golden hash', () => {
    let compared = 0;
    for (const file of classicFiles()) {
      for (const { i, h, full, sha } of dumped(file)) {
        if (full === undefined || sha === undefined) continue;
        const digest = sha256(canonicalFromDump(h, full)).slice(0, 32);
        expect(`${file} ${i} ${digest}`).toBe(`${file} ${i} ${sha}`);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(700);
  }, 60_000);

  test('read from memory laid out as a dump shows it have the golden hash', () => {
    const shape = mapShape(INT64_MAP, INT64_MAP_TYPE);
    const int64 = codecOf('int64');
    if (int64 === undefined) throw new Error('no codec for int64');
    for (const file of [
      'c19-chain-fast64.json',
      'c02-grow-fast64-small.json.gz',
      'c24-samesize-fast64.json.gz',
      'c25-samesize-iter.json.gz',
    ]) {
      for (const { h, full, sha } of dumped(file)) {
        if (full === undefined || sha === undefined) continue;
        const { buffer, map } = memoryOfDump(h, full);
        const snapshot = new Snapshot(new Memory({ buffer }), map, shape);
        expect(sha256(snapshot.canonicalBytes(int64, int64)).slice(0, 32)).toBe(sha);
      }
    }
  });
});

describe('decoded maps', () => {
  test('show the cells that golden dumps show', () => {
    let filled = 0;
    for (const { h, full } of dumped('c19-chain-fast64.json')) {
      if (full === undefined) continue;
      const { buffer, map } = memoryOfDump(h, full);
      const view = decodeHmap(
        new Memory({ buffer }),
        { types: INT64_MAP, descriptors: new Map() },
        map,
        INT64_MAP_TYPE,
      );
      expect(view).toMatchObject({
        count: h.count,
        flags: h.flags,
        B: h.B,
        noverflow: h.noverflow,
        nevacuate: h.nevacuate,
      });
      const cells = [view.current, view.old]
        .flatMap((array) => array?.chains ?? [])
        .flatMap(({ buckets }) => buckets.flatMap(({ cells }) => cells));
      filled += cells.filter(({ state }) => state === 'filled').length;
      expect(cells.filter(({ state }) => state === 'filled')).toHaveLength(h.count);
    }
    expect(filled).toBeGreaterThan(20);
  });

  test('survive any bytes', () => {
    const memory = new Memory({ buffer: new ArrayBuffer(0x180000) });
    const random = xorshift(7);
    const bytes = memory.bytes(0x100000, 0x80000);
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < bytes.length; i += 4) {
        // Pointers into the very bytes, so that chains go on and close in cycles.
        const wild = random() % 3 === 0 ? random() : 0x100000 + (random() % 0x80000);
        new DataView(memory.bytes(0, memory.size).buffer).setUint32(0x100000 + i, wild, true);
      }
      const B = round % 24;
      bytes[64 + 9] = B;
      const view = decodeHmap(
        memory,
        { types: INT64_MAP, descriptors: new Map() },
        0x100040,
        INT64_MAP_TYPE,
        { buckets: 500 },
      );
      expect(view.B).toBe(B);
    }
  });
});

test('memhash gives what real Go gave', () => {
  const { hashkey, vectors } = hashVectors();
  let compared = 0;
  for (const { key: type, k, seed, rand, hash } of vectors) {
    if (rand !== undefined || (type !== 'int64' && type !== 'string')) continue;
    const bytes = new Uint8Array(8);
    if (type === 'int64') new DataView(bytes.buffer).setBigInt64(0, BigInt(k), true);
    const key = type === 'int64' ? bytes : new TextEncoder().encode(k);
    expect(memhash(key, BigInt(seed), hashkey)).toBe(BigInt(hash));
    compared++;
  }
  expect(compared).toBe(48);
});

interface HashVectors<Word> {
  readonly hashkey: readonly [Word, Word, Word, Word];
  readonly vectors: readonly {
    key: string;
    k: string;
    seed: string;
    rand?: string;
    hash: string;
  }[];
}

function hashVectors(): HashVectors<bigint> {
  const raw = JSON.parse(goldenText('classic/hash-vectors.json')) as HashVectors<string>;
  const [a, b, c, d] = raw.hashkey;
  return { hashkey: [BigInt(a), BigInt(b), BigInt(c), BigInt(d)], vectors: raw.vectors };
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
