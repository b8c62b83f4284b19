import type { ProgramView } from '../../worker';
import mapFast64 from './fake-go/map_fast64.go?raw';

/** Where the fake's one map and its one bucket lie. */
export const FAKE = { map: 0x100200, bucket: 0x100300, size: 0x110000 } as const;

export interface FakeStop {
  readonly func: 'main.main' | 'main.main.func1' | 'runtime.mapassign_fast64';
  readonly kind: 'read' | 'write' | 'call' | 'start';
  readonly text: string;
  /** Where in the source: the first occurrence of this text behind that one. */
  readonly at: string;
  readonly behind?: string;
  readonly size: number;
}

const assign = 'runtime.mapassign_fast64';
const writer = 'main.main.func1';

/** Stop ids are indexes here plus one. */
export const FAKE_STOPS = {
  mainStart: { func: 'main.main', kind: 'start', text: 'main.main', at: 'func main', size: 0 },
  add: { func: 'main.main', kind: 'call', text: 'wg.Add', at: 'wg.Add', size: 8 },
  go: { func: 'main.main', kind: 'call', text: 'go func1', at: 'go func', size: 0 },
  wait: { func: 'main.main', kind: 'call', text: 'wg.Wait', at: 'wg.Wait', size: 0 },
  print: { func: 'main.main', kind: 'call', text: 'fmt.Println', at: 'fmt.Println', size: 0 },
  start: { func: writer, kind: 'start', text: 'main.main.func1', at: 'go func', size: 0 },
  test: { func: assign, kind: 'read', text: 'h.flags', at: 'h.flags&hash', size: 1 },
  seed: { func: assign, kind: 'read', text: 'h.hash0', at: 'h.hash0', size: 4 },
  read: { func: assign, kind: 'read', text: 'h.flags', at: 'h.flags', behind: 'f := ', size: 1 },
  set: { func: assign, kind: 'write', text: 'h.flags', at: 'h.flags = f ^', size: 1 },
  buckets: { func: assign, kind: 'read', text: 'h.buckets', at: 'h.buckets', size: 8 },
  b: { func: assign, kind: 'read', text: 'h.B', at: 'h.B)', size: 1 },
  tophash: { func: assign, kind: 'write', text: 'b.tophash[i]', at: 'b.tophash[i]', size: 1 },
  key: { func: assign, kind: 'write', text: 'b.keys[i]', at: 'b.keys[i]', size: 8 },
  count: { func: assign, kind: 'write', text: 'h.count', at: 'h.count++', size: 8 },
  retest: {
    func: assign,
    kind: 'read',
    text: 'h.flags',
    at: 'h.flags&hash',
    behind: 'still ours',
    size: 1,
  },
  reread: { func: assign, kind: 'read', text: 'h.flags', at: 'h.flags', behind: 'f = h', size: 1 },
  clear: { func: assign, kind: 'write', text: 'h.flags', at: 'h.flags = f &^', size: 1 },
  elem: { func: writer, kind: 'write', text: 'm[i*2+g]', at: 'm[i*2+g]', size: 8 },
  done: { func: writer, kind: 'call', text: 'wg.Done', at: 'wg.Done', size: 8 },
} as const satisfies Record<string, FakeStop>;

export type FakeStopName = keyof typeof FAKE_STOPS;
const NAMES = Object.keys(FAKE_STOPS) as FakeStopName[];
const FUNCS = ['main.main', writer, assign] as const;

export function fakeStopId(name: FakeStopName): number {
  return NAMES.indexOf(name) + 1;
}

export function fakePosition(source: string, name: FakeStopName): { file: number; pos: number } {
  const stop: FakeStop = FAKE_STOPS[name];
  const file = stop.func === assign ? 1 : 0;
  const text = file === 1 ? mapFast64 : source;
  // Of `f := h.flags` the access stands a little behind where `behind` starts.
  const from = stop.behind === undefined ? 0 : text.indexOf(stop.behind);
  return { file, pos: Math.max(0, text.indexOf(stop.at, from)) };
}

export function fakeProgram(source: string): ProgramView {
  const files = [
    { name: 'main.go', text: source },
    { name: 'runtime/map_fast64.go', text: mapFast64 },
  ];
  return {
    shared: true,
    heapStart: FAKE.size,
    symbols: new Map(),
    funcs: FUNCS.map((name, i) => ({
      name,
      file: name === assign ? 1 : 0,
      pos: 0,
      frameSize: 0,
      firstStop: i,
      locals: [],
      captures: [],
      contextAt: -1,
      span: name === assign ? 'assign' : undefined,
      wrapper: false,
      params: [],
    })),
    stops: [
      { func: 0, kind: 'op', pos: 0, file: 0, site: undefined, valueAt: -1 },
      ...NAMES.map((name) => {
        const stop: FakeStop = FAKE_STOPS[name];
        const { file, pos } = fakePosition(source, name);
        const { kind, size, text } = stop;
        return {
          func: FUNCS.indexOf(stop.func),
          kind: 'op' as const,
          pos,
          file,
          site: { kind, size, pos, end: pos + stop.at.length, text },
          valueAt: -1,
        };
      }),
    ],
    types: [],
    globals: [],
    files,
    descriptors: new Map(),
  };
}
