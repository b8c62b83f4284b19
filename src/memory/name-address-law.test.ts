import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram, createInstance } from '../machine';
import { addressNamer, G, Memory } from '.';

/** Every access of programs on random schedules, by the name of what it touches. */
const SEED = Number(process.env['SEED'] ?? 1);
const EXAMPLES = [
  'app-bank-transfer',
  'app-dining-philosophers',
  'app-json-printer',
  'app-lru-cache',
  'app-pubsub',
  'app-session-store',
  'app-user-counters',
  'app-word-count',
  'app-worker-pool',
  'chan-select',
  'closures',
  'fatal-map-iteration-write',
  'fatal-map-writes',
  'fmt-verbs',
  'generic-types',
  'growth',
  'interfaces',
  'iterate-while-writing',
  'lib-slices-maps',
  'maps-types',
  'panic-in-defer',
  'reader-writer',
  'slices-builtin',
  'structs-embedding',
  'sync-cond',
  'sync-map-pool',
  'two-writers',
  'unsafe-memory',
];
const STEPS = 600;
/** Of these one in so many is told: naming from nothing each time costs more than the step. */
const EVERY = 3;

/** Many programs, on a busy machine. */
const SLOW = 300_000;

/** Offset of `buf` in `runtime.hchan`: behind two counts. */
const HCHAN_BUF = 16;

const library = new Library(gorootSources);

interface Told {
  readonly name: string;
  /** What the operation itself calls it, where nothing else has a name for it. */
  readonly bySite: string;
}

