import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildProgram, createInstance, faultOf, printedText, Pursuit, Run } from '../machine';
import type { Gid, PolicyChoice, StepIndex } from '../recording';
import { library as compiled } from './library';
import { readFile, readLink } from './read-link';
import type { Moved } from './session';
import { SessionHost } from './session-host';

const library = await compiled;

const SEED = 20260104;
const RANDOM: PolicyChoice = { kind: 'random', seed: 1 };

const twoWriters = `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	for w := 0; w < 2; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 10; i++ {
				m[w*10+i] = i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
`;

const locked = twoWriters
  .replace('var wg sync.WaitGroup', 'var wg sync.WaitGroup\n\tvar mu sync.Mutex')
  .replace('m[w*10+i] = i', 'mu.Lock()\n\t\t\t\tm[w*10+i] = i\n\t\t\t\tmu.Unlock()');

const strings = `package main

import "fmt"

func main() {
	users := map[string]int{"alice": 1, "bob": 2}
	done := make(map[int]int)
	go func() { users["carol"] = 3; done[1] = 1 }()
	for len(done) == 0 {
	}
	sum := 0
	for name, n := range users {
		sum += n
		delete(users, name)
	}
	fmt.Println(sum, len(users))
}
`;

const endless =
  'package main\n\nfunc main() {\n\tn := 0\n\tp := &n\n\tgo func() {\n\t\tfor {\n\t\t\t*p--\n\t\t}\n\t}()\n\tfor {\n\t\t*p++\n\t}\n}\n';

const PROGRAMS = { twoWriters, locked, strings };

function start(source: string, policy: PolicyChoice, memory: 'shared' | 'plain' = 'plain'): Run {
  const built = buildProgram(source, library, memory);
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return new Run(createInstance(built.program, { seed: 1 }), {
    seed: 1,
    policy,
    stepLimit: 30_000,
  });
}

/** All that must be equal when a run is made once more. */
function account(run: Run) {
  const { recorder, memory, program } = run;
  const { rows } = recorder;
  return {
    hash: run.stateHash(),
    output: printedText(memory, program),
    fault: faultOf(memory, program),
    rows: [rows.gid, rows.stop, rows.addr, rows.value].map((column) =>
      Buffer.from(column.slice(0, rows.length).buffer).toString('base64'),
    ),
    // Births and waits are found when the log is drained, sooner or later.
    spans: [...recorder.spans].map((span) => JSON.stringify(span)).sort(),
    writes: [...recorder.writeWindows],
    races: [...recorder.raceWindows],
  };
}

