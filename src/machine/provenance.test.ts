import { expect, test } from 'vitest';
import { buildProgram } from '../oracle/build';
import { HMAP, findMaps, reachedValues } from '../memory';
import { createInstance } from './instance';
import { provenanceOf } from './provenance';
import { Run } from './run';

const SLOW = { timeout: 60_000 };

function runOf(source: string): Run {
  const instance = createInstance(buildProgram(source), { seed: 1 });
  return new Run(instance, { seed: 1, policy: { kind: 'random', seed: 7 } });
}

test('each byte of a map’s header comes from the step that wrote it', SLOW, () => {
  const run = runOf(`package main

var zero [64]byte

func main() {
	m := map[int]int{}
	done := make(chan bool)
	go func() { m[1] = 2; done <- true }()
	<-done
	m[3] = 4
	<-done
}
`);
  run.runByPolicy(10_000);
  const hash = run.stateHash();
  const at = findMaps(run.memory, run.program).find(({ name }) => name === 'm')?.addr ?? 0;
  const { rows } = run.recorder;
  const fieldAt = (step: number): string | undefined =>
    run.program.stops[rows.stop[step - 1] ?? 0]?.site?.text;
  for (const [field, offset] of [
    ['h.count', HMAP.count],
    ['h.flags', HMAP.flags],
    ['h.hash0', HMAP.hash0],
    ['h.buckets', HMAP.buckets],
  ] as const) {
    const from = provenanceOf(run, at + offset);
    expect(from.kind).toBe('written');
    expect(fieldAt('step' in from ? from.step : 0)).toBe(field);
  }
  // The slow way: the last step after which the byte was another one before.
  const count = provenanceOf(run, at + HMAP.count);
  const end = run.cursor;
  let slow = 0;
  for (let n = 1; n <= end; n++) {
    run.seek(n - 1);
    const before = run.memory.u8(at);
    run.seek(n);
    if (run.memory.u8(at) !== before) slow = n;
  }
  expect(count).toEqual({ kind: 'written', step: slow });
  // Never written: as it was when makemap got its memory.
  const never = provenanceOf(run, at + HMAP.oldbuckets);
  expect(never.kind).toBe('allocated');
  run.seek('step' in never ? never.step - 1 : 0);
  expect(run.memory.u32(at + HMAP.hash0)).toBe(0);
  run.seek(end);
  const zero = reachedValues(run.memory, run.program).find(({ name }) => name === 'zero');
  expect(provenanceOf(run, zero?.addr ?? 0)).toEqual({ kind: 'before' });
  // The run stands where it stood.
  expect(run.cursor).toBe(end);
  expect(run.stateHash()).toBe(hash);
});

test('what a channel’s operation changes comes from that step', SLOW, () => {
  const run = runOf(`package main

var ch = make(chan int, 2)

func main() {
	ch <- 1
	ch <- 7
	<-ch
	select {}
}
`);
  run.runByPolicy(10_000);
  const variable = reachedValues(run.memory, run.program).find(({ name }) => name === 'ch');
  const chan = run.memory.pointer(variable?.addr ?? 0);
  const { rows } = run.recorder;
  const textOf = (addr: number): string | undefined => {
    const from = provenanceOf(run, addr);
    return run.program.stops[rows.stop[('step' in from ? from.step : 0) - 1] ?? 0]?.site?.text;
  };
  expect(textOf(chan)).toBe('<-ch');
  expect(textOf(run.memory.pointer(chan + 16) + 8)).toBe('ch <- 7');
});
