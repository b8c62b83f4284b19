import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import fixture2 from './fixtures/recording-2.hmapscope.json?raw';
import fixture3 from './fixtures/recording-3.hmapscope.json?raw';
import { LinkError } from './link-error';
import { decodeFile, encodeFile, FILE_VERSION } from './recording-file';
import type { ReplayLink } from './replay-link';
import { parseSchedule } from './schedule';
import { LAW_SEED } from './testing/arbitraries';
import { replayLinks } from './testing/arbitrary-links';
import type { StepIndex } from './words';

/** What a file of version 2 could say. */
const run2: ReplayLink = {
  source: { kind: 'text', text: 'package main\n\nfunc main() {\n\tprintln("\\t")\n}\n' },
  goVersion: '1.23.5',
  seed: 7,
  policy: { kind: 'roundRobin', quantum: 3 },
  earlier: [{ until: 30 as StepIndex, policy: { kind: 'golike', seed: 2 } }],
  golike: true,
  schedule: parseSchedule('?*30 1*3 6 7*12'),
  cursor: 40 as StepIndex,
  stateHash: 'fedcba9876543210',
  marks: [
    { at: 0 as StepIndex, hash: '00112233' },
    { at: 32 as StepIndex, hash: 'ffeeddcc' },
  ],
  memoryLimit: 64 * 1024 * 1024,
  stackLimit: 1024 * 1024,
  view: { map: 1_234_560, level: 'line', from: -2.5, wide: true },
};

const run: ReplayLink = {
  ...run2,
  fileName: 'tab.go',
  ended: true,
  marks: [{ at: 8 as StepIndex, hash: '00' }, ...run2.marks.slice(1)],
};

function reads(text: string): string {
  try {
    decodeFile(text);
    return 'a run';
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return error.message;
  }
}

const changed = (change: Record<string, unknown>): string =>
  reads(JSON.stringify({ ...(JSON.parse(encodeFile(run)) as object), ...change }));

describe(`a recording's file (laws from seed ${LAW_SEED})`, { timeout: 60_000 }, () => {
  it('loses nothing', () => {
    const property = fc.property(replayLinks, (link) => {
      expect(decodeFile(encodeFile(link))).toEqual(link);
    });
    fc.assert(property, { seed: LAW_SEED, numRuns: 300 });
  });

  it('opens as it was when its version was new', () => {
    expect(decodeFile(fixture2)).toEqual(run2);
    expect(decodeFile(fixture3)).toEqual(run);
  });

  it('says what is wrong with it, and where', () => {
    expect(reads('')).toMatch(/^this is no hmapscope file: it is not JSON \(/);
    const whole = encodeFile(run);
    for (const part of [20, whole.length >> 1, whole.length - 3]) {
      expect(reads(whole.slice(0, part))).toMatch(
        /^the file is damaged or cut off: it is not JSON \(/,
      );
    }
    expect(reads('[]')).toBe('this is no hmapscope file: it has no "hmapscope"');
    expect(reads('null')).toBe('this is no hmapscope file: it has no "hmapscope"');
    expect(changed({ hmapscope: FILE_VERSION + 1 })).toBe(
      'the file was made by a newer hmapscope: it has version 4, and this one reads versions up to 3',
    );
    expect(changed({ hmapscope: '2' })).toBe(
      'the file\'s "hmapscope" must be the version of the file',
    );
    expect(changed({ seed: -1 })).toBe('the file\'s "seed" must be a whole number from 0 on');
    expect(changed({ seed: undefined })).toBe('the file\'s "seed" is missing');
    expect(changed({ seeds: 1 })).toBe('the file\'s "seeds" is not known here');
    expect(changed({ source: 'package main' })).toBe(
      'the file\'s "source" must be a list of lines',
    );
    expect(changed({ source: [1] })).toBe('the file\'s "source.0" must be a list of lines');
    expect(changed({ builtIn: 'mutex' })).toBe(
      'the file\'s "source" must be there, or "builtIn" instead',
    );
    expect(changed({ fileName: 'a/b.go' })).toBe(
      'the file\'s "fileName" must be the name of a file, without its folder',
    );
    expect(changed({ policy: { kind: 'fair' } })).toMatch(
      /^the file's "policy.kind" must have a "kind"/,
    );
    expect(changed({ policy: { kind: 'roundRobin' } })).toBe(
      'the file\'s "policy.quantum" is missing',
    );
    expect(changed({ policy: { kind: 'random', seed: 0.5 } })).toBe(
      'the file\'s "policy.seed" must be a whole number from 0 on',
    );
    expect(changed({ schedule: ['1*40', '6 x'] })).toBe(
      'the file\'s "schedule" is none: choice 3, line 2, column 3, is `x`',
    );
    expect(changed({ schedule: ['1*2147483647', '6'] })).toBe(
      'the file\'s "schedule" has more than 2147483647',
    );
    const mark = { at: 0, hash: '01' };
    expect(changed({ marks: Array.from({ length: 65 }, () => mark) })).toBe(
      'the file\'s "marks" has more than 64',
    );
    expect(changed({ marks: [1] })).toBe(
      'the file\'s "marks.0" must have a name for each of its parts',
    );
    expect(changed({ golike: 1 })).toBe('the file\'s "golike" must be true, or be left out');
    expect(changed({ view: { Map: 1 } })).toBe(
      'the file\'s "view.Map" has a name that no view has',
    );
    expect(changed({ view: 3 })).toBe('the file\'s "view" must be a list of names and values');
    expect(changed({ cursor: 47 })).toBe('the file\'s "cursor" is behind the schedule\'s end');
    expect(changed({ marks: [...run.marks].reverse() })).toBe(
      'the file\'s "marks" must be in order of step',
    );
    expect(changed({ marks: [{ at: 0, hash: 'FF' }] })).toBe(
      'the file\'s "marks.0.hash" must be 2 to 8, evenly many, hex digits in lower case',
    );
    expect(changed({ view: { map: [] } })).toBe(
      'the file\'s "view.map" must be a small text, a number or a boolean',
    );
  });

  it('never fails but with a message, whatever the text', () => {
    const text = encodeFile(run);
    const damaged = fc
      .array(fc.tuple(fc.nat(text.length), fc.string({ maxLength: 3 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map((changes) =>
        changes.reduce((before, [at, by]) => before.slice(0, at) + by + before.slice(at + 1), text),
      );
    const parts = fc.record({
      hmapscope: fc.constantFrom(2, 3),
      source: fc.anything(),
      policy: fc.anything(),
      marks: fc.anything(),
      view: fc.anything(),
    });
    const texts = fc.oneof(
      fc.json(),
      damaged,
      parts.map((all) => changed(all)),
    );
    fc.assert(
      fc.property(texts, (any) => {
        expect(reads(any)).not.toBe('');
      }),
      { seed: LAW_SEED, numRuns: 2000 },
    );
  });
});
