import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import type { GoroutineView } from '../../store';
import { groupGoroutines } from './group-goroutines';

function goroutine(gid: number, state: GoroutineView['state'], pos: number): GoroutineView {
  const frames = [{ func: 'main.worker', file: 'main.go', line: 1, pos, locals: [] }];
  return {
    gid: gid as Gid,
    state,
    waitReason: state === 'waiting' ? 'chan receive' : '',
    started: 'main.worker',
    parent: 1 as Gid,
    next: undefined,
    frames,
  };
}

function shape(goroutines: readonly GoroutineView[], focus: number): (number | number[])[] {
  return groupGoroutines(goroutines, focus as Gid).map((item) =>
    item.kind === 'one' ? item.member.number : item.members.map(({ number }) => number),
  );
}

test('few goroutines have a card each', () => {
  const few = Array.from({ length: 12 }, (_, i) => goroutine(i + 1, 'waiting', 7));
  expect(shape(few, 1)).toEqual(few.map((_, i) => i + 1));
});

test('of many, those that stand alike are one line; numbers stay the places among all', () => {
  const many = [
    goroutine(1, 'runnable', 1),
    goroutine(6, 'dead', 7),
    ...Array.from({ length: 12 }, (_, i) => goroutine(i + 7, 'waiting', i < 10 ? 7 : 20 + i)),
  ];
  expect(shape(many, 1)).toEqual([1, [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 13, 14]);
});

test('the goroutine in focus stands on its own', () => {
  const many = Array.from({ length: 13 }, (_, i) => goroutine(i + 1, 'waiting', 7));
  expect(shape(many, 2)[1]).toBe(2);
});
