import { expect, test } from 'vitest';
import type { Gid } from '../../recording';
import twoWriters from '../../../examples/two-writers.go?raw';
import { buildProgram } from '../../machine';
import { createScope, type Language } from '../../store';
import { SessionHost } from '../../worker';
import { library as compiled } from '../../worker/library';
import { fakeWorld } from '../../store/testing/fake-ports';
import { factsOf } from './facts';
import { loadWords } from '../words/catalogs';
import { wordsIn } from '../words/words';
import { sayFact } from './say-fact';
import { PLAIN, textOf } from './testing/plain-inlays';

const library = await compiled;
await loadWords('zh');

/** The sentences after a schedule, with goroutines as G5 and steps as #7. */
async function why(
  schedule: string,
  program = 'two-writers',
  language: Language = 'en',
): Promise<string[]> {
  const { store, actions } = createScope(fakeWorld().ports);
  await actions.start();
  await actions.chooseProgram(program);
  for (const run of schedule.split(' ').filter(Boolean)) {
    const [gid, count = 1] = run.split('*').map(Number);
    for (let i = 0; i < count; i++) await actions.stepGoroutine(gid as Gid);
  }
  const { moved, recording, opened } = store.getState();
  if (moved === undefined || opened === undefined) throw new Error('nothing is open');
  const facts = factsOf({ standing: moved, recording, ...opened });
  return facts.map((fact) => textOf(sayFact(wordsIn(language), fact, PLAIN)));
}

// A scripted writer, once started, tests at its 1st step, loads the flags at its 3rd, stores at its
// 4th, checks at its 10th and switches off at its 12th.
const STARTED = '1*5 5 6';

const START = ' with its card or its key, 2 or 3; Space plays; Run to the throw looks for a crash.';

test('before the first own step the panel says what can be done, with the keys of the cards', async () => {
  const [sentence] = await why('', 'mutex');
  expect(sentence).toBe(`G5 and G6 can go on. Step one${START}`);
  expect(await why('5', 'mutex')).not.toContain(sentence);
  expect((await why(''))[0]).toMatch(/^G1 .* Step it with its card or its key 1;/);
});

test('outside of any operation all is quiet', async () => {
  expect(await why(STARTED)).toEqual([
    'No goroutine is inside a map operation: whoever starts one now is alone.',
  ]);
});

test('a writer that has tested but not announced itself is seen by nobody', async () => {
  expect(await why(`${STARTED} 5*2`)).toEqual([
    'G5 is inside m[0] = 0: it has tested hashWriting (#8) but not set it yet. Until then nobody else can tell.',
  ]);
});

test('of two inside, the one that has tested is named, not the one that came first', async () => {
  // With its first step a goroutine comes into the map operation; with its second it tests.
  const host = new SessionHost({
    build: (source) => buildProgram(source, library, 'plain'),
    breathe: async () => {},
  });
  const policy = { kind: 'byHand' } as const;
  const opened = await host.open({ source: twoWriters, seed: 1, policy, schedule: '1*9 6 7*2' });
  if (!opened.ok) throw new Error('the program does not compile');
  const { moved, program } = opened;
  const recording = moved.recording;
  const [fact] = factsOf({ standing: moved, recording, program });
  expect(fact).toMatchObject({ kind: 'unannounced', gid: 7, tested: 12 });
});

test('two that have passed the test are named with their steps', async () => {
  const [sentence] = await why(`${STARTED} 5*2 6*2`);
  expect(sentence).toContain('G5 (#8) and G6 (#10) have passed the test');
});

test('a writer and one who is about to test: one step from the throw', async () => {
  expect(await why(`${STARTED} 5*4`)).toEqual([
    'G5 writes m[0] = 0 with hashWriting set (#11): whoever starts on this map now will throw.',
    'One step from the throw: G6 will read h.flags next and find that G5 is writing.',
  ]);
});

test('found at the start: the throw names who was writing, since when', async () => {
  const [sentence] = await why(`${STARTED} 5*4 6`);
  expect(sentence).toContain('G6 tested h.flags and found hashWriting on: G5 had set it (#11)');
});

test('found at the end: the throw names who flipped the bit, and that both had passed', async () => {
  // Both load 0 and store 4: the second store switches nothing off, the first to finish does.
  const sentences = await why(`${STARTED} 5*3 6*3 5 6 5*8 6*6`);
  expect(sentences[0]).toContain('G6 came to its last check and found hashWriting off');
  expect(sentences[0]).toContain('G5 had finished first (#23) and switched it off');
  expect(sentences[1]).toContain('Both had passed the first test');
});

test('found at the end by the one whose own XOR switched the bit off', async () => {
  // Both pass the test; the second loads what the first has stored, and flips it off.
  expect(await why(`${STARTED} 5*2 6*2 5*2 6*9`)).toEqual([
    'G6 came to its last check and found hashWriting off: it had switched it off itself (#15), with the XOR that should have set it, as G5 had set it before (#13).',
    'Both had passed the first test, G6 (#10) and G5 (#8), before either could see the other.',
  ]);
});

test('so it is when the other has finished between its load and its store', async () => {
  const [sentence] = await why(`${STARTED} 5*2 6*2 5*2 6 5*8 6*8`);
  expect(sentence).toContain('it had switched it off itself (#23)');
  expect(sentence).toContain('as G5 had set it before (#13)');
});

test('in Chinese a sentence sets goroutines, steps and code where Chinese has them', async () => {
  expect(await why(`${STARTED} 5*4`, 'two-writers', 'zh')).toEqual([
    'G5 正在写 m[0] = 0，hashWriting 已置位（#11）：现在谁在这个 map 上开始操作，谁就会 throw。',
    '离 throw 只差一步：G6 接下来会读 h.flags，并发现 G5 正在写。',
  ]);
  const [sentence] = await why(`${STARTED} 5*2 6*2`, 'two-writers', 'zh');
  expect(sentence).toContain('G5（#8）和 G6（#10）都已通过');
});
