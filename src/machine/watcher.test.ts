import { describe, expect, it } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { goroutineViews } from '../memory';
import type { Gid, PolicyChoice } from '../recording';
import { parseBreakpoint } from './breakpoint';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { Run } from './run';
import { Pursuit, watcherFor } from './run-until';

const SOURCE = `package main

import "sync"

type counter struct {
	mu   sync.Mutex
	hits int
}

func (c *counter) hit(n int) {
	c.mu.Lock()
	c.hits += n
	c.mu.Unlock()
}

func main() {
	m := map[int]int{1: 1}
	c := &counter{}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		for i := range 3 {
			c.hit(i)
		}
	}()
	go func() {
		defer wg.Done()
		for i := range 3 {
			m[i] = i
		}
	}()
	wg.Wait()
	delete(m, 2)
	sum := 0

	for range 4 {
		sum++
	}
	println(c.hits, len(m), sum, m[1])
}
`;
const RANDOM: PolicyChoice = { kind: 'random', seed: 5 };

const library = new Library(gorootSources);
const built = buildProgram(SOURCE, library, 'plain');
if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
const { program } = built;

function newRun(policy: PolicyChoice = RANDOM): Run {
  return new Run(createInstance(program, { seed: 1 }), { seed: 1, policy });
}

function runTo(run: Run, ...breakpoints: readonly string[]): string {
  const goal = {
    kind: 'break',
    breakpoints: breakpoints.map((text) => parseBreakpoint(program, text)),
  } as const;
  const pursuit = new Pursuit(run, goal);
  let stopped: string | undefined;
  while (stopped === undefined) stopped = pursuit.advance(7);
  return pursuit.hit === undefined ? stopped : `${stopped} ${pursuit.hit.kind}`;
}

/** All states at which a run stops for it. */
function stopsAt(run: Run, breakpoint: string): number[] {
  const states: number[] = [];
  while (runTo(run, breakpoint).startsWith('break')) states.push(run.cursor);
  return states;
}

function framesOf(run: Run) {
  const gid = run.lastGid();
  return goroutineViews(run.memory, program).find((view) => view.gid === gid)?.frames ?? [];
}

describe('a run stops', () => {
  it('each time that a goroutine comes to a line, before anything of it is done', () => {
    const run = newRun();
    const states = stopsAt(run, 'line 24');
    expect(states).toHaveLength(3);
    for (const n of states) {
      run.seek(n);
      const lines = framesOf(run).map(({ line }) => line);
      expect(lines.slice(0, 3)).toEqual([expect.any(Number), 11, 24]);
      expect(framesOf(run)[0]?.func).toBe('sync.(*Mutex).Lock');
    }
  });

  it('at a go or defer statement, not where the call is made that it asks for', () => {
    const source = `package main

var total int

func worker(n int) {
	total += n
}

func main() {
	go worker(total)
	defer worker(total)
	total++
}
`;
    const asked = buildProgram(source, library, 'plain');
    if (!asked.ok) throw new Error(JSON.stringify(asked.diagnostics));
    for (const line of [10, 11]) {
      const run = new Run(createInstance(asked.program, { seed: 1 }), { seed: 1, policy: RANDOM });
      const breakpoints = [parseBreakpoint(asked.program, `line ${line}`)];
      const hits: string[] = [];
      for (;;) {
        const pursuit = new Pursuit(run, { kind: 'break', breakpoints });
        let stopped: string | undefined;
        while (stopped === undefined) stopped = pursuit.advance(100);
        if (stopped !== 'break') break;
        const views = goroutineViews(run.memory, asked.program);
        const frames = views.find(({ gid }) => gid === run.lastGid())?.frames ?? [];
        hits.push(`${frames[0]?.func}:${frames[0]?.line}`);
      }
      expect(hits).toEqual([`main.main:${line}`]);
    }
  });

  it('at a line of one call in a loop at each turn', () => {
    expect(stopsAt(newRun(), 'line main.go:30')).toHaveLength(3);
  });

  it('on the next line on which one can stand, when nobody ever stands on this one', () => {
    expect(parseBreakpoint(program, 'line 36')).toEqual({
      kind: 'line',
      file: 'main.go',
      line: 40,
    });
    expect(() => parseBreakpoint(program, 'line 400')).toThrow('no goroutine ever stands on line');
  });

  it('where a function begins, be it of the library', () => {
    const run = newRun();
    expect(stopsAt(run, 'func main.(*counter).hit')).toHaveLength(3);
    const again = newRun();
    const states = stopsAt(again, 'func runtime.mapassign_fast64');
    expect(states).toHaveLength(3 + 1);
    again.seek(states[2] ?? 0);
    expect(framesOf(again)[0]?.func).toBe('runtime.mapassign_fast64');
  });

  it('behind the step that touched an address or a field, as it asks', () => {
    const writes = newRun();
    expect(stopsAt(writes, 'write field counter.hits')).toHaveLength(3);
    const all = newRun();
    expect(stopsAt(all, 'field main.counter.hits')).toHaveLength(3 * 2 + 1);
    const { addr, value } = writes.recorder.rows;
    const n = stopsAt(newRun(), 'write field main.counter.hits')[1] ?? 0;
    expect(value[n - 1]).toBe(1);
    const at = addr[n - 1] ?? 0;
    expect(stopsAt(newRun(), `write address ${at}`)).toHaveLength(3);
    expect(stopsAt(newRun(), `read address ${at - 8}+9`).length).toBeGreaterThan(3);
    expect(stopsAt(newRun(), 'address 0xfff00000')).toHaveLength(0);
  });

  it('where an operation on a map begins', () => {
    const run = newRun();
    runTo(run, 'func runtime.mapdelete_fast64');
    const map = run.recorder.spans.lastOperation(run.cursor + 1)?.object ?? 0;
    const writes = newRun();
    const states = stopsAt(writes, `write map ${map}`);
    expect(states).toHaveLength(1 + 3 + 1);
    for (const n of states) expect(writes.recorder.spans.operationsAt(n)).not.toHaveLength(0);
    expect(stopsAt(newRun(), `read map ${map}`)).toHaveLength(1);
  });

  it('behind the next access of a goroutine', () => {
    const run = newRun();
    expect(runTo(run, 'access 6')).toBe('break access');
    expect(run.lastGid()).toBe(6);
    expect(run.recorder.rows.gid.subarray(0, run.cursor).filter((gid) => gid === 6)).toHaveLength(
      1,
    );
  });

  it('at the first of many, and at the end where none comes true', () => {
    const run = newRun();
    expect(runTo(run, 'line 33', 'func main.(*counter).hit', 'line 30')).not.toBe('break line 33');
    expect(runTo(run, 'access 99')).toBe('exit');
  });

  it('in recorded time where it would stop again, and keeps what is recorded', () => {
    for (const text of ['line 24', 'line 30', 'func main.(*counter).hit', 'field counter.hits']) {
      const run = newRun();
      const states = stopsAt(run, text);
      const { length } = run;
      run.seek(0);
      expect(stopsAt(run, text)).toEqual(states);
      expect(run.length).toBe(length);
      const twice = newRun();
      expect(stopsAt(twice, text)).toEqual(states);
      expect(twice.stateHash()).toBe(run.stateHash());
    }
  });
});

