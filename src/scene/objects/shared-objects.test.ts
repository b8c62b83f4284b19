import { expect, test } from 'vitest';
import { worldOf } from '../../memory/testing/world';
import { Recorder } from '../../recording';
import type { Gid } from '../../recording';
import type { ObjectCard, ObjectRow } from './object-card';
import { sharedObjects } from './shared-objects';

const SLOW = 60_000;

const SOURCE = `package main

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
	log     []string
}

var total int
var names = []string{"ann", "bob"}
var m = map[int]int{}

func main() {
	acc := &account{balance: 10}
	ch := make(chan int, 3)
	var wg sync.WaitGroup
	for i := range 2 {
		wg.Add(1)
		go func() {
			ch <- i
			acc.mu.Lock()
			acc.balance += i
			total++
			if i == 0 {
				<-make(chan bool)
			}
		}()
	}
	wg.Wait()
}
`;

/** What a card says, a line a row. */
function text(card: ObjectCard): string[] {
  return [`${card.name} ${card.typeName}`.trim(), ...card.rows.map(rowText)];
}

function rowText(row: ObjectRow): string {
  switch (row.kind) {
    case 'field':
      return `${row.name} = ${row.value}`;
    case 'bits': {
      const on = row.bits.filter((bit) => bit.on).map(({ name }) => name);
      return `${row.name} = ${on.join('|') || 0}, ${row.rest.name} ${row.rest.value}`;
    }
    case 'cells':
      return `${row.name}: ${row.cells.map((cell) => [cell.text || '-', ...cell.pointers].join(' ')).join(', ')}`;
    case 'waiters':
      return `${row.role}: ${row.members.map(({ gid }) => gid).join(' ')}`;
  }
}

test('locks, channels, structs and variables have cards, maps have none', { timeout: SLOW }, () => {
  const world = worldOf(SOURCE);
  const { instance, program } = world;
  instance.logging = true;
  const recorder = new Recorder(instance.program, instance.memory);
  // Each in turn, until all of them wait.
  for (let ready = [1]; ready.length > 0; ready = instance.runnable()) {
    for (const gid of ready) {
      if (instance.fault !== 0 || !instance.isRunnable(gid)) continue;
      instance.step(gid);
      recorder.drain();
    }
    if (instance.fault !== 0) break;
  }
  const { rows, spans } = recorder;
  const balance = rows.addr.findLast((_, i) => {
    const site = instance.program.stops[rows.stop[i] ?? 0]?.site;
    return i < rows.length && site?.text === 'acc.balance';
  });
  const touch = { gid: 6 as Gid, kind: 'write', addr: balance ?? 0, size: 8 } as const;
  const options = { rows, spans, cursor: rows.length, touches: [touch] };
  const { cards, more, hasMaps } = sharedObjects(instance.memory, program, options);
  expect(hasMaps).toBe(true);
  expect(more).toBe(0);
  const byName = new Map(cards.map((card) => [card.name, card]));
  expect([...byName.keys()].sort()).toEqual(['', 'acc', 'ch', 'names', 'wg']);
  const of = (name: string): ObjectCard => byName.get(name) as ObjectCard;
  expect(text(of(''))).toEqual(['', 'total = 1']);
  expect(text(of('names'))).toEqual(['names []string', 'names = len 2, cap 2', ': "ann", "bob"']);
  expect(text(of('ch'))).toEqual([
    'ch chan int',
    'qcount = 2 / 3',
    'buf: 0 recvx, 1, - sendx',
    'closed = 0',
  ]);
  expect(text(of('wg')).slice(0, 3)).toEqual(['wg sync.WaitGroup', 'counter = 2', 'waiters = 1']);
  const [title, state, holds, waits, money, log] = text(of('acc'));
  expect(title).toBe('acc main.account');
  expect(state).toBe('mu.state = locked, waiters 1');
  expect(holds).toMatch(/^holds: \d$/);
  expect(waits).toMatch(/^waits: \d$/);
  expect([money?.startsWith('balance = '), log]).toEqual([true, 'log = nil']);
  // Whoever touches a part touches its card.
  expect(of('acc').touches).toEqual([touch]);
  expect(of('wg').touches).toEqual([]);
});
