import type { Program } from '../emit';
import { type Instance, Run } from '../machine';
import type { Schedule } from '../recording';
import { type NextStep, Stepper } from './stepper';

/** A file of oracle/golden/forced; its README.md is the format. */
export interface Forced {
  readonly name: string;
  /** What goroutines A, B, … do once: `set:10:1`, `get:1`, `del:1`, `incr:1`, `incr2:1`. */
  readonly goroutines: readonly string[];
  /** Who runs, and up to which place of the real runtime; null: until its operation is over or the run is. */
  readonly steps: readonly (readonly [who: string, place: string | null])[];
  readonly expect: string;
  readonly expectTrace?: readonly string[];
}

/** The program of a forced schedule: A is the first goroutine that main starts. */
export function forcedSource({ goroutines }: Forced): string {
  const bodies = goroutines.map(
    (action) => `	go func() {
		${statement(action)}
		wg.Done()
	}()`,
  );
  return `package main

import (
	"fmt"
	"sync"
)

var sink int

func main() {
	m := make(map[int]int)
	m[1] = 0
	var wg sync.WaitGroup
	wg.Add(${goroutines.length})
${bodies.join('\n')}
	wg.Wait()
	n := 0
	for range m {
		n++
	}
	_, has10 := m[10]
	_, has11 := m[11]
	fmt.Println(m[1], len(m), n, has10, has11)
}
`;
}

function statement(action: string): string {
  const [what, key = '', value = ''] = action.split(':');
  switch (what) {
    case 'set':
      return `m[${key}] = ${value}`;
    case 'get':
      return `sink = m[${key}]`;
    case 'del':
      return `delete(m, ${key})`;
    case 'incr':
      return `m[${key}]++`;
    case 'incr2':
      return `v := m[${key}]\n\t\tm[${key}] = v + 1`;
    default:
      throw new Error(`no such action: ${action}`);
  }
}

/**
 * Places of the real runtime as places in ours, by meaning: before which access to which field in which function,
 * counting that function's accesses of the kind in source order.
 */
interface Place {
  readonly func: string;
  readonly kind: 'read' | 'write';
  readonly field: string;
  readonly nth: number;
}

const FLAGS = 'runtime.hmap.flags';
const ASSIGN = 'runtime.mapassign_fast64';

const PLACES: Readonly<Record<string, Place>> = {
  // The entry check.
  'runtime/map_fast64.go:121': { func: ASSIGN, kind: 'read', field: FLAGS, nth: 0 },
  // Hashed; before flags is read for the XOR.
  'runtime/map_fast64.go:127': { func: ASSIGN, kind: 'read', field: FLAGS, nth: 1 },
  // flags loaded, not yet stored.
  '*runtime.mapassign_fast64+0x79': { func: ASSIGN, kind: 'write', field: FLAGS, nth: 0 },
  // hashWriting is set: before the load of buckets.
  'runtime/map_fast64.go:129': {
    func: ASSIGN,
    kind: 'read',
    field: 'runtime.hmap.buckets',
    nth: 0,
  },
  // Before the tophash store.
  '*runtime.mapassign_fast64+0x271': {
    func: ASSIGN,
    kind: 'write',
    field: 'runtime.bmap.tophash',
    nth: 0,
  },
  // Before hashWriting is cleared.
  '*runtime.mapassign_fast64+0x2c6': { func: ASSIGN, kind: 'write', field: FLAGS, nth: 1 },
  // Behind the reader's check.
  'runtime/map_fast64.go:24': {
    func: 'runtime.mapaccess2_fast64',
    kind: 'read',
    field: 'runtime.hmap.B',
    nth: 0,
  },
  // v := m[k] is done, before m[k] = v+1.
  'replay/main.go:56': { func: ASSIGN, kind: 'read', field: FLAGS, nth: 0 },
};

/** In main.opIncr between load and store of the elem: before the user code's own store. */
const INCREMENT = '*main.opIncr+0x35';

/** Throwing lines of the real runtime: which of our function's calls of fatal they are. */
const FATALS: Readonly<Record<string, { readonly func: string; readonly nth: number }>> = {
  'map_fast64.go:122': { func: ASSIGN, nth: 0 },
  'map_fast64.go:197': { func: ASSIGN, nth: 1 },
  'map_fast64.go:22': { func: 'runtime.mapaccess2_fast64', nth: 0 },
  'map_fast64.go:313': { func: 'runtime.mapdelete_fast64', nth: 0 },
  'map_fast64.go:391': { func: 'runtime.mapdelete_fast64', nth: 1 },
};

