import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, type ReplayLink, STEP_LIMIT } from './link';
import { encodeBase64, LinkError } from './link-bytes';
import type { PolicyChoice } from './policy';
import { parseSchedule, Schedule } from './schedule';
import { LAW_SEED, plans } from './testing/arbitraries';
import type { Gid, StepIndex } from './words';

const laws = { seed: LAW_SEED, numRuns: 500 };

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant({ kind: 'byHand' as const }),
  fc.record({
    kind: fc.constant('roundRobin' as const),
    quantum: fc.integer({ min: 1, max: 1e6 }),
  }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.maxSafeNat() }),
);

const links: fc.Arbitrary<ReplayLink> = fc
  .record({
    source: fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary' }) }),
      fc.record({ kind: fc.constant('example' as const), id: fc.string() }),
    ),
    goVersion: fc.tuple(fc.nat(99), fc.nat(99)).map(([minor, patch]) => `1.${minor}.${patch}`),
    seed: fc.maxSafeNat(),
    policy: policies,
    schedule: plans,
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    stateHash: fc.oneof(
      fc.constant(undefined),
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0')),
    ),
  })
  .map(({ at, ...link }) => {
    return { ...link, cursor: Math.floor(at * link.schedule.length) as StepIndex };
  });

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
  schedule: parseSchedule('1*21 6*14 7*9 6*3 7*2'),
  cursor: 48 as StepIndex,
  stateHash: '0123456789abcdef',
};

/** What the link of version 1 above was when version 1 was new. */
const FIXTURE_1 =
  '1AWPoYSI6JCkLKJCnyqGeKoeETjnZoYOauBDhDAqdci1DA21YEoMEEThUiAkOcVZGJkZmRjZ2VhsNKXZWA0ZGZdf0ztVn3wMA4To';

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

  it('opens the link that version 1 made at first', () => {
    expect(decodeLink(FIXTURE_1)).toEqual(toTheThrow);
  });

  it('is short: two writers to the throw, a thousand random steps of four goroutines', () => {
    expect(encodeLink(toTheThrow).length).toBeLessThan(200);
    const choice = fc.sample(fc.constantFrom(1, 6, 7, 8), { seed: LAW_SEED, numRuns: 1000 });
    const schedule = Schedule.of(choice.map((gid) => ({ gid: gid as Gid, count: 1 })));
    expect(encodeLink({ ...toTheThrow, schedule }).length).toBeLessThan(700);
  });

  it('refuses every cut link with a message', () => {
    const text = encodeLink(toTheThrow);
    for (let length = 0; length < text.length; length++) {
      expect(reads(text.slice(0, length))).not.toBe('a link');
    }
  });

  it('tells every changed character', () => {
    const text = encodeLink(toTheThrow);
    for (let at = 0; at < text.length - 1; at++) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(reads(text.slice(0, at) + other + text.slice(at + 1))).not.toBe('a link');
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
    expect(reads(`2${encodeLink(toTheThrow).slice(1)}`)).toBe(
      'the link was made by a newer hmapscope: it has version 2, and this one reads versions up to 1',
    );
    expect(reads('/somewhere')).toBe('this is no hmapscope link');
    expect(reads('')).toBe('the link is empty');
  });

  it('stops a few bytes that promise very many', async () => {
    const { deflateSync } = await import('fflate');
    const bomb = deflateSync(new Uint8Array(10_000_000), { level: 9 });
    const text = `1${encodeBase64(Uint8Array.from([1, ...bomb, 0, 0]))}`;
    expect(text.length).toBeLessThan(200_000);
    expect(reads(text)).toBe('the link unpacks to more than a link may hold');
    const schedule = Schedule.of([{ gid: 0 as Gid, count: STEP_LIMIT + 1 }]);
    expect(reads(encodeLink({ ...toTheThrow, schedule }))).toBe(
      'the link holds more than 5000000 steps',
    );
  });
});
