import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import type { FrameView, GoroutineView } from '../../store';
import { shortFunc, stackLine } from './stack-line';

test('functions are named as short as they stay clear', () => {
  expect(shortFunc('runtime.mapassign_fast64')).toBe('mapassign_fast64');
  expect(shortFunc('main.main.func1')).toBe('main.func1');
  expect(shortFunc('main.main')).toBe('main.main');
  expect(shortFunc('main.count')).toBe('main.count');
  expect(shortFunc('sync.(*WaitGroup).Wait')).toBe('WaitGroup.Wait');
  expect(shortFunc('sync/atomic.(*Int64).Add')).toBe('Int64.Add');
});

function main(line: number, locals: FrameView['locals'] = []): FrameView {
  return { func: 'main.main.func1', file: 'main.go', line, pos: 0, locals };
}

function inside(func: string): FrameView {
  return { func, file: 'runtime/map.go', line: 1, pos: 0, locals: [] };
}

function goroutine(state: GoroutineView['state'], frames: readonly FrameView[]): GoroutineView {
  const started = 'main.main.func1';
  const [gid, parent] = [6 as Gid, 1 as Gid];
  return { gid, state, waitReason: '', started, parent, next: undefined, frames };
}

test('a stack is read from the inside out, with the small locals of the person’s own frame', () => {
  const locals = [
    { name: 'i', value: '4' },
    { name: 'm', value: '0xc000100200' },
    { name: 'counts', value: 'map[int]int' },
  ];
  const g = goroutine('runnable', [inside('runtime.mapassign_fast64'), main(13, locals)]);
  expect(stackLine(g)).toBe('mapassign_fast64 ‹ main.func1 · i = 4');
});

test('of one that waits, the line says for what', () => {
  const g = goroutine('waiting', [
    inside('runtime.semacquire'),
    inside('sync.(*WaitGroup).Wait'),
    main(17),
  ]);
  expect(stackLine(g)).toBe('WaitGroup.Wait ‹ main.func1:17');
});

test('of one that waits for a channel, Go’s word says how', () => {
  const frames = [inside('runtime.chansend'), main(138), inside('runtime.main')];
  const g = { ...goroutine('waiting', frames), waitReason: 'chan send' };
  expect(stackLine(g)).toBe('chan send ‹ main.func1:138');
});

test('one that has not begun is named by what it was started with', () => {
  expect(stackLine(goroutine('runnable', []))).toBe('main.func1');
});
