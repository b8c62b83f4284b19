/**
 * The programs behind traces-go1.23.5.json. Where the recorded run's keys fell is chance of that run: here keys are
 * picked so that they fall the same way, and the accesses can be compared by exact name.
 */
export interface TraceProgram {
  /** Name of the trace. */
  readonly name: string;
  readonly key: 'int64' | 'string' | 'P';
  readonly elem: 'int64' | 'int';
  /** Argument of make behind the type: `, 50`. */
  readonly hint?: string;
  /** Statements before the traced one; `keys` are the picked keys. */
  readonly before: string;
  readonly traced: string;
  /** The picked keys: key i falls into bucket `fall[i]` of 2^bits. */
  readonly bits?: number;
  readonly fall?: readonly number[];
  readonly imports?: string;
  /** What mapiterinit draws: start bucket and offset. */
  readonly iterate?: bigint;
}

const INT64 = { key: 'int64', elem: 'int64' } as const;
const STRUCT = { key: 'P', elem: 'int64' } as const;
const STRING = { key: 'string', elem: 'int' } as const;

/** n keys, each in a bucket. */
const all = (n: number, bucket: number): number[] => Array.from({ length: n }, () => bucket);
const insert = (n: number): string => `for i := 0; i < ${n}; i++ {\n\t\tm[keys[i]] = int64(i)\n\t}`;

/** 14 keys that end in a finished growth to B = 2, bucket 0 holding three. */
const FOURTEEN = [1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 3];

/** 53 keys for B = 3: the last starts the growth to B = 4. `own` says where some buckets' keys go in turn. */
function growing(own: Readonly<Record<number, readonly number[]>>, last: number): number[] {
  const fall = Object.values(own).flat();
  const free = [0, 1, 2, 3, 4, 5, 6, 7].filter((bucket) => own[bucket] === undefined);
  for (let round = 0; fall.length < 52; round++) {
    for (const bucket of free) {
      const full = fall.filter((at) => at % 8 === bucket).length >= (bucket === last ? 7 : 8);
      if (fall.length < 52 && !full) fall.push(bucket + 8 * (round % 2));
    }
    if (round > 8) throw new Error('the buckets have no room for 53 keys');
  }
  return [...fall, last];
}

const X = 0;
const Y = 8;

