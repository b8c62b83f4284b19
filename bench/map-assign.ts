import { type Program, link } from '../src/emit';
import { bareRuntime } from '../src/emit/testing/bare-runtime';
import { type Assembler, func, moduleOf, variable } from '../src/emit/testing/assembler';

/** Visible operations of one `assign`, the loop's own two included. */
export const OPERATIONS = 31;

/** Layout of the map-like object: Go's hmap in front, one bucket of 8 cells behind it. */
export const AT = {
  count: 0,
  flags: 8,
  hash0: 12,
  buckets: 16,
  oldbuckets: 24,
  bucket: 48,
  keys: 56,
  elems: 120,
  size: 192,
} as const;

/** The goroutines that make the steps. */
export const WRITERS = [2, 3] as const;

/**
 * Two goroutines, each in an endless loop of map-assign-like calls on a map of its own, in the shape of mapassign_fast64
 * on a full bucket: flags, buckets, eight tophash bytes and keys, then the element, count and flags again. Written in
 * IR, so that the bench measures the emitter and the run loop alone.
 */
export function mapAssignProgram(shared: boolean): Program {
  const main = moduleOf(
    'main',
    [
      func('main.main', {}, (a) => {
        for (const name of WRITERS) a.call('runtime.newproc', [a.addr(`main.writer${name}·f`)]);
        const forever = a.block();
        a.jump(forever);
        a.enter(forever);
        a.call('runtime.goexit', []);
        a.jump(forever);
      }),
      ...WRITERS.map((name) => func(`main.writer${name}`, {}, (a) => writer(a, name))),
      func('main.hash', { mode: 'private', params: ['i64', 'i64'], results: ['i64'] }, (a) => {
        const mixed = a.bin('mul', a.bin('xor', 0, 1), a.i64(0x1d8e4e27c47d124fn));
        a.ret(a.bin('xor', mixed, a.bin('shr_u', mixed, a.i64(32))));
      }),
      func(
        'main.assign',
        { params: ['i64', 'i64'], results: ['i64'], span: 'assign' },
        assignLikeGo,
      ),
    ],
    WRITERS.flatMap((name) => [variable(`main.n${name}`), variable(`main.h${name}`, AT.size)]),
  );
  return link(main, [bareRuntime()], { shared, mode: 'gated' });
}

function writer(a: Assembler, name: number): void {
  const n = a.addr(`main.n${name}`);
  const h = a.addr(`main.h${name}`);
  a.store(h, a.addr(`main.h${name}`, AT.bucket), undefined, AT.buckets);
  const forever = a.block();
  a.jump(forever);
  a.enter(forever);
  const i = a.load(n, 'n');
  a.call('main.assign', [h, a.bin('and', i, a.i64(7))], ['i64']);
  a.store(n, a.bin('add', i, a.i64(1)), 'n');
  a.jump(forever);
}

function assignLikeGo(a: Assembler): void {
  const [h, key] = [0, 1];
  a.local('h', h);
  a.local('key', key);
  const writing = a.i32(4);
  const flags = a.load(h, 'h.flags', AT.flags, 'u8');
  a.panicIf(a.bin('and', flags, writing), 'runtime.panicmem', [h]);
  const seed = a.load(h, 'h.hash0', AT.hash0, 'i32');
  const [hash = 0] = a.call('main.hash', [key, a.un('extend_u', seed, 'i64')], ['i64']);
  const again = a.load(h, 'h.flags', AT.flags, 'u8');
  a.store(h, a.bin('xor', again, writing), 'h.flags', AT.flags, 'u8');
  const b = a.load(h, 'h.buckets', AT.buckets);
  a.load(h, 'h.oldbuckets', AT.oldbuckets);
  const top = a.un('wrap', a.bin('shr_u', hash, a.i64(56)), 'i32');
  a.local('b', b);
  a.local('top', top);
  const found = a.reg('i64');
  a.local('found', found);
  a.copyTo(found, a.i64(0));
  a.times(a.i64(8), (i) => {
    a.local('i', i);
    a.load(a.bin('add', b, i), 'b.tophash[i]', 0, 'u8');
    const cell = a.bin('mul', i, a.i64(8));
    const k = a.load(a.bin('add', b, cell), 'b.keys[i]', AT.keys - AT.bucket);
    const [same, next] = [a.block(), a.block()];
    a.br(a.bin('eq', k, key), same, next);
    a.enter(same);
    a.copyTo(found, cell);
    a.jump(next);
    a.enter(next);
  });
  const elem = a.bin('add', b, found);
  a.store(elem, key, 'elem', AT.elems - AT.bucket);
  const count = a.load(h, 'h.count', AT.count);
  a.store(h, count, 'h.count', AT.count);
  a.store(b, top, 'b.tophash', 0, 'u8');
  a.load(h, 'h.oldbuckets', AT.oldbuckets);
  const last = a.load(h, 'h.flags', AT.flags, 'u8');
  a.store(h, a.bin('and', last, a.i32(~4)), 'h.flags', AT.flags, 'u8');
  a.ret(elem);
}
