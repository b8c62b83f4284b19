import { expect, test } from 'vitest';
import { buildProgram } from '../../../machine';
import { Lookup } from '../../../scene';
import type { Language } from '../../../store';
import { SessionHost } from '../../../worker';
import { library as compiled } from '../../../worker/library';
import { inspectorWordsIn } from '../../words/inspector-words';
import { wordsIn } from '../../words/words';
import { factsOf } from '../facts';
import { sayFact } from '../say-fact';
import { sayStory } from '../say-note';
import { loadWords } from '../../words/catalogs';
import { faultStory } from './fault-story';
import { PLAIN, textOf } from '../testing/plain-inlays';

const library = await compiled;
await loadWords('zh');

/** Declarations and main's body: `var m map[int]int; m[1] = 2`. */
interface Written {
  readonly imports?: readonly string[];
  readonly top?: string;
  readonly main: string;
  /** Who takes which steps, before the run goes on by chance. */
  readonly seed?: number;
  /** Bytes. */
  readonly memoryLimit?: number;
}

/** How a program came to its end, as Why tells it. */
async function story(
  { imports = [], top = '', main, seed = 1, ...limits }: Written,
  language: Language = 'en',
): Promise<string[]> {
  const source = `package main\n\n${imports.map((name) => `import "${name}"\n`).join('')}\n${top}\n\nfunc main() {\n${main}\n}\n`;
  let memory: WebAssembly.Memory | undefined;
  const host = new SessionHost({
    build: (written) => buildProgram(written, library, 'shared'),
    breathe: async () => {},
  });
  const policy = { kind: 'random', seed } as const;
  const opened = await host.open({ source, seed: 1, policy, ...limits });
  if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
  const { program } = opened;
  const moved = await host.run({ kind: 'end' });
  const shared = moved.memory ?? opened.memory;
  if (shared !== undefined) memory = { buffer: shared } as unknown as WebAssembly.Memory;
  const { fault } = moved;
  if (fault === undefined || memory === undefined) throw new Error('it did not end');
  const moment = { standing: moved, recording: moved.recording, program };
  const facts = factsOf(moment);
  const lines = faultStory(
    { moment, lookup: new Lookup(memory, program), fault },
    !facts.some(({ kind }) => kind === 'threw'),
  );
  const [words, say] = [wordsIn(language), inspectorWordsIn(language)];
  return [
    ...facts
      .filter(({ kind }) => kind !== 'threw')
      .map((fact) => textOf(sayFact(words, fact, PLAIN))),
    ...lines.map((line) => textOf(sayStory(say, words, line, PLAIN))),
  ];
}

const SLOW = { timeout: 60_000 };

