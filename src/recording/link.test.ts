import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture1 from './fixtures/link-1.txt?raw';
import fixture2 from './fixtures/link-2.txt?raw';
import fixture2All from './fixtures/link-2-all.txt?raw';
import fixture2Coded from './fixtures/link-2-coded.txt?raw';
import fixture3 from './fixtures/link-3.txt?raw';
import fixture3All from './fixtures/link-3-all.txt?raw';
import fixture3Coded from './fixtures/link-3-coded.txt?raw';
import { decodeLink, encodeLink, LINK_VERSION } from './link';
import { checkOf, encodeBase64 } from './link-bytes';
import { LinkError } from './link-error';
import { MOST, type ReplayLink, STEP_LIMIT } from './replay-link';
import { parseSchedule, Schedule } from './schedule';
import { LAW_SEED } from './testing/arbitraries';
import { replayLinks as links } from './testing/arbitrary-links';
import { nearlyInTurn } from './testing/long-runs';
import type { Gid, StepIndex } from './words';

const laws = { seed: LAW_SEED, numRuns: 500 };

const twoWriters = `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	for w := 0; w < 2; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 10; i++ {
				m[w*10+i] = i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
`;

const toTheThrow: ReplayLink = {
  source: { kind: 'text', text: twoWriters },
  goVersion: '1.23.5',
  seed: 1,
  policy: { kind: 'random', seed: 1 },
  earlier: [],
  schedule: parseSchedule('1*21 6*14 7*9 6*3 7*2'),
  cursor: 48 as StepIndex,
  stateHash: '0123456789abcdef',
  marks: [],
  view: {},
};

/** A link with all that there is in version 2. */
const withAll: ReplayLink = {
  source: { kind: 'example', id: 'two-writers' },
  goVersion: '1.23.5',
  seed: 7,
  policy: { kind: 'roundRobin', quantum: 3 },
  earlier: [
    { until: 100 as StepIndex, policy: { kind: 'random', seed: 12345 } },
    { until: 120 as StepIndex, policy: { kind: 'golike', seed: 2 } },
  ],
  golike: true,
  schedule: parseSchedule('?*100 1*3 6 ?*30 1 7 1 7 7 6 1*2 7'),
  cursor: 120 as StepIndex,
  stateHash: 'fedcba9876543210',
  marks: [
    { at: 64 as StepIndex, hash: '00112233' },
    { at: 128 as StepIndex, hash: 'ffeeddcc' },
  ],
  memoryLimit: 64 * 1024 * 1024,
  stackLimit: 1024 * 1024,
  view: { map: 1_234_560, level: 'line', from: -2.5, wide: true },
};

/** With all that there is in version 3. */
const withAll3: ReplayLink = {
  ...withAll,
  fileName: 'two writers.go',
  ended: true,
  marks: [
    { at: 16 as StepIndex, hash: '00' },
    { at: 32 as StepIndex, hash: '7f' },
    { at: 48 as StepIndex, hash: 'ff' },
    { at: 128 as StepIndex, hash: 'ffeeddcc' },
  ],
};

/** A thousand random steps of four goroutines. */
const byChance: ReplayLink = {
  ...toTheThrow,
  policy: { kind: 'byHand' },
  schedule: Schedule.of(
    fc
      .sample(fc.constantFrom(1, 6, 7, 8), { seed: LAW_SEED, numRuns: 1000 })
      .map((gid) => ({ gid: gid as Gid, count: 1 })),
  ),
  cursor: 1000 as StepIndex,
  marks: [125, 250, 375, 500, 625, 750, 875, 1000].map((at) => ({
    at: at as StepIndex,
    hash: ((at * 0x9e3779b1) >>> 0).toString(16).padStart(8, '0'),
  })),
};

/** What links of each version were when it was new: they open for ever. */
const FIXTURES: readonly (readonly [name: string, text: string, says: ReplayLink])[] = [
  ['link-1', fixture1, toTheThrow],
  ['link-2', fixture2, toTheThrow],
  ['link-2-all', fixture2All, withAll],
  ['link-2-coded', fixture2Coded, byChance],
  ['link-3', fixture3, toTheThrow],
  ['link-3-all', fixture3All, withAll3],
  ['link-3-coded', fixture3Coded, shortMarks(byChance)],
];

/** As runs have them now. */
function shortMarks(link: ReplayLink): ReplayLink {
  const marks = [...Array(32).keys()].map((n) => {
    const at = Math.floor((n * link.schedule.length) / 32);
    return { at: at as StepIndex, hash: (((n + 1) * 0x9e37) & 0xff).toString(16).padStart(2, '0') };
  });
  return { ...link, marks };
}

function reads(text: string): string {
  try {
    decodeLink(text);
    return 'a link';
  } catch (error) {
    if (!(error instanceof LinkError) || error.message.length < 10) throw error;
    return error.message;
  }
}

