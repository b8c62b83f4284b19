import { FreeRun } from '../src/machine';
import {
  addressNamer,
  arrayLength,
  decodeHmap,
  findMaps,
  HMAP,
  mapShape,
  type Memory,
  readCellStates,
} from '../src/memory';
import { latency, type Latency } from './measure';
import { buildText, compileAll } from './real-go';

// What drawing one state costs when the map has 65,536 buckets: a name from nothing, and the cells of a picture.

const LARGE = `package main

type entry struct {
	Score int
	next  *entry
}

var (
	m     = make(map[int]int, 65536*6)
	users = make(map[string]*entry, 65536*6)
)

func main() {
	for i := 0; i < 65536*6; i++ {
		m[i*7919] = i
	}
	for i := 0; i < 20000; i++ {
		users[string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))] = &entry{Score: i}
	}
}
`;

export function nameLatencies(isWanted: (name: string) => boolean): Latency[] {
  const names = ['main buckets', 'an overflow bucket', 'behind an elem', 'unknown'].map(
    (place) => `name of an address, 65,536 buckets, ${place}`,
  );
  const cells = 'cells for a picture, 65,536 buckets';
  if (![...names, cells].some(isWanted)) return [];
  const program = buildText(compileAll(), LARGE, 'free');
  const run = new FreeRun(program, { seed: 1, memoryLimit: 1 << 30 });
  while (!run.hasEnded) run.advance();
  const { memory } = run;
  const [m, users] = findMaps(memory, program);
  if (m === undefined || users === undefined) throw new Error('the maps are gone');
  const shape = mapShape(program.types, m.type);
  const buckets = memory.pointer(m.addr + HMAP.buckets);
  const B = memory.u8(m.addr + HMAP.B);
  if (2 ** B !== 65536) throw new Error(`the map has 2^${B} buckets`);
  const chained = chainedBucket(memory, shape.bucketSize, buckets, shape.overflowAt);
  const entry = decodeHmap(memory, program, users.addr, users.type, {
    buckets: 1,
    only: [65000],
  }).current?.chains[0]?.buckets[0]?.cells[0]?.elemAt;
  const addrs = [
    buckets + 40000 * shape.bucketSize + 3,
    chained + 8,
    memory.pointer(entry ?? 0),
    arrayLength(shape, B) * shape.bucketSize + 0x7000_0000,
  ];
  const told = names.flatMap((name, i) =>
    isWanted(name)
      ? [cpuLatency(name, () => void addressNamer(memory, program)(addrs[i] ?? 0))]
      : [],
  );
  const [tophash, chains] = [new Uint8Array(8 * 65536), new Uint8Array(65536)];
  const read = (): void => void readCellStates(memory, shape, buckets, tophash, chains);
  return isWanted(cells) ? [...told, cpuLatency(cells, read)] : told;
}

/** In time of the processor: a millisecond is soon lost to others. */
function cpuLatency(name: string, work: () => void): Latency {
  let time = 0;
  const timed = (): void => {
    const start = process.cpuUsage().user;
    work();
    time = (process.cpuUsage().user - start) / 1000;
  };
  return latency(name, 100, timed, () => time);
}

/** The last overflow bucket that hangs behind a main one. */
function chainedBucket(memory: Memory, size: number, buckets: number, overflowAt: number): number {
  for (let i = 65535; i >= 0; i--) {
    const next = memory.pointer(buckets + i * size + overflowAt);
    if (next !== 0) return next;
  }
  throw new Error('no bucket overflows');
}