test('a nil map: which one, where, and the step before', SLOW, async () => {
  const lines = await story({
    top: 'var m map[string]int',
    main: '\tprintln(len(m))\n\tm["a"] = 1',
  });
  expect(lines[0]).toBe(
    'G1 assigned to m["a"], but the map is nil: it was declared and never made. Reading a nil map works, writing needs make.',
  );
  expect(lines[1]).toMatch(/^G1 was in main.main, line 8; before that, #\d+ was its last.$/);
});

test('a nil pointer, an index, a division', SLOW, async () => {
  const list = 'type node struct{ next *node; n int }';
  expect((await story({ top: list, main: '\tn := &node{}\n\tprintln(n.next.n)' }))[0]).toBe(
    'G1 followed a pointer that is nil to reach n.next.n: no value lies there.',
  );
  const cut = '\ts := []int{1, 2, 3}\n\ti := 5\n\tprintln(s[i])';
  expect((await story({ main: cut }))[0]).toBe(
    'G1 asked for element 5, but there are 3 elements: the last has index 2.',
  );
  expect((await story({ main: '\tz := 0\n\tprintln(1 / z)' }))[0]).toContain('divided an integer');
});

test('what cannot be a key, and what an interface does not hold', SLOW, async () => {
  const key = '\tm := map[any]int{}\n\tm[[]int{1}] = 2';
  expect((await story({ main: key }))[0]).toContain('used a key of type []int behind an interface');
  const held = '\tvar x any = "s"\n\tprintln(x.(int))';
  expect((await story({ main: held }))[0]).toContain('interface {} is string, not int');
});

test('what a panic of the person’s own says is no claim of the runtime’s', SLOW, async () => {
  for (const said of [
    'index out of range [5] with length 3',
    'runtime error: integer divide by zero',
    'assignment to entry in nil map',
    'send on closed channel',
    'sync: negative WaitGroup counter',
  ]) {
    const [first] = await story({ main: `\tpanic("${said}")` });
    expect(first).toBe('G1 called panic, and none of its deferred functions recovered.');
  }
});

test('a panic of the person’s own tells who had started the goroutine', SLOW, async () => {
  const lines = await story({ main: '\tgo func() { panic("no") }()\n\tselect {}' });
  expect(lines[0]).toBe('G5 called panic, and none of its deferred functions recovered.');
  expect(lines.at(-1)).toMatch(/^G1 had started it \(#\d+\)\.$/);
});

test('a negative counter names who changed it before', SLOW, async () => {
  const lines = await story({
    imports: ['sync'],
    top: 'var wg sync.WaitGroup',
    main: '\twg.Add(1)\n\twg.Done()\n\twg.Done()',
  });
  expect(lines[0]).toMatch(/^The counter of wg was changed by G1 \(#\d+\) and G1 \(#\d+\)\.$/);
  expect(lines[1]).toContain('G1 then took it below zero');
});

test('an unlock of what nobody holds names who had unlocked it', SLOW, async () => {
  const mutex = { imports: ['sync'], top: 'var mu sync.Mutex' };
  const twice = await story({ ...mutex, main: '\tmu.Lock()\n\tmu.Unlock()\n\tmu.Unlock()' });
  expect(twice[0]).toMatch(/^G1 unlocked mu, which G1 had unlocked already \(#\d+\)/);
  expect((await story({ ...mutex, main: '\tmu.Unlock()' }))[0]).toBe(
    'G1 unlocked mu, which nobody had locked.',
  );
});

test('a closed channel: who had closed it', SLOW, async () => {
  const twice = await story({ main: '\tc := make(chan int)\n\tclose(c)\n\tclose(c)' });
  expect(twice[0]).toMatch(/^G1 closed c, which G1 had closed already \(#\d+\)\.$/);
  const sent = await story({ main: '\tc := make(chan int, 1)\n\tclose(c)\n\tc <- 1' });
  expect(sent[0]).toMatch(/^G1 sent on c, which G1 had closed \(#\d+\)/);
  const asleep = await story({
    main: '\tc := make(chan int)\n\tgo func() { c <- 1 }()\n\tfor range 50 {\n\t\tprintln()\n\t}\n\tclose(c)\n\tselect {}',
  });
  expect(asleep[1]).toMatch(/^It had waited to send since #\d+\.$/);
});

test('a deadlock tells of each goroutine what it waits for, and who has it', SLOW, async () => {
  const crossed = await story({
    imports: ['sync'],
    top: 'var a, b sync.Mutex\nvar wg sync.WaitGroup\nvar in, out = make(chan bool, 1), make(chan bool, 1)',
    main: '\twg.Add(2)\n\tgo func() {\n\t\ta.Lock()\n\t\tin <- true\n\t\t<-out\n\t\tb.Lock()\n\t}()\n\tgo func() {\n\t\tb.Lock()\n\t\tout <- true\n\t\t<-in\n\t\ta.Lock()\n\t}()\n\twg.Wait()',
  });
  expect(crossed[0]).toContain('All 3 goroutines wait');
  expect(crossed[1]).toMatch(/^G1 waits for wg since #\d+: its counter is 2/);
  expect(crossed[2]).toMatch(/^G5 waits for b since #\d+: G6 has held it since #\d+\.$/);
  expect(crossed[3]).toMatch(/^G6 waits for a since #\d+: G5 has held it since #\d+\.$/);

  const own = await story({
    imports: ['sync'],
    top: 'var mu sync.Mutex',
    main: '\tmu.Lock()\n\tmu.Lock()',
  });
  expect(own[1]).toMatch(/^G1 waits for mu since #\d+, but holds it itself \(#2\)/);

  const alone = await story({ main: '\tc := make(chan int)\n\tc <- 1' });
  expect(alone).toEqual([
    'The only goroutine left waits, and only another one could end that. Nobody is left to do so.',
    'G1 waits to send on c since #2: nobody is left to receive.',
  ]);
});

test('an exit status, a range under a writer, an endless recursion', SLOW, async () => {
  expect((await story({ imports: ['os'], main: '\tos.Exit(3)' }))[0]).toContain('with status 3');
  const loop = 'func f(n int) int { return f(n+1) + 1 }';
  expect((await story({ top: loop, main: '\tprintln(f(0))' })).join('\n')).toContain(
    'main.f called itself without an end.',
  );
  const written = {
    top: 'var m = map[int]int{1: 1, 2: 2, 3: 3}',
    main: '\tgo func() {\n\t\tfor i := range 40 {\n\t\t\tm[i] = i\n\t\t}\n\t}()\n\tfor range 40 {\n\t\tfor range m {\n\t\t}\n\t}',
  };
  expect((await story(written)).join('\n')).toMatch(
    /G1 went through the map with range \(since #\d+\)/,
  );
});

test('a range began with its first step, not with the last that sets its iterator up', async () => {
  const told = await story({
    top: 'var m = map[int]int{1: 1, 2: 2, 3: 3}',
    main: '\tgo func() { m[4] = 4 }()\n\tfor range m {\n\t}',
  });
  const [, set, since] = /had set it \(#(\d+)\).*\(since #(\d+)\)/.exec(told.join(' ')) ?? [];
  // Here the writer came when the range was on its way.
  expect(Number(since)).toBeLessThan(Number(set));
});

test(
  'a clone under a writer, memory that is full, a shift and sizes that cannot be',
  SLOW,
  async () => {
    const cloned = {
      imports: ['maps'],
      top: 'var m = map[int]int{1: 1}',
      main: '\tgo func() {\n\t\tfor i := range 40 {\n\t\t\tm[i] = i\n\t\t}\n\t}()\n\tfor range 40 {\n\t\tmaps.Clone(m)\n\t}',
    };
    expect(await story(cloned)).toEqual([
      expect.stringMatching(
        /^G1 tested h\.flags and found hashWriting on: G5 had set it \(#\d+\) and was still at work\./,
      ),
    ]);
    const full = await story({
      top: 'var keep [][]byte',
      main: '\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}',
      memoryLimit: 16 * 2 ** 20,
    });
    expect(full).toEqual([
      expect.stringMatching(/^G1 was in main\.main, line 8; before that, #\d+/),
    ]);
    const first = async (main: string) => (await story({ main }))[0];
    expect(await first('\tn := -1\n\tprintln(1 << n)')).toBe(
      'G1 shifted by a negative number of bits.',
    );
    for (const slice of ['make([]int, n)', 'make([]int, 0, -n<<60)']) {
      expect(await first(`\tn := -1\n\tprintln(len(${slice}))`)).toContain(
        'a slice of a length that cannot be',
      );
    }
    expect(await first('\tn := -1\n\tprintln(cap(make(chan int, n)))')).toContain(
      'a channel of a size that cannot be',
    );
    expect(await first('\ts := []int{1, 2}\n\tprintln([4]int(s)[0])')).toContain(
      'an array that is longer than the slice',
    );
  },
);

test('stories are told in Chinese too, with Chinese brackets', SLOW, async () => {
  const counted = await story(
    {
      imports: ['sync'],
      top: 'var wg sync.WaitGroup',
      main: '\twg.Add(1)\n\twg.Done()\n\twg.Done()',
    },
    'zh',
  );
  expect(counted[0]).toMatch(/G1（#\d+）和 G1（#\d+）改动过。$/);
  const lines = await story({ main: '\tc := make(chan int)\n\tc <- 1' }, 'zh');
  expect(lines[1]).toBe('G1 从#2起等着向 c 发送：再也没有谁会接收。');
});
