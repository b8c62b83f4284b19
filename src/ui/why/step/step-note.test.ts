import { expect, test } from 'vitest';
import { PROGRAMS } from '../../../lessons';
import { buildProgram } from '../../../machine';
import type { Gid } from '../../../recording';
import { Lookup } from '../../../scene';
import { SessionHost } from '../../../worker';
import type { Moved } from '../../../worker';
import { library as compiled } from '../../../worker/library';
import { loadWords } from '../../words/catalogs';
import { inspectorWordsIn } from '../../words/inspector-words';
import { sayNote } from '../say-note';
import { stepNote } from './step-note';
import { PLAIN, textOf } from '../testing/plain-inlays';
import type { StepNote } from './step-row';

const library = await compiled;
await loadWords('zh');
const SLOW = { timeout: 60_000 };

/** A run, and what Why says of each step. */
async function opened(source: string, schedule?: string) {
  const host = new SessionHost({
    build: (written) => buildProgram(written, library, 'shared'),
    breathe: async () => {},
  });
  const policy = { kind: 'random', seed: 20261122 } as const;
  const answer = await host.open({ source, seed: 1, policy, ...(schedule && { schedule }) });
  if (!answer.ok || answer.memory === undefined) throw new Error('it does not compile');
  const { program, memory } = answer;
  const noteAt = (moved: Moved): StepNote | undefined => {
    const buffer = moved.memory ?? memory;
    const moment = { standing: moved, recording: moved.recording, program };
    return stepNote(moment, new Lookup({ buffer }, program));
  };
  return { host, noteAt };
}

test(
  'each step of a lone writer has its own sentence, from the test to the clearing',
  SLOW,
  async () => {
    const [first] = PROGRAMS;
    const { host, noteAt } = await opened(first?.source ?? '', '1*9');
    const keys: string[] = [];
    for (let i = 0; i < 16; i++) keys.push(noteAt(await host.step(6 as Gid))?.key ?? 'none');
    expect(keys).toEqual([
      'starts',
      'flagsFree',
      'seedRead',
      'flagsCopied',
      'flagsSet',
      'bucketsNil',
      'bucketsWritten',
      'bRead',
      'oldNil',
      'bucketsRead',
      'tophashRest',
      'oldNil',
      'countLoad',
      'bRead',
      'noverflowRead',
      'tophashSet',
    ]);
  },
);

test('a lock, a channel, an atomic and a variable tell what came of the step', SLOW, async () => {
  const { host, noteAt } = await opened(`package main

import (
	"sync"
	"sync/atomic"
)

var mu sync.Mutex
var n atomic.Int64
var plain int

func main() {
	selected := make(chan int, 1)
	go func() {
		mu.Lock()
		plain = 7
		selected <- 1
		selected <- 2
	}()
	<-selected
	n.Add(3)
	mu.Lock()
}
`);
  const said: string[] = [];
  const go = async (gid: number, steps: number): Promise<void> => {
    for (let i = 0; i < steps; i++) {
      const note = noteAt(await host.step(gid as Gid));
      if (note !== undefined) said.push(textOf(sayNote(inspectorWordsIn('en'), note, PLAIN)));
    }
  };
  await go(1, 2);
  await go(5, 5);
  await go(1, 3);
  const all = said.join('\n');
  expect(all).toContain('G1 starts G5, which will run main.func1.');
  expect(all).toContain('G5 finds mu free and takes it');
  expect(all).toContain('G5 writes plain: 7.');
  expect(all).toContain('G5 sends on selected without waiting');
  expect(all).toContain('G5 has to wait to send on selected: the buffer is full.');
  expect(all).toContain(
    'G1 receives from selected without waiting. 1 value is left in the buffer.',
  );
  expect(all).toContain(
    'G1 adds to n in one atomic step, so no other goroutine’s addition is lost: 3.',
  );
  expect(all).toContain('G1 tries to take mu and finds it held by G5.');
});

