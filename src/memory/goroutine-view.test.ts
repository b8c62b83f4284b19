import { expect, test } from 'vitest';
import { createInstance, type Instance } from '../machine';
import { buildProgram } from '../oracle/build';
import { addressNamer, findMaps, goroutineViews, Memory, pointerNamer } from '.';

const SOURCE = `package main

import "sync"

type point struct{ X, Y int }
type store struct {
	byID map[int]*point
	hits int
}

var users = &store{}

func write(m map[int]int, id int, wg *sync.WaitGroup) {
	for i := 0; i < 10; i++ {
		m[id*100+i] = i
		users.hits++
	}
	wg.Done()
}

func main() {
	users.byID = map[int]*point{7: {1, 2}}
	m := make(map[int]int)
	names := map[string]int{"x": 1, "y": 2}
	var wg sync.WaitGroup
	wg.Add(2)
	go write(m, 1, &wg)
	go func() {
		names["z"] = 3
		write(m, 2, &wg)
	}()
	wg.Wait()
}
`;
/** Compiling the library takes seconds on a busy machine. */
const SLOW = 60_000;

/** Runs main until it waits, then the next goroutine until it stands before an access that `until` accepts. */
function standing(until: (text: string, kind: string) => boolean): {
  readonly program: ReturnType<typeof buildProgram>;
  readonly instance: Instance;
  readonly memory: Memory;
  readonly gid: number;
} {
  const program = buildProgram(SOURCE);
  const instance = createInstance(program, { seed: 1 });
  const memory = new Memory(instance.memory);
  while (instance.isRunnable(1)) instance.step(1);
  const [gid = 0] = instance.runnable();
  for (let steps = 0; steps < 200; steps++) {
    const next = goroutineViews(memory, program).find((view) => view.gid === gid)?.next;
    if (next !== undefined && until(next.text, next.kind))
      return { program, instance, memory, gid };
    instance.step(gid);
  }
  throw new Error('it never stands there');
}

test(
  'a goroutine is told with its frames, locals and next operation',
  () => {
    const { program, memory, gid } = standing(
      (text, kind) => text === 'h.flags' && kind === 'write',
    );
    const [main, writer] = goroutineViews(memory, program);
    expect(main).toMatchObject({ gid: 1, state: 'waiting', waitReason: 'semacquire' });
    expect(main?.frames.flatMap(({ locals }) => locals)).toContainEqual({
      name: 'wg',
      value: '{{} {{} {} 8589934593} 0}',
    });
    expect(writer).toMatchObject({ gid, state: 'runnable' });
    expect(writer?.next).toMatchObject({ kind: 'write', size: 1, value: 'hashWriting' });
    expect(writer?.frames[0]?.func).toBe('runtime.mapassign_fast64');
    const user = writer?.frames.find(({ func }) => func === 'main.write');
    expect(user).toMatchObject({ file: 'main.go', line: 15 });
    expect(user?.locals).toEqual(
      expect.arrayContaining([
        { name: 'm', value: 'map[]' },
        { name: 'id', value: '1' },
        { name: 'i', value: '0' },
      ]),
    );
  },
  SLOW,
);

test(
  'pieces of hashes are told in hexadecimal, as the header shows them',
  () => {
    const seed = standing((text) => text === 'h.hash0');
    const nextOf = ({ memory, program, gid }: typeof seed) =>
      goroutineViews(memory, program).find((view) => view.gid === gid)?.next;
    const next = nextOf(seed);
    const hash0 = seed.memory.u32(next?.addr ?? 0);
    expect(next?.value).toBe(`0x${hash0.toString(16).padStart(8, '0')}`);
    const tophash = standing((text, kind) => text.includes('tophash') && kind === 'write');
    expect(nextOf(tophash)?.value).toMatch(/^0x[0-9a-f]{2}$/);
  },
  SLOW,
);

test(
  'every map that can be reached is found, by the name the program has for it',
  () => {
    const { program, memory } = standing(() => true);
    const maps = findMaps(memory, program).map(
      ({ name, type }) => `${name} ${program.types[type]?.name}`,
    );
    expect(new Set(maps)).toEqual(
      new Set(['m map[int]int', 'names map[string]int', 'users.byID map[int]*main.point']),
    );
  },
  SLOW,
);

test(
  'addresses are named in the words of Go',
  () => {
    const { program, memory } = standing((text, kind) => text === 'h.flags' && kind === 'write');
    const nameOf = addressNamer(memory, program);
    const [main, writer] = goroutineViews(memory, program);
    expect(nameOf(main?.next?.addr ?? 0)).toBe('wg.sema');
    expect(nameOf(writer?.next?.addr ?? 0)).toBe('m.flags');
    const users = program.globals.find(({ name }) => name === 'main.users');
    expect(nameOf(users?.addr ?? 0)).toBe('main.users');
  },
  SLOW,
);

test(
  'a pointer to where something begins is named as that, and a type’s description by the type',
  () => {
    const { program, memory } = standing(
      (text, kind) => text.includes('tophash') && kind === 'write',
    );
    const nameOf = pointerNamer(memory, program);
    const frames = goroutineViews(memory, program)[1]?.frames ?? [];
    const named = (func: string, local: string): string | undefined => {
      const { locals = [] } = frames.find((frame) => frame.func === func) ?? {};
      const { value = '' } = locals.find(({ name }) => name === local) ?? {};
      return nameOf(Number(BigInt.asUintN(32, BigInt(value))));
    };
    expect(named('runtime.mapassign_fast64', 't')).toBe('map[int]int');
    expect(named('runtime.mapassign_fast64', 'h')).toBe('m');
    expect(named('runtime.mapassign_fast64', 'b')).toBe('&m.buckets[0]');
    expect(named('main.write', 'wg')).toBe('&wg');
    const users = program.globals.find(({ name }) => name === 'main.users')?.addr ?? 0;
    expect(nameOf(users)).toBe('&main.users');
    expect(nameOf(memory.pointer(users))).toBe('users');
    expect(nameOf(memory.pointer(users) + 8)).toBe('&users.hits');
    expect(nameOf(1)).toBeUndefined();
  },
  SLOW,
);

test(
  'what a write will store is what it stores',
  () => {
    const { program, instance, memory, gid } = standing(() => true);
    let told = 0;
    for (let steps = 0; steps < 120; steps++) {
      const next = goroutineViews(memory, program).find((view) => view.gid === gid)?.next;
      instance.step(gid);
      if (next?.kind !== 'write' || !/^\d+$/.test(next.value ?? '')) continue;
      const stored = String(memory.bits(next.addr, next.size));
      expect(`${next.text} ${stored}`).toBe(`${next.text} ${next.value}`);
      told++;
    }
    expect(told).toBeGreaterThan(5);
  },
  SLOW,
);