function host(memory: 'shared' | 'plain' = 'plain'): SessionHost {
  return new SessionHost({
    build: (source) => buildProgram(source, library, memory),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

describe(`a run of a Go program (seed ${SEED})`, { timeout: 60_000 }, () => {
  it.each(Object.entries(PROGRAMS))(
    '%s: made again from its schedule it is the same',
    (_, source) => {
      const property = fc.property(fc.nat(1e6), (seed) => {
        const run = start(source, { kind: 'random', seed });
        new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
        const again = start(source, { kind: 'byHand' }, seed % 2 === 0 ? 'shared' : 'plain');
        again.follow(run.schedule());
        expect(account(again)).toEqual(account(run));
      });
      fc.assert(property, { seed: SEED, numRuns: 15 });
    },
  );

  it.each(Object.entries(PROGRAMS))(
    '%s: state n is the same however one gets there',
    (_, source) => {
      const run = start(source, RANDOM);
      const hashes = [run.stateHash()];
      while (!run.hasEnded && run.length < 400) {
        run.runByPolicy(1);
        hashes.push(run.stateHash());
      }
      const property = fc.property(fc.nat(hashes.length - 1), (n) => {
        run.seek(n);
        expect(run.stateHash()).toBe(hashes[n]);
      });
      fc.assert(property, { seed: SEED, numRuns: 60 });
    },
  );

  it('is the same on shared and on plain memory, after every step', () => {
    const runs = (['shared', 'plain'] as const).map((memory) => start(twoWriters, RANDOM, memory));
    const [shared, plain] = runs;
    for (let n = 0; n < 400; n++) {
      if (shared?.hasEnded !== false) break;
      for (const run of runs) run.runByPolicy(1);
      expect(shared.stateHash()).toBe(plain?.stateHash());
    }
    expect(shared?.length).toBeGreaterThan(20);
  });
});

describe('a session', { timeout: 60_000 }, () => {
  it('walks two writers into the throw, and round it when one may finish first', async () => {
    const session = host();
    const opened = await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    expect(opened.moved.goroutines.map(({ gid }) => gid)).toEqual([1]);
    let moved = opened.moved;
    for (let seed = 1; moved.fault?.kind !== 'fatal' && seed < 50; seed++) {
      await session.seek(0 as StepIndex);
      await session.choosePolicy({ kind: 'random', seed });
      moved = await session.run({ kind: 'end' });
    }
    expect(moved.fault?.text).toBe('concurrent map writes');
    expect(moved.stopped).toBe('fault');
    expect(moved.fault?.stderr.split('\n')[0]).toBe('fatal error: concurrent map writes');
    expect(moved.recording.raceWindows.length).toBeGreaterThan(0);

    const back = await session.seek((moved.cursor - 5) as StepIndex);
    expect([back.fault, back.length]).toEqual([undefined, moved.length]);

    // One writer may finish before the other begins: nobody dies.
    const before = moved.recording.writeWindows.at(0).start ?? 0;
    await session.seek((before - 1) as StepIndex);
    const writers = moved.goroutines.map(({ gid }) => gid).filter((gid) => gid !== 1);
    await session.choosePolicy({ kind: 'byHand' });
    let forked = back;
    for (const gid of writers) {
      for (let i = 0; i < 10; i++) forked = await session.run({ kind: 'operation', gid });
      forked = await session.run({ kind: 'steps', count: 60 });
    }
    expect(forked.length).toBe(forked.cursor);
    forked = await session.run({ kind: 'end' });
    expect([forked.stopped, forked.output]).toEqual(['exit', [{ fd: 1, text: '20\n' }]]);
  });

  it('runs to a breakpoint, and says which', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const breakpoints = [
      { kind: 'line', file: 'main.go', line: 16 },
      { kind: 'line', file: 'main.go', line: 20 },
    ] as const;
    const moved = await session.run({ kind: 'break', breakpoints });
    expect([moved.stopped, moved.hit]).toEqual(['break', breakpoints[0]]);
    expect(moved.goroutines.some(({ frames }) => frames.some(({ line }) => line === 16))).toBe(
      true,
    );
    const stepped = await session.step(1 as Gid);
    expect(stepped.hit).toBeUndefined();
  });

  it('stops where it would, however few steps it makes at a time, and goes back there', async () => {
    const breakpoints = [{ kind: 'line', file: 'main.go', line: 18 }] as const;
    const hits = async (count?: number): Promise<number[]> => {
      const session = host();
      await session.open({ source: locked, seed: 1, policy: RANDOM });
      const found: number[] = [];
      for (let most = 0; most < 2000 && found.length < 8; most++) {
        const goal = count === undefined ? { breakpoints } : { breakpoints, count };
        const moved = await session.run({ kind: 'break', ...goal });
        if (moved.stopped === 'break') found.push(moved.cursor);
        if (moved.fault !== undefined) break;
      }
      const back = [await session.run({ kind: 'breakBefore', breakpoints })];
      expect(back[0]?.cursor).toBe(found.at(-1) === back[0]?.length ? found.at(-2) : found.at(-1));
      return found;
    };
    const whole = await hits();
    expect(whole.length).toBeGreaterThan(3);
    expect(await hits(2)).toEqual(whole);
  });

  it('says what is wrong with a text, and leaves alone what runs', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const { cursor } = await session.run({ kind: 'steps', count: 9 });
    const wrong = await session.check(twoWriters.replace('w < 2', 'w < two'));
    expect(wrong.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual([
      '11:18: undefined: two',
    ]);
    expect(await session.check(twoWriters)).toEqual([]);
    expect((await session.step(1 as Gid)).cursor).toBeGreaterThanOrEqual(cursor);
  });

  it('says whether a future can be brought back', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const can = ({ canUndo, canRedo }: Moved): string => `${canUndo} ${canRedo}`;
    expect(can(await session.run({ kind: 'steps', count: 30 }))).toBe('false false');
    const { goroutines, recording } = await session.seek(20 as StepIndex);
    const other = goroutines.find(
      ({ gid, state }) => state === 'runnable' && gid !== recording.rows.gid[20],
    );
    expect(can(await session.step(other?.gid ?? (1 as Gid)))).toBe('true false');
    expect(can(await session.undo())).toBe('false true');
    expect(can(await session.redo())).toBe('true false');
  });

  it('gives a link that reopens the same moment', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const there = await session.run({ kind: 'steps', count: 20 });
    const { fragment, stateHash } = await session.link();
    expect(fragment?.length).toBeLessThan(200);
    const other = host('shared');
    const opened = await other.open(readLink(fragment ?? ''));
    if (!opened.ok) throw new Error('does not open');
    expect(opened.drift).toBe(undefined);
    expect(opened.moved.cursor).toBe(there.cursor);
    expect((await other.link()).stateHash).toBe(stateHash);
  });

  it('gives a file that reopens the same moment, with every choice and the program written out', async () => {
    const session = new SessionHost({
      build: (source) => buildProgram(source, library, 'plain'),
      breathe: async () => {},
      examples: [{ id: 'locked', source: locked }],
    });
    await session.open({ source: locked, seed: 1, policy: RANDOM, memoryLimit: 32 << 20 });
    await session.run({ kind: 'steps', count: 50 });
    const there = await session.seek(30 as StepIndex);
    const request = readFile(await session.file({ level: 'line' }));
    expect(request).toMatchObject({
      source: locked,
      memoryLimit: 32 << 20,
      view: { level: 'line' },
    });
    expect(request.schedule).not.toContain('?');
    const other = host('shared');
    const opened = await other.open(request);
    if (!opened.ok) throw new Error('does not open');
    expect(opened.drift).toBe(undefined);
    expect([opened.moved.cursor, opened.moved.length]).toEqual([there.cursor, there.length]);
    expect((await other.link()).stateHash).toBe((await session.link()).stateHash);
  });

  it('stands at the last state that is surely the one that was shared, and says between which steps it drifted', async () => {
    const session = host();
    await session.open({ source: locked, seed: 1, policy: { kind: 'random', seed: 5 } });
    const there = await session.run({ kind: 'end' });
    const request = readLink((await session.link()).fragment ?? '');
    const { marks = [] } = request;
    expect(marks[0]?.at).toBe(0);
    expect(marks.length).toBeGreaterThan(8);
    const flipped = (hash: string): string => (hash.startsWith('0') ? '1' : '0') + hash.slice(1);
    for (const [index, { at }] of marks.entries()) {
      const wrong = marks.map((mark, i) =>
        i === index ? { ...mark, hash: flipped(mark.hash) } : mark,
      );
      const opened = await host().open({ ...request, marks: wrong });
      if (!opened.ok) throw new Error('does not open');
      const agreed = marks[index - 2]?.at;
      expect(opened.drift).toEqual({ kind: 'state', agreed, at });
      expect([opened.moved.cursor, opened.moved.length]).toEqual([agreed ?? 0, there.length]);
    }
    const sure = marks.filter(({ at }) => at <= there.cursor).at(-2)?.at;
    const opened = await host().open({ ...request, stateHash: '0000000000000000' });
    expect(opened.ok && opened.drift).toEqual({ kind: 'state', agreed: sure, at: there.cursor });
    const other = await host().open({ ...request, schedule: '1*3 99', cursor: 4 as StepIndex });
    const drift = { kind: 'choice', agreed: undefined, at: 3, gid: 99 };
    expect(other.ok && other.drift).toEqual(drift);
    expect(other.ok && [other.moved.cursor, other.moved.length]).toEqual([0, 3]);
  });

  it('opens a long run in pieces, says how far it is, and stops where it is told to', async () => {
    const session = host();
    await session.open({ source: endless, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 400_000 });
    const hash = (await session.link()).stateHash;
    const request = readLink((await session.link()).fragment ?? '');
    const other = host();
    const heard: number[] = [];
    const whole = await other.open(request, ({ made, length }) => {
      expect(length).toBe(400_000);
      heard.push(made);
    });
    expect(heard.length).toBeGreaterThan(2);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(whole.ok && [whole.cutShort, whole.moved.stopped]).toEqual([undefined, 'done']);
    expect((await other.link()).stateHash).toBe(hash);

    const cut = await other.open(request, ({ made }) => {
      if (made >= 200_000) other.pause();
    });
    if (!cut.ok) throw new Error('does not open');
    const { cutShort, drift, moved } = cut;
    expect(cutShort?.length).toBe(400_000);
    expect(cutShort?.made).toBeLessThan(400_000);
    expect([drift, moved.stopped, moved.length]).toEqual([undefined, 'paused', cutShort?.made]);
    expect((await other.run({ kind: 'steps', count: 400_000 - moved.length })).length).toBe(
      400_000,
    );
    expect((await other.link()).stateHash).toBe(hash);

    // A program that opens meanwhile does not wait.
    const late = other.open(request);
    const next = await other.open({ source: twoWriters, seed: 1, policy: RANDOM });
    expect((await late).ok && next.ok && next.moved.length).toBe(0);
  });

  it('calls the file as its maker did, in what a crash says too', async () => {
    const build = (source: string, name?: string) =>
      buildProgram(source, library, 'plain', name === undefined ? {} : { name });
    const named = () => new SessionHost({ build, breathe: async () => {} });
    const session = named();
    const source = 'package main\n\nfunc main() {\n\tpanic("no")\n}\n';
    await session.open({ source, fileName: 'no.go', seed: 1, policy: RANDOM });
    const { fault } = await session.run({ kind: 'end' });
    expect(fault?.stderr).toContain('no.go:4');
    for (const request of [
      readLink((await session.link()).fragment ?? ''),
      readFile(await session.file()),
    ]) {
      const opened = await named().open(request);
      expect(opened.ok && opened.moved.fault?.stderr).toBe(fault?.stderr);
    }
  });

  it('goes on with a shared run where it was stopped, unless it was changed since', async () => {
    const session = host();
    await session.open({ source: endless, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 300_000 });
    const last = (await session.link()).stateHash;
    const request = readLink((await session.link()).fragment ?? '');
    const changes: ((other: SessionHost) => Promise<unknown>)[] = [
      (other) => other.seek(5 as StepIndex),
      (other) => other.step(1 as Gid),
      (other) => other.run({ kind: 'steps', count: 3 }),
      (other) => other.choosePolicy({ kind: 'byHand' }),
      (other) => other.undo(),
    ];
    for (const [index, change] of changes.entries()) {
      const other = host();
      const cut = await other.open(request, () => other.pause());
      const made = cut.ok ? cut.moved.length : 0;
      expect(made).toBeGreaterThan(0);
      expect(made).toBeLessThan(300_000);
      await change(other);
      const heard: number[] = [];
      const whole = await other.open({ ...request }, (progress) => heard.push(progress.made));
      // Only who looked elsewhere goes on.
      const first = heard[0] ?? Number.POSITIVE_INFINITY;
      expect([index, first > made]).toEqual([index, index === 0]);
      expect(whole.ok && [whole.cutShort, whole.drift, whole.moved.length]).toEqual([
        undefined,
        undefined,
        300_000,
      ]);
      expect((await other.link()).stateHash).toBe(last);
    }
  });

  it('pauses an endless run, and goes on', async () => {
    const session = host();
    const source =
      'package main\n\nfunc main() {\n\tn := 0\n\tp := &n\n\tfor {\n\t\t*p++\n\t}\n}\n';
    await session.open({ source, seed: 1, policy: RANDOM });
    const running = session.run({ kind: 'end' });
    setTimeout(() => session.pause(), 5);
    const moved = await running;
    expect(moved.stopped).toBe('paused');
    expect((await session.run({ kind: 'steps', count: 10 })).length).toBe(moved.length + 10);
  });

  it('keeps the last good program when the new one has errors', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 30 });
    const refused = await session.open({
      source: 'package main\n\nfunc main() { x }\n',
      seed: 1,
      policy: RANDOM,
    });
    expect(refused.ok).toBe(false);
    expect((await session.seek(30 as StepIndex)).cursor).toBe(30);
  });

  it('steps a goroutine alone to its next line', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: { kind: 'byHand' } });
    const lines: number[] = [];
    for (let i = 0; i < 6; i++) {
      const moved = await session.run({ kind: 'line', gid: 1 as Gid });
      const frame = moved.goroutines[0]?.frames.find(({ file }) => file === 'main.go');
      lines.push(frame?.line ?? 0);
    }
    expect(new Set(lines).size).toBeGreaterThan(2);
  });
});

describe('a run to the throw', { timeout: 60_000 }, () => {
  async function hunt(source: string, first: PolicyChoice) {
    const host = new SessionHost({
      build: (text) => buildProgram(text, library, 'plain'),
      breathe: async () => {},
    });
    await host.open({ source, seed: 1, policy: { kind: 'byHand' } });
    const moved = await host.run({ kind: 'throw', by: first });
    return { moved, link: await host.link() };
  }

  it('goes on to another future when the first one ends well', async () => {
    // Alone one after the other, two writers never meet.
    const { moved, link } = await hunt(twoWriters, { kind: 'byHand' });
    expect(moved).toMatchObject({ stopped: 'fault', fault: { text: 'concurrent map writes' } });
    const again = await hunt(twoWriters, { kind: 'byHand' });
    expect(again.link).toEqual(link);
    expect(readLink(link.fragment ?? '', [])).toMatchObject({ policy: { kind: 'byHand' } });
  });

  it('stands at the end of the last future when none throws', async () => {
    const { moved } = await hunt(locked, RANDOM);
    expect(moved.stopped).toBe('exit');
    expect(moved.cursor).toBe(moved.length);
  });
});