test('who compares too late is told to look again', SLOW, async () => {
  const { host, noteAt } = await opened(`package main

import "sync"

var wg sync.WaitGroup
var rw sync.RWMutex
var mu sync.Mutex

func main() {
	wg.Add(1)
	mu.Lock()
	go wg.Wait()
	go mu.Lock()
	rw.TryRLock()
	mu.Unlock()
	wg.Wait()
}
`);
  const all: string[] = [];
  for (const run of '1*6 6*5 1*4 5*2 1 5 1'.split(' ')) {
    const [gid, count = 1] = run.split('*').map(Number);
    for (let i = 0; i < count; i++) {
      const note = noteAt(await host.step(gid as Gid));
      if (note !== undefined) all.push(textOf(sayNote(inspectorWordsIn('en'), note, PLAIN)));
    }
  }
  const told = all.join('\n');
  expect(told).toContain('G1 loads rw.readerCount atomically: 0.');
  expect(told).toContain('G1 takes one waiter of mu off the count, and marks it as woken.');
  expect(told).toContain('G5 counts itself among those who wait for wg: its counter is 1.');
  expect(all.at(-1)).toBe(
    'G1 tries to change wg, but it has changed meanwhile: it has to look again.',
  );
});

test('what a tophash is read for: to move a cell, to find a key, to go past it', SLOW, async () => {
  const { host, noteAt } = await opened(`package main

func main() {
	m := map[int]int{}
	for i := range 9 {
		m[i] = i
	}
	n := m[3]
	delete(m, 4)
	for k := range m {
		n += k
	}
	println(n)
}
`);
  const said = new Map<string, Set<string>>();
  for (let n = 0; n < 3000; n++) {
    const moved = await host.run({ kind: 'steps', count: 1 });
    const frame = moved.goroutines[0]?.frames[0]?.func ?? '';
    const { key = '' } = noteAt(moved) ?? {};
    if (key.startsWith('tophash')) said.set(frame, (said.get(frame) ?? new Set()).add(key));
    if (moved.fault !== undefined) break;
  }
  const keysIn = (func: string): string[] => [...(said.get(`runtime.${func}`) ?? [])].sort();
  expect(keysIn('evacuate_fast64')).toEqual([
    'tophashMarked',
    'tophashMoves',
    'tophashSet',
    'tophashUnmoved',
  ]);
  expect(keysIn('mapassign_fast64')).toContain('tophashFilledFast');
  expect(keysIn('mapiternext')).toEqual(['tophashBlank', 'tophashTaken']);
  expect([...said.values()].flatMap((keys) => [...keys])).toContain('tophashFound');
});

test('of very many goroutines none is taken for the one that was started', SLOW, async () => {
  const { host, noteAt } = await opened(`package main

func main() {
	for range 700 {
		go func() { select {} }()
	}
	select {}
}
`);
  const told: (StepNote | undefined)[] = [];
  for (let i = 0; i < 702; i++) told.push(noteAt(await host.step(1 as Gid)));
  const started = told.filter((note) => note?.key === 'go' || note?.key === 'goUnknown');
  expect(started).toHaveLength(700);
  expect(started.slice(0, 2).map((note) => note?.other)).toEqual([5, 6]);
  expect(started.every((note, i) => note?.other === undefined || note.other === i + 5)).toBe(true);
  expect(started.at(-1)?.key).toBe('goUnknown');
});

for (const { id, source } of PROGRAMS) {
  test(`every step of ${id} has a sentence, in both languages`, SLOW, async () => {
    const { host, noteAt } = await opened(source);
    const unsaid: number[] = [];
    for (let n = 0; n < 250; n++) {
      const moved = await host.run({ kind: 'steps', count: 1 });
      const note = noteAt(moved);
      const said = (['en', 'zh'] as const).map((language) =>
        note === undefined ? '' : textOf(sayNote(inspectorWordsIn(language), note, PLAIN)),
      );
      // A message that cannot be said is told by its key.
      if (said.some((one) => one === '' || one.startsWith('step.'))) unsaid.push(moved.cursor);
      if (moved.fault !== undefined) break;
    }
    expect(unsaid).toEqual([]);
  });
}