describe('a run', () => {
  const source = program.files.find(({ name }) => name === 'runtime/map_fast64.go')?.text ?? '';
  const throws =
    source.split('\n').findIndex((line) => line.includes('h.flags ^= hashWriting')) + 1;
  const inRuntime = `line runtime/map_fast64.go:${throws}`;

  it('stops at a line of the runtime', () => {
    const run = newRun();
    const states = stopsAt(run, inRuntime);
    expect(states).toHaveLength(1 + 3);
    run.seek(states[0] ?? 0);
    expect(framesOf(run)[0]).toMatchObject({ file: 'runtime/map_fast64.go', line: throws });
  });

  it('goes back to the last breakpoint before, and stays where there is none', () => {
    const run = newRun();
    const states = stopsAt(run, 'line 30');
    const back = (): string => {
      const breakpoints = [parseBreakpoint(program, 'line 30')];
      const pursuit = new Pursuit(run, { kind: 'breakBefore', breakpoints });
      let stopped: string | undefined;
      while (stopped === undefined) stopped = pursuit.advance(7);
      return `${stopped} ${run.cursor}`;
    };
    const { length } = run;
    const found = [back(), back(), back(), back()];
    expect(found).toEqual([
      ...states.toReversed().map((n) => `break ${n}`),
      `done ${states[0] ?? 0}`,
    ]);
    expect(run.length).toBe(length);
  });

  it('stops where it did when it is made in pieces of a few steps that one watcher sees', () => {
    const states = stopsAt(newRun(), 'line 30');
    const run = newRun();
    const breakpoints = [parseBreakpoint(program, 'line 30')];
    const goal = { kind: 'break', breakpoints, count: 3 } as const;
    const watcher = watcherFor(run, goal);
    const found: number[] = [];
    for (let stopped = ''; stopped !== 'exit'; ) {
      stopped = new Pursuit(run, goal, watcher).advance(100) ?? '';
      if (stopped === 'break') found.push(run.cursor);
    }
    expect(found).toEqual(states);
  });

  it('of one goroutine to its next line stops at a breakpoint on the way', () => {
    const run = newRun();
    runTo(run, 'line 30');
    const gid = run.lastGid() as Gid;
    const breakpoints = [parseBreakpoint(program, inRuntime)];
    const pursuit = new Pursuit(run, { kind: 'line', gid, breakpoints });
    expect(pursuit.advance(1000)).toBe('break');
    expect(pursuit.hit).toBe(breakpoints[0]);
  });
});