export const TRACE_PROGRAMS: readonly TraceProgram[] = [
  { ...INT64, name: 'f64_insert_empty', before: '', traced: 'm[5] = 50' },
  { ...INT64, name: 'f64_insert_second', before: 'm[1] = 1', traced: 'm[5] = 50' },
  { ...INT64, name: 'f64_overwrite', before: 'm[1] = 1; m[5] = 5', traced: 'm[5] = 50' },
  { ...INT64, name: 'f64_incr', before: 'm[5] = 5', traced: 'm[5]++' },
  { ...INT64, name: 'f64_read_hit', before: 'm[1] = 1; m[5] = 5', traced: 'sink = int(m[5])' },
  { ...INT64, name: 'f64_read2_miss', before: 'm[1] = 1; m[5] = 5', traced: '_, found = m[7]' },
  {
    ...INT64,
    name: 'f64_read_hit_big',
    before: insert(30),
    traced: 'sink = int(m[keys[5]])',
    bits: 3,
    fall: [0, 1, 2, 3, 4, 6, 5, 7, ...Array.from({ length: 22 }, (_, i) => i % 8)],
  },
  { ...INT64, name: 'f64_delete', before: 'm[1] = 1; m[5] = 5; m[6] = 6', traced: 'delete(m, 5)' },
  { ...INT64, name: 'f64_delete_last', before: 'm[1] = 1; m[5] = 5', traced: 'delete(m, 5)' },
  { ...INT64, name: 'f64_delete_only', before: 'm[5] = 5', traced: 'delete(m, 5)' },
  {
    ...INT64,
    name: 'f64_grow',
    before: insert(8),
    traced: 'm[keys[8]] = 8',
    bits: 1,
    fall: [0, 1, 1, 1, 1, 1, 0, 1, 0],
  },
  {
    ...INT64,
    name: 'f64_evac2',
    before: insert(14),
    traced: 'm[keys[14]] = 8',
    bits: 2,
    fall: [...FOURTEEN, 0],
  },
  { ...STRING, name: 'str_insert_empty', before: '', traced: 'm["hello"] = 50' },
  {
    ...STRING,
    name: 'str_overwrite',
    before: 'm["a"] = 1; m["hello"] = 5',
    traced: 'm["hello"] = 50',
  },
  {
    ...STRING,
    name: 'str_read_hit',
    before: 'm["a"] = 1; m["hello"] = 5',
    traced: 'sink = m["hello"]',
  },
  {
    ...STRING,
    name: 'str_read_hit_big',
    before: 'for i := 0; i < 20; i++ {\n\t\tm[keys[i]] = i\n\t}',
    traced: 'sink = m[keys[7]]',
    bits: 2,
    fall: [0, 1, 2, 3, 0, 1, 3, 2, ...Array.from({ length: 12 }, (_, i) => i % 4)],
  },
  {
    ...STRING,
    name: 'str_delete',
    before: 'm["a"] = 1; m["hello"] = 5; m["z"] = 6',
    traced: 'delete(m, "hello")',
  },
  {
    ...INT64,
    name: 'f64_overflow_new',
    hint: ', 50',
    before: insert(8),
    traced: 'm[keys[8]] = 8',
    bits: 3,
    fall: all(9, 2),
  },
  {
    ...INT64,
    name: 'f64_overflow_second',
    hint: ', 50',
    before: insert(9),
    traced: 'm[keys[9]] = 9',
    bits: 3,
    fall: all(10, 2),
  },
  {
    ...INT64,
    name: 'f64_overflow_prealloc',
    hint: ', 100',
    before: insert(8),
    traced: 'm[keys[8]] = 8',
    bits: 4,
    fall: all(9, 3),
  },
  {
    ...INT64,
    name: 'f64_overflow_read',
    hint: ', 50',
    before: insert(9),
    traced: 'sink = int(m[keys[8]])',
    bits: 3,
    fall: all(9, 2),
  },
  {
    ...INT64,
    name: 'f64_overflow_delete',
    hint: ', 50',
    before: insert(10),
    traced: 'delete(m, keys[9])',
    bits: 3,
    fall: all(10, 2),
  },
  {
    ...INT64,
    name: 'f64_overflow_delete9',
    hint: ', 50',
    before: `${insert(9)}; delete(m, keys[7]); delete(m, keys[6])`,
    traced: 'delete(m, keys[8])',
    bits: 3,
    fall: all(9, 2),
  },
  {
    ...INT64,
    name: 'f64_read_growing',
    hint: ', 50',
    before: insert(53),
    traced: 'sink = int(m[keys[0]])',
    bits: 4,
    fall: growing({ 3: [3, 11, 3, 11, 3, 11] }, 6),
  },
  {
    ...INT64,
    name: 'f64_assign_growing',
    hint: ', 50',
    before: insert(53),
    traced: 'm[keys[0]] = 50',
    bits: 4,
    fall: growing(
      {
        5: [Y, Y, X, Y, X, Y].map((half) => 5 + half),
        1: [Y, X, X, Y, X, Y].map((half) => 1 + half),
      },
      6,
    ).sort((a, b) => Number(b % 8 === 5) - Number(a % 8 === 5)),
  },
  {
    ...INT64,
    name: 'f64_delete_growing',
    hint: ', 50',
    before: insert(53),
    traced: 'delete(m, keys[0])',
    bits: 4,
    fall: growing({ 3: [3 + Y, 3 + Y], 1: [X, X, Y, Y].map((half) => 1 + half) }, 2).sort(
      (a, b) => Number(b % 8 === 3) - Number(a % 8 === 3),
    ),
  },
  {
    ...INT64,
    name: 'f64_samesize',
    hint: ', 20',
    before: `for b := 0; b < 4; b++ {
		for i := 0; i < 9; i++ {
			m[keys[9*b+i]] = 1
		}
		for i := 8; i > 0; i-- {
			delete(m, keys[9*b+i])
		}
	}`,
    traced: 'm[keys[36]] = 5',
    bits: 2,
    fall: [...all(9, 0), ...all(9, 1), ...all(9, 2), ...all(9, 3), 0],
  },
  {
    ...STRING,
    name: 'str_grow',
    before: 'for i := 0; i < 8; i++ {\n\t\tm[keys[i]] = i\n\t}',
    traced: 'm[keys[8]] = 8',
    bits: 1,
    fall: [0, 0, 0, 1, 1, 0, 1, 0, 1],
  },
  {
    ...INT64,
    name: 'iter_growing',
    hint: ', 50',
    before: insert(53),
    traced: 'for k := range m {\n\t\tsink = int(k)\n\t\tbreak\n\t}',
    bits: 4,
    fall: growing({ 4: [4, 12, 4, 12, 4, 12] }, 6),
    iterate: 4n | (2n << 4n),
  },
  {
    ...INT64,
    name: 'clear_growing',
    before: insert(14),
    traced: 'clear(m)',
    bits: 2,
    fall: FOURTEEN,
  },
  {
    ...INT64,
    name: 'iter',
    before: 'm[1] = 1; m[5] = 5',
    traced: 'for k := range m {\n\t\tsink += int(k)\n\t}',
    iterate: 2n,
  },
  { ...STRUCT, name: 'gen_insert_empty', before: '', traced: 'm[P{1, 2, 3}] = 50' },
  {
    ...STRUCT,
    name: 'gen_overwrite',
    before: 'm[P{1, 2, 3}] = 50',
    traced: 'm[P{1, 2, 3}] = 51',
  },
  {
    ...STRUCT,
    name: 'gen_read_hit',
    before: 'm[P{1, 2, 2}] = 1; m[P{1, 2, 3}] = 2',
    traced: 'sink = int(m[P{1, 2, 3}])',
  },
  {
    ...STRUCT,
    name: 'gen_delete',
    before: 'm[P{1, 2, 3}] = 1; m[P{1, 2, 4}] = 2',
    traced: 'delete(m, P{1, 2, 3})',
  },
  {
    ...STRUCT,
    name: 'gen_grow',
    before: insert(8),
    traced: 'm[keys[8]] = 8',
    bits: 1,
    fall: [1, 1, 1, 0, 0, 0, 0, 0, 0],
  },
  {
    ...INT64,
    name: 'clone',
    before: 'm[1] = 1; m[5] = 5',
    traced: 'sink = len(runtime.OracleClone(m))',
    imports: 'import "runtime"',
  },
  { ...INT64, name: 'clear', before: 'm[1] = 1; m[5] = 5', traced: 'clear(m)' },
];
