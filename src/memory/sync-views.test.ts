import { expect, test } from 'vitest';
import { G_STATUS } from './layout';
import {
  decodeChan,
  decodeGoroutines,
  decodeRWMutex,
  decodeSyncMap,
  decodeWaitGroup,
  mutexOf,
  MUTEX,
  reachedValues,
  semaphoreQueue,
  WAIT_GROUP,
} from '.';
import { type World, worldOf } from './testing/world';

const SLOW = 60_000;

/** Lets goroutines take turns until nobody can go on: all that stays then are those that wait. */
function untilStill({ instance }: World): void {
  for (let ready = instance.runnable(); ready.length > 0; ready = instance.runnable()) {
    for (const gid of ready)
      if (instance.fault === 0 && instance.isRunnable(gid)) instance.step(gid);
    if (instance.fault !== 0) return;
  }
}

function placeOf({ memory, program }: World, name: string): number {
  const found = reachedValues(memory, program).find((value) => value.name === name);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found.addr;
}

function waiting({ memory, program }: World): number[] {
  return decodeGoroutines(memory, program)
    .filter(({ status }) => status === G_STATUS.waiting)
    .map(({ gid }) => gid);
}

test('a mutex and a wait group tell who waits, in the order of waking', { timeout: SLOW }, () => {
  const world = worldOf(`package main

import "sync"

var mu sync.Mutex
var wg sync.WaitGroup

func main() {
	mu.Lock()
	for range 3 {
		wg.Add(1)
		go func() {
			mu.Lock()
			wg.Done()
		}()
	}
	wg.Wait()
}
`);
  untilStill(world);
  const { memory, program } = world;
  const [mu, wg] = [placeOf(world, 'mu'), placeOf(world, 'wg')];
  const [main, ...others] = waiting(world);
  expect(mutexOf(memory.u32(mu + MUTEX.state))).toEqual({
    locked: true,
    woken: false,
    starving: false,
    waiters: 3,
  });
  expect(semaphoreQueue(memory, program, mu + MUTEX.sema)).toEqual(others);
  expect(decodeWaitGroup(memory, wg)).toEqual({ counter: 3, waiters: 1 });
  expect(semaphoreQueue(memory, program, wg + WAIT_GROUP.sema)).toEqual([main]);
});

test('an RWMutex tells readers inside from a writer that waits for them', { timeout: SLOW }, () => {
  const world = worldOf(`package main

import "sync"

var rw sync.RWMutex

func main() {
	rw.RLock()
	rw.RLock()
	rw.Lock()
}
`);
  untilStill(world);
  const view = decodeRWMutex(world.memory, placeOf(world, 'rw'));
  expect(view).toMatchObject({ readers: 2, writer: true, leaving: 2, w: { locked: true } });
});

test('a channel tells its ring, and who waits with what', { timeout: SLOW }, () => {
  const world = worldOf(`package main

var ch = make(chan string, 2)
var done = make(chan bool)

func main() {
	ch <- "a"
	ch <- "b"
	<-ch
	ch <- "c"
	go func() { ch <- "d" }()
	close(make(chan int))
	<-done
}
`);
  untilStill(world);
  const { memory, program } = world;
  const ring = decodeChan(memory, program, memory.pointer(placeOf(world, 'ch')));
  const [main, other] = waiting(world);
  expect(ring).toMatchObject({ count: 2, room: 2, closed: false, sendx: 1, recvx: 1 });
  expect(ring.elemType).toBe('string');
  expect(ring.cells.map(({ text }) => text)).toEqual(['"c"', '"b"']);
  expect(ring.senders).toEqual([{ gid: other, value: '"d"' }]);
  expect(ring.receivers).toEqual([]);
  const done = decodeChan(memory, program, memory.pointer(placeOf(world, 'done')));
  expect(done).toMatchObject({ room: 0, cells: [], receivers: [{ gid: main, value: undefined }] });
});

test('a sync.Map tells its two maps, and what was deleted', { timeout: SLOW }, () => {
  const world = worldOf(`package main

import "sync"

var m sync.Map
var stop = make(chan bool)

func main() {
	m.Store("a", 1)
	m.Store("b", 2)
	m.Load("a")
	m.Load("b")
	m.Delete("a")
	m.Store("c", 3)
	<-stop
}
`);
  untilStill(world);
  const { memory, program } = world;
  const view = decodeSyncMap(memory, program, placeOf(world, 'm'));
  const told = (entries: typeof view.dirty) =>
    entries?.map(({ key, state, value }) => `${key} ${state} ${value}`.trim()).sort();
  expect(view).toMatchObject({ amended: true, misses: 0, mu: { locked: false } });
  expect(told(view.read)).toEqual(['"a" expunged', '"b" value 2']);
  expect(told(view.dirty)).toEqual(['"b" value 2', '"c" value 3']);
});