/** The names of what is about to be touched, step by step. */
function namesOf(text: string, seed: number, steps = STEPS, every = EVERY): Told[] {
  const built = buildProgram(text, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const instance = createInstance(program, { seed });
  const memory = new Memory(instance.memory);
  const told: Told[] = [];
  for (let step = 0; step < steps && instance.fault === 0; step++) {
    instance.emptyLog();
    const ready = instance.runnable();
    const gid = ready[hashOf(seed, step) % ready.length];
    if (gid === undefined) break;
    const g = instance.gOf(gid);
    const { site, func } = program.stops[memory.u32(g + G.stop)] ?? {};
    const addr = memory.pointer(g + G.addr);
    if (step % every === 0 && site !== undefined && site.size > 0 && addr !== 0) {
      const bySite = `${site.text} in ${program.funcs[func ?? 0]?.name}`;
      told.push({ name: addressNamer(memory, program)(addr), bySite });
    }
    instance.step(gid);
  }
  return told;
}

function hashOf(seed: number, step: number): number {
  return (Math.imul(seed * 31 + step, 0x9e3779b1) ^ Math.imul(step, 0x85ebca6b)) >>> 8;
}

test(
  `every access has a name, the same in every run, seed ${SEED}`,
  () => {
    let accesses = 0;
    const nameless: string[] = [];
    const onlyBySite: string[] = [];
    for (const example of EXAMPLES) {
      const file = new URL(`../../examples/${example}.go`, import.meta.url);
      const source = readFileSync(file, 'utf8');
      const told = namesOf(source, SEED);
      expect(namesOf(source, SEED)).toEqual(told);
      accesses += told.length;
      for (const { name, bySite } of told) {
        if (name.startsWith('0x')) nameless.push(`${example}: ${bySite}`);
        else if (name === bySite) onlyBySite.push(name);
      }
    }
    expect(nameless).toEqual([]);
    expect(accesses).toBeGreaterThan(1000);
    // Arrays that no variable holds yet, and maps before they are assigned.
    expect(onlyBySite.length).toBeLessThan(accesses / 5);
  },
  SLOW,
);

const EVERYTHING = `package main

import "sync"

type user struct {
	Name  string
	Score int
	Best  [2]int
	next  *user
}

type shape interface{ area() int }
type square struct{ side int }

func (s *square) area() int { return s.side * s.side }

var (
	counter int
	users   = map[string]*user{}
	scores  map[user2]pair
	grid    [3][4]int
	words   = []string{"alpha", "beta"}
)

type user2 struct{ id, room int }
type pair struct{ won, lost int }

func work(wg *sync.WaitGroup, mu *sync.Mutex, ch chan pair, xs []user) {
	defer wg.Done()
	mu.Lock()
	counter++
	mu.Unlock()
	xs[3].Name = "third"
	ch <- pair{1, 2}
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	escaped := 0
	pointer := new(int)
	xs := make([]user, 5)
	ch := make(chan pair, 4)
	wg.Add(2)
	go work(&wg, &mu, ch, xs)
	go func() {
		escaped++
		work(&wg, &mu, ch, xs)
	}()
	users["bob"] = &user{Name: "bob"}
	users["bob"].Score++
	users["bob"].Best[1] = 3
	users["bob"].next = &user{}
	users["bob"].next.Score = 1
	scores = map[user2]pair{{1, 2}: {3, 4}}
	scores[user2{1, 2}] = pair{5, 6}
	grid[2][1] = 7
	*pointer = 8
	var s shape = &square{2}
	s.(*square).side = 3
	counter += s.area() + len(words[1])
	wg.Wait()
	counter += escaped + *pointer
}
`;

test('the words are those that a Go programmer would use', () => {
  const names = new Set(namesOf(EVERYTHING, SEED, 5000, 1).map(({ name }) => name));
  for (const name of [
    'main.counter',
    'main.users',
    'main.scores',
    'main.grid[2][1]',
    'words[1].len',
    'escaped',
    '*pointer',
    'xs[3].Name',
    'xs[3].Name.len',
    'mu.state',
    'wg.state.v',
    'users.flags',
    'users.buckets[0].tophash[0]',
    'users.buckets[0].key[0].len',
    'users["bob"].Score',
    'users["bob"].Best[1]',
    'users["bob"].next',
    'users["bob"].next.Score',
    'scores.buckets[0].key[0].room',
    'scores.buckets[0].elem[0].lost',
    's.(*main.square).side',
  ]) {
    expect([...names]).toContain(name);
  }
});

const HELD = `package main

import "sync"

type pair struct{ won, lost int }

var (
	ch        = make(chan pair, 4)
	mailboxes = []chan int{make(chan int, 2)}
	later     func()
)

func main() {
	var mu sync.Mutex
	shared, copied := 1, pair{2, 3}
	later = func() {
		mu.Lock()
		shared += copied.lost
	}
	later()
	for shared > 0 {
	}
}
`;

test('semaphores, buffers of channels and what closures hold have the words of their variables', () => {
  const built = buildProgram(HELD, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  const { program } = built;
  const instance = createInstance(program, { seed: SEED });
  for (let step = 0; step < 200; step++) instance.step(1);
  const memory = new Memory(instance.memory);
  const nameOf = addressNamer(memory, program);
  const held = (name: string): number =>
    memory.pointer(program.globals.find((global) => global.name === name)?.addr ?? 0);
  const bufferOf = (channel: number): number => memory.pointer(channel + HCHAN_BUF);
  expect(nameOf(bufferOf(held('main.ch')) + 2 * 16)).toBe('ch.buf[2].won');
  expect(nameOf(bufferOf(held('main.ch')) + 3 * 16 + 8)).toBe('ch.buf[3].lost');
  expect(nameOf(bufferOf(memory.pointer(held('main.mailboxes'))) + 8)).toBe('mailboxes[0].buf[1]');
  const closure = held('main.later');
  const { captures = [] } = program.funcs[memory.u32(closure)] ?? {};
  const captured = (name: string): number => {
    const { offset, byRef } = captures.find((variable) => variable.name === name) ?? {};
    const at = closure + (offset ?? 0);
    return byRef === true ? memory.pointer(at) : at;
  };
  expect(nameOf(captured('mu') + 4)).toBe('mu.sema');
  expect(nameOf(captured('shared'))).toBe('shared');
  expect(nameOf(captured('copied') + 8)).toBe('copied.lost');
});