export interface ForcedOutcome {
  /** As the real program printed it: `fatal error: …`, or `m[1]=0 len=2 …`. */
  readonly text: string;
  /** Throwing lines that are ours too, and `, 0x2)` for the goroutine that threw. */
  readonly trace: readonly string[];
}

const MAIN = 1;

/** Who takes each step when the program of a forced schedule runs as it was forced on real Go. */
export function findSchedule(forced: Forced, program: Program, instance: Instance): Schedule {
  const stepper = new Stepper(instance, program);
  const gids = goroutinesOf(forced, stepper);
  stepper.run(MAIN, () => false);
  for (const [who, place] of forced.steps) {
    const gid = gids[who.charCodeAt(0) - 'A'.charCodeAt(0)];
    if (gid === undefined) throw new Error(`there is no goroutine ${who}`);
    stepper.run(gid, place === null ? () => false : standsBefore(program, place));
    if (place !== null && !stepper.hasEnded && !stepper.isRunnable(gid)) {
      throw new Error(`goroutine ${who} ended before ${place}`);
    }
  }
  for (const gid of [...gids, MAIN]) stepper.run(gid, () => false);
  if (!stepper.hasEnded) throw new Error('the program does not end');
  return stepper.schedule;
}

/** How the program ends under a schedule. */
export function runForced(
  forced: Forced,
  program: Program,
  instance: Instance,
  schedule: Schedule,
): ForcedOutcome {
  const run = new Run(instance, { seed: 1, policy: { kind: 'byHand' } });
  const made = run.follow(schedule);
  if (made < schedule.length) throw new Error(`step ${made} of the schedule cannot be made`);
  const ended = new Stepper(instance, program);
  if (!ended.hasEnded) throw new Error('the program does not end');
  if (ended.faultText !== '') {
    const trace = traceOf(ended, goroutinesOf(forced, ended));
    return { text: `fatal error: ${ended.faultText}`, trace };
  }
  const [m1, len, keys, has10, has11] = ended.output.trim().split(' ');
  const text = `m[1]=${m1} len=${len} keysFound=${keys} has10=${has10} has11=${has11}`;
  return { text, trace: [] };
}

function goroutinesOf(forced: Forced, stepper: Stepper): number[] {
  return forced.goroutines.map((_, i) => stepper.firstGid + i);
}

function standsBefore(program: Program, name: string): (next: NextStep) => boolean {
  if (name === INCREMENT) {
    return ({ func, stop }) => func.startsWith('main.main.') && stop?.site?.kind === 'write';
  }
  const place = PLACES[name];
  if (place === undefined) throw new Error(`no place of ours for ${name}`);
  const { func, kind, field, nth } = place;
  const stops = [...program.stops.entries()].filter(([, { func: index, site }]) => {
    return program.funcs[index]?.name === func && site?.kind === kind && site.field === field;
  });
  stops.sort(([a, { pos: x }], [b, { pos: y }]) => x - y || a - b);
  const wanted = stops[nth]?.[0];
  if (wanted === undefined) throw new Error(`${func} has no such place: ${name}`);
  return ({ stopId }) => stopId === wanted;
}

/** Which golden throwing lines fit the frames of the goroutine at fault. */
function traceOf(stepper: Stepper, gids: readonly number[]): string[] {
  const gid = stepper.faultGid;
  const frames = stepper.frames(gid);
  const lines = Object.entries(FATALS).flatMap(([line, { func, nth }]) => {
    const frame = frames.find((frame) => frame.func === func);
    return frame !== undefined && fatalNumber(stepper, frame) === nth ? [line] : [];
  });
  return [...lines, `, 0x${gids.indexOf(gid) + 1})`];
}

/** How many calls of fatal stand before this one in the function. */
function fatalNumber(stepper: Stepper, frame: ReturnType<Stepper['frames']>[number]): number {
  const { stop } = frame;
  if (stop === undefined) return -1;
  const text = stepper.program.files[stop.file]?.text ?? '';
  const start = stepper.program.funcs[stop.func]?.pos ?? 0;
  return text.slice(start, stop.pos).split('fatal(').length - 1;
}
