import { frameVariables } from './frame-locals';
import { eachFrame, type Frame, livingGoroutines } from './goroutine';
import { G } from './layout';
import type { Root } from './region';
import { variable } from './finder';
import type { Walk } from './walk';

/** Goroutines whose variables are looked at, and of each the calls: some outermost and some innermost ones. */
const MOST_GOROUTINES = 200;
const FRAMES = { outer: 50, inner: 50, walked: 10_000 };

const MAIN = 'main.';

/** What the person's program begins with: package variables, then what its functions see, oldest goroutine first. */
export function* mainRoots(walk: Walk): Generator<void> {
  yield addGlobals(walk, (name) => name.startsWith(MAIN));
  yield* addCalls(walk, (name) => name.startsWith(MAIN));
}

/** The same of the library and the runtime. */
export function* libraryRoots(walk: Walk): Generator<void> {
  yield addGlobals(walk, (name) => !name.startsWith(MAIN));
  yield* addCalls(walk, (name) => !name.startsWith(MAIN));
}

function addGlobals(walk: Walk, isWanted: (name: string) => boolean): void {
  for (const { name, type, addr } of walk.tables.globals) {
    if (isWanted(name)) walk.find.values(type, addr, undefined, global(name));
  }
}

function global(whole: string): Root {
  const name = whole.startsWith(MAIN) ? whole.slice(MAIN.length) : whole;
  return { kind: 'root', name, whole, where: '', whose: '', gid: 0 };
}

function* addCalls(walk: Walk, isWanted: (func: string) => boolean): Generator<void> {
  const { memory, tables } = walk;
  let goroutines = 0;
  for (const { gid, addr, fp } of livingGoroutines(memory, tables)) {
    if (goroutines++ === MOST_GOROUTINES) return;
    for (const frame of someFrames(walk, fp)) {
      if (isWanted(frame.func.name)) yield addFrame(walk, frame, gid);
    }
    const closure = memory.pointer(addr + G.startfn);
    if (!memory.isMapped(closure, 8)) continue;
    const func = tables.funcs[memory.u32(closure)];
    if (func !== undefined && isWanted(func.name)) yield walk.find.closure(closure, gid);
  }
}

/** Outermost first. */
function someFrames({ memory, tables }: Walk, fp: number): Frame[] {
  const inner: Frame[] = [];
  let outer: Frame[] = [];
  let walked = 0;
  eachFrame(memory, tables, fp, (addr, func, stop) => {
    (inner.length < FRAMES.inner ? inner : outer).push({ addr, func, stop });
    if (outer.length === 2 * FRAMES.outer) outer = outer.slice(FRAMES.outer);
    return ++walked < FRAMES.walked;
  });
  return [...inner, ...outer.slice(-FRAMES.outer)].reverse();
}

function addFrame(walk: Walk, frame: Frame, gid: number): void {
  const { memory, tables } = walk;
  const variables = frameVariables(memory, tables, frame);
  const context = variables.find(({ name, at }) => name === 't' && at.kind === 'words');
  const mapType =
    context?.at.kind === 'words'
      ? tables.descriptors.get(memory.pointer(context.at.offsets[0] ?? 0))
      : undefined;
  for (const { name, type, at } of variables) {
    const from = variable(name, frame.func.name, gid);
    if (at.kind === 'memory') walk.find.values(type, at.addr, undefined, from);
    else {
      const words = at.offsets.map((offset) => memory.pointer(offset));
      if (!walk.find.runtimePointer(mapType, type, words[0] ?? 0, from))
        walk.find.words(type, words, from);
    }
  }
}
