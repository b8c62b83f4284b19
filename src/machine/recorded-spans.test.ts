import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { OPEN, type Span } from '../recording';
import { buildProgram } from './build';
import { createInstance } from './instance';
import { Run } from './run';
import { Pursuit } from './run-until';

const SEED = 20_261_123;

const library = new Library(gorootSources);

function programOf(body: string): Program {
  const built = buildProgram(`package main\n\nimport "sync"\n\n${body}`, library, 'plain');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.program;
}

function ended(program: Program, seed: number): Run {
  const run = new Run(createInstance(program, { seed }), {
    seed,
    policy: { kind: 'random', seed },
  });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return run;
}

const locks = programOf(`var mu sync.Mutex
var rw sync.RWMutex

func main() {
	var wg sync.WaitGroup
	n := 0
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 3 {
				mu.Lock()
				n++
				mu.Unlock()
				if w > 1 {
					rw.Lock()
					n++
					rw.Unlock()
				} else {
					rw.RLock()
					_ = n
					rw.RUnlock()
				}
				if mu.TryLock() {
					mu.Unlock()
				}
				if rw.TryRLock() {
					rw.RUnlock()
				}
				if rw.TryLock() {
					rw.Unlock()
				}
			}
		}()
	}
	wg.Wait()
	mu.Lock()
	go mu.Unlock()
	mu.Lock()
}
`);

const writersAndReader = programOf(`func main() {
	m := map[int]int{0: 0, 1: 1, 2: 2, 3: 3}
	var wg sync.WaitGroup
	for w := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 3 {
				if w > 0 {
					m[w] = i
				} else {
					_ = m[i]
				}
			}
		}()
	}
	wg.Wait()
}
`);

const endOf = ({ end }: Span): number => end ?? OPEN;

describe(`holds of locks (seed ${SEED})`, { timeout: 60_000 }, () => {
  it('exclude one another as the locks do, and last from the step that took to the one that gave back', () => {
    const property = fc.property(fc.nat(), (seed) => {
      const run = ended(locks, seed);
      const spans = [...run.recorder.spans];
      const holds = spans.filter(({ kind }) => kind === 'hold');
      for (const a of holds) {
        for (const b of holds) {
          const overlap = a.start < endOf(b) && b.start < endOf(a);
          const excludes = a !== b && a.object === b.object && (a.write || b.write);
          expect(overlap && excludes).toBe(false);
        }
        // The call that took it is there, and returns with it.
        const taking = spans.find(
          (span) => span.kind === 'lock' && span.gid === a.gid && span.end === a.start,
        );
        expect(taking?.label).toBe(a.label);
      }
      const taken = (label: string): number => holds.filter((hold) => hold.label === label).length;
      expect([taken('mu.Lock'), taken('rw.Lock'), taken('rw.RLock')]).toEqual([14, 6, 6]);
      // main takes the lock twice; another goroutine gave the first one back.
      expect(holds.filter(({ end }) => end === undefined)).toHaveLength(1);
    });
    fc.assert(property, { seed: SEED, numRuns: 25 });
  });
});

describe(`a crash over a map (seed ${SEED})`, { timeout: 60_000 }, () => {
  it('is a span of who died, in a race window that told of it or behind one', () => {
    let [faults, undetected] = [0, 0];
    const property = fc.property(fc.nat(), (seed) => {
      const run = ended(writersAndReader, seed);
      const { spans, raceWindows, length } = run.recorder;
      undetected += [...raceWindows].filter(({ throws }) => !throws).length;
      const [fault, ...more] = [...spans].filter(({ kind }) => kind === 'fault');
      expect(more).toEqual([]);
      expect(fault === undefined).toBe(run.hasExited);
      if (fault === undefined) return;
      faults++;
      expect(fault.start).toBe(length);
      expect(fault.label).toMatch(/^concurrent map (?:writes|read and map write)/);
      const theirs = [...raceWindows].filter(({ writer, other }) => {
        return fault.gid === writer || fault.gid === other;
      });
      expect(theirs.some(({ throws }) => throws)).toBe(true);
      run.seek(length - 1);
      run.runByPolicy(0);
      expect([...run.recorder.spans].filter(({ kind }) => kind === 'fault')).toEqual([]);
    });
    fc.assert(property, { seed: SEED, numRuns: 60 });
    expect(faults).toBeGreaterThan(5);
    expect(undetected).toBeGreaterThan(5);
  });
});