describe(`a replay link (laws from seed ${LAW_SEED})`, { timeout: 60_000 }, () => {
  it('decode(encode(x)) = x, in characters that a URL keeps', () => {
    const property = fc.property(links, (link) => {
      const text = encodeLink(link);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeLink(text)).toEqual(link);
      expect(decodeLink(`#${text}`)).toEqual(link);
    });
    fc.assert(property, laws);
  });

  it('encodes a view of names and small values only', () => {
    for (const view of [{ Map: 1 }, { map: Number.NaN }, { map: 'x'.repeat(101) }]) {
      expect(() => encodeLink({ ...toTheThrow, view })).toThrow(LinkError);
    }
  });

  it.each(FIXTURES)('opens %s as it was when its version was new', (_, text, says) => {
    expect(decodeLink(text.trim())).toEqual(says);
  });

  it('has a fixture for each version', () => {
    const versions = new Set(FIXTURES.map(([, text]) => Number(text[0])));
    expect([...versions]).toEqual([...Array(LINK_VERSION).keys()].map((n) => n + 1));
  });

  it('is short: two writers to the throw, a thousand random steps, ten thousand nearly in turn', () => {
    expect(encodeLink(toTheThrow).length).toBeLessThanOrEqual(200);
    expect(encodeLink(shortMarks(byChance)).length).toBeLessThanOrEqual(700);
    const { schedule } = nearlyInTurn(LAW_SEED);
    const inTurn = shortMarks({ ...byChance, schedule, cursor: 10_000 as StepIndex });
    expect(encodeLink(inTurn).length).toBeLessThanOrEqual(2000);
    const byPolicy = { ...inTurn, schedule: parseSchedule('?*10000') };
    expect(encodeLink(byPolicy).length).toBeLessThanOrEqual(200);
  });

  it('refuses every cut link with a message', () => {
    for (const [, fixture] of FIXTURES) {
      const text = fixture.trim();
      for (let length = 0; length < text.length; length++) {
        expect(reads(text.slice(0, length))).not.toBe('a link');
      }
    }
  });

  it('tells every changed character', () => {
    for (const [, fixture] of FIXTURES) {
      const text = fixture.trim();
      for (let at = 0; at < text.length - 1; at++) {
        const other = text[at] === 'A' ? 'B' : 'A';
        expect(reads(text.slice(0, at) + other + text.slice(at + 1))).not.toBe('a link');
      }
    }
  });

  it('never fails but with a message, whatever the text', () => {
    const base64 = fc.string({
      unit: fc.constantFrom(
        ...[...Array(64).keys()].map((n) => encodeBase64(Uint8Array.of(n << 2))[0] ?? ''),
      ),
      maxLength: 300,
    });
    const broken = fc
      .tuple(links, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 4 }))
      .map(([link, changes]) => {
        const text = encodeLink(link).split('');
        for (const [at, char] of changes) text[at % text.length] = String.fromCharCode(char);
        return text.join('');
      });
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      base64.map((t) => `1${t}`),
      base64.map((t) => `2${t}`),
      base64.map((t) => `3${t}`),
      broken,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(reads(text)).not.toBe('');
      }),
      { ...laws, numRuns: 5000 },
    );
  });

  it('says when it was made by a newer version', () => {
    expect(reads(`4${encodeLink(toTheThrow).slice(1)}`)).toBe(
      'the link was made by a newer hmapscope: it has version 4, and this one reads versions up to 3',
    );
    expect(reads('/somewhere')).toBe('this is no hmapscope link');
    expect(reads('https://example.org/')).toBe('this is no hmapscope link');
    expect(reads('')).toBe('this is no hmapscope link');
  });

  it('stops a few bytes that promise very many', async () => {
    const { deflateSync } = await import('fflate');
    const bomb = deflateSync(new Uint8Array(10_000_000), { level: 9 });
    for (const version of ['1', '2', '3']) {
      const length = version === '3' ? [(bomb.length & 0x7f) | 0x80, bomb.length >> 7] : [];
      const told = Uint8Array.of(1, ...length, ...bomb);
      const check = version === '1' ? 0 : checkOf(told);
      const text = version + encodeBase64(Uint8Array.of(...told, check >> 8, check));
      expect(text.length).toBeLessThan(200_000);
      expect(reads(text)).toBe('it has more than 1000000 bytes');
    }
    const schedule = Schedule.of([{ gid: 0 as Gid, count: STEP_LIMIT + 1 }]);
    expect(reads(encodeLink({ ...toTheThrow, schedule }))).toBe('it has more than 5000000 steps');
    const memoryLimit = MOST.memory + 1;
    expect(reads(encodeLink({ ...toTheThrow, memoryLimit }))).toBe(
      'the link is damaged: it has a limit that no run has',
    );
  });
});
