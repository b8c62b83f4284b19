import { expect, test } from 'vitest';
import { type Gid, recordingFrom, type Span, type StepIndex } from '../../recording';
import { startedName } from './started-name';

const text = `package main
func worker() {}
func main() {
	go func() {}()
	go worker()
	go worker(1)
	go f()
}`;
const at = (what: string): number => text.indexOf(what);
const named = (name: string, what: string) => ({ name, file: 0, pos: at(what) });
const program = {
  files: [{ text }],
  funcs: [
    named('main.main', 'func main'),
    named('main.worker', 'func worker'),
    named('main.main.func1', 'func() {}()'),
    named('main.main.gowrap1', 'worker(1)'),
  ],
  // The statements, then a stop inside worker.
  stops: [
    ...['go func', 'go worker()', 'go worker(1)', 'go f()'].map((go) => ({
      file: 0,
      pos: at(go),
      func: 0,
    })),
    { file: 0, pos: at('func worker'), func: 1 },
  ],
};

const life = (gid: number, start: number): Span => ({
  kind: 'life',
  gid: gid as Gid,
  start: start as StepIndex,
  end: (start + 9) as StepIndex,
  func: '',
  label: '',
  object: 0,
  write: false,
});

test('a goroutine that is done is named by its go statement', () => {
  const zero = new Uint32Array(6);
  const recording = recordingFrom({
    rows: {
      length: 6,
      gid: Uint32Array.of(1, 1, 1, 1, 6, 8),
      stop: Uint32Array.of(0, 1, 2, 3, 4, 4),
      addr: zero,
      value: zero,
    },
    spans: [life(5, 1), life(6, 2), life(7, 3), life(8, 4)],
  });
  const names = [1, 5, 6, 7, 8].map((gid) => startedName(recording, program, gid as Gid));
  expect(names).toEqual([
    undefined,
    'main.main.func1',
    'main.worker',
    'main.main.gowrap1',
    // A value: it may be any function.
    undefined,
  ]);
});
