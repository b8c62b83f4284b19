import { expect, test } from 'vitest';
import type { RecordingPatch, StepIndex } from '../recording';
import { applyPatch, EMPTY_RECORDING } from './recording';

function patch(keep: number, ...gids: number[]): RecordingPatch {
  const column = Uint32Array.from(gids);
  return {
    keep: keep as StepIndex,
    rows: { length: gids.length, gid: column, stop: column, addr: column, value: column },
    spans: [],
    writeWindows: [],
    raceWindows: [],
  };
}

function gidsAfter(...patches: RecordingPatch[]): number[] {
  const { rows } = patches.reduce(applyPatch, EMPTY_RECORDING);
  return [...rows.gid.subarray(0, rows.length)];
}

test('patches add up, and one that keeps less replaces the future', () => {
  expect(gidsAfter(patch(0, 1, 1, 5), patch(3, 6))).toEqual([1, 1, 5, 6]);
  expect(gidsAfter(patch(0, 1, 1, 5), patch(1, 6))).toEqual([1, 6]);
  expect(gidsAfter(patch(0, 1, 1, 5), patch(2))).toEqual([1, 1]);
});

test('a thousand single steps are all there', () => {
  const patches = Array.from({ length: 3000 }, (_, i) => patch(i, i % 7));
  expect(gidsAfter(...patches)).toEqual(patches.map((_, i) => i % 7));
});

test('a patch without a change leaves the recording the same object', () => {
  const recording = applyPatch(EMPTY_RECORDING, patch(0, 1, 5));
  const { spans, writeWindows, raceWindows } = recording;
  const same = { ...patch(2), spans, writeWindows, raceWindows };
  expect(applyPatch(recording, same)).toBe(recording);
  expect(applyPatch(recording, { ...same, spans: [] })).not.toBe(recording);
  expect(applyPatch(recording, { ...same, keep: 1 as StepIndex })).not.toBe(recording);
});
