import { expect, test } from 'vitest';
import { type Gid, recordingFrom, type Span, type Spans, type StepIndex } from '../../recording';
import { AT, mapMemory } from '../testing/map-memory';
import { rowsOf } from '../testing/recording-text';
import { stageSvg } from '../testing/svg';
import { pick, scene, words } from '../testing/pictured';
import { pickMap, stageMaps } from './picked-map';
import { recordedMaps } from './recorded-maps';
import { partAt, stageScene } from './stage-scene';

const BUCKET = 144;
const G6 = 6 as Gid;
const G7 = 7 as Gid;

const HALF = `map[int]int B=2 count=9 flags=hashWriting nevacuate=1
  old 0: X:0=0 Y:2=1 X:4=2 X:6=3 Y:8=4 E E E
  old 1: a3:1=0 1f:3=1 c8:5=2 77:7=3
  0: 9c:0=0 e1:4=2 42:6=3
  2: 2b:2=1 d0:8=4`;

test('growth, half evacuated: old above new, X and Y told, the touched lit', async () => {
  const picture = scene(HALF, [
    { gid: G6, kind: 'write', addr: AT.buckets + 2 * BUCKET + 1, size: 1 },
    { gid: G6, kind: 'next', addr: AT.buckets + 2 * BUCKET + 16, size: 8 },
    { gid: G7, kind: 'next', addr: AT.hmap + 8, size: 1 },
    { gid: G7, kind: 'read', addr: AT.oldbuckets + BUCKET, size: 1 },
  ]);
  expect(picture.title.facts).toEqual(['9 entries', 'growing 2 → 4 buckets']);
  expect(picture.buckets.map((bucket) => bucket.note)).toEqual([
    'evacuated',
    'next to evacuate',
    'X of 0',
    'X of 1',
    'Y of 0',
    'Y of 1',
  ]);
  await expect(stageSvg(picture)).toMatchFileSnapshot('../goldens/growth-half-evacuated.svg');
});

test('a bucket whose cells are on their way is not faded yet, though Go takes it for evacuated', () => {
  const picture = scene('map[int]int B=1 count=3\nold 0: Y:4=40 2b:2=20 31:5=1\n1: 9c:4=40');
  expect(picture.buckets[0]).toMatchObject({ note: 'moving, counts as evacuated', look: 'live' });
  expect(picture.arrays[0]?.note).toBe('0 of 1 evacuated');
});

test('evacuation done: one array, its cells packed, stale bytes faint', async () => {
  const picture = scene(`map[int]int B=2 count=8
    0: 9c:0=0 e1:4=2 42:6=3
    1: a3:1=0 -:5=0 c8:9=2
    2: 2b:2=1 d0:8=4
    3: .:7=3`);
  const stale = picture.buckets[3]?.parts.find((part) => part.key === 'key0');
  expect(stale).toMatchObject({ look: 'dead', text: '7' });
  await expect(stageSvg(picture)).toMatchFileSnapshot('../goldens/evacuation-done.svg');
});

test('overflow buckets hang below their bucket', async () => {
  const picture = scene(`map[int]int B=1 count=18 flags=hashWriting noverflow=2
    0: 9c:0=0 2b:2=1 e1:4=2 42:6=3 d0:8=4 11:10=5 12:12=6 13:14=7 | 14:16=8 15:18=9 16:20=1 17:22=2 18:24=3 19:26=4 1a:28=5 1b:30=6 | 1c:32=1
    1: a3:1=0`);
  expect(picture.buckets.map((bucket) => bucket.name)).toEqual([
    '0',
    '0 overflow',
    '0 overflow 2',
    '1',
  ]);
  expect(picture.links).toHaveLength(2);
  await expect(stageSvg(picture)).toMatchFileSnapshot('../goldens/overflow-chain.svg');
});

test('a torn map is drawn as far as it goes, and says what is broken', async () => {
  const picture = scene(`map[int]int B=1 count=12
    0: 9c:0=0 2b:2=1 | 14:16=8 loop
    1: a3:1=0 wild`);
  expect(picture.notes).toEqual([
    'The chain of bucket 0 leads back into itself: Go would walk it for ever.',
    'count says 12, but 4 cells are filled.',
  ]);
  await expect(stageSvg(picture)).toMatchFileSnapshot('../goldens/torn.svg');
});

const ONE = 'map[int]int B=0 count=1\n0: 9c:7=3';

test('few buckets fill the stage: one is drawn half as large again as those of a growing map', () => {
  const cellOf = (text: string, height: number): number | undefined =>
    stageScene(pick(text), { width: 710, height, touches: [], words }).buckets[0]?.parts[0]?.height;
  const [one, growing] = [cellOf(ONE, 600) ?? 0, cellOf(HALF, 600) ?? 0];
  expect(one).toBeGreaterThanOrEqual(1.5 * growing);
  expect(scene(ONE).buckets[0]).toMatchObject({ width: 710, font: 17 });
  // A projector leaves room for a large bucket too, and for what a race breaks.
  expect(cellOf(ONE, 442)).toBeGreaterThanOrEqual(0.8 * one);
});

test('what is in the cells does not change their size', () => {
  const full = `${ONE} 9d:8=123456789 9e:9=5 9f:10=1 a0:11=2 a1:12=3 a2:13=4 a3:14=5`;
  const sizes = (text: string): unknown =>
    scene(text).buckets.map(({ x, y, width, height, font }) => ({ x, y, width, height, font }));
  expect(sizes(full)).toEqual(sizes(ONE));
});

test('a string too long for its cell is cut with an ellipsis and told in full beside it', () => {
  const key = 'a-key-of-many-words';
  const cell = scene(`map[string]int B=0 count=1\n0: 9c:${key}=3`).buckets[0]?.parts[1];
  expect(cell?.text).toMatch(/^a-key.*…$/);
  expect(cell?.tell()).toContain(key);
});

test('a map without buckets says so, and keeps their place free', () => {
  const picture = scene('map[int]int B=0 count=0 buckets=nil');
  const first = scene(ONE).buckets[0];
  expect(picture.vacant).toEqual({
    x: first?.x,
    y: first?.y,
    width: first?.width,
    height: first?.height,
  });
  expect(picture.title.facts).toEqual(['0 entries', 'no bucket yet']);
  expect(picture.buckets).toEqual([]);
  expect(picture.notes).toEqual([]);
});

test('a map has the name and type by which the program reaches it', () => {
  const { buffer, tables } = mapMemory('map[string]int B=0 count=1\n0: 9c:bob=3');
  expect(stageMaps({ buffer }, tables)).toEqual([
    { addr: AT.hmap, name: 'visits', type: 3, typeName: 'map[string]int' },
  ]);
});

function spansOf(...spans: Span[]): Spans {
  return recordingFrom({ rows: rowsOf([6]), spans }).spans;
}

test('a map that no variable leads to is known from the recording, when its type is sure', () => {
  const { buffer, tables } = mapMemory('map[int]int B=0 count=1\n0: 9c:7=3');
  const about = { gid: G6, write: true, start: 0 as StepIndex, end: undefined, object: AT.hmap };
  const call = (func: string, label: string): Span => ({
    kind: 'operation',
    func,
    label,
    ...about,
  });
  const assign = call('runtime.mapassign_fast64', 'm[7] =');
  const [map] = recordedMaps({ buffer }, tables, spansOf(assign));
  expect(map).toEqual({ addr: AT.hmap, name: 'm', type: 2, typeName: 'map[int]int' });
  const [deleted] = recordedMaps(
    { buffer },
    tables,
    spansOf(call('runtime.mapdelete_fast64', 'delete(m, 7)')),
  );
  expect(deleted?.name).toBe('m');
  expect(recordedMaps({ buffer }, tables, spansOf(call('runtime.mapclear', 'clear(m)')))).toEqual(
    [],
  );
  const before = { buffer: new ArrayBuffer(buffer.byteLength) };
  expect(recordedMaps(before, tables, spansOf(assign))).toEqual([]);
});

test('whoever touches bytes lights the box that stands for them', () => {
  const picture = scene(HALF, [
    { gid: G6, kind: 'read', addr: AT.hmap + 32, size: 8 },
    { gid: G7, kind: 'write', addr: AT.oldbuckets + BUCKET + 8 + 2 * 8, size: 8 },
  ]);
  expect(picture.header.marks.map((mark) => [mark.gid, mark.at])).toEqual([[G6, AT.hmap + 32]]);
  expect(picture.marks.map((mark) => [mark.gid, mark.at])).toEqual([
    [G7, AT.oldbuckets + BUCKET + 24],
  ]);
  const box = partAt(picture, AT.oldbuckets + BUCKET + 24);
  expect(picture.marks[0]).toMatchObject({ x: box?.x, y: box?.y, width: box?.width });
});

test('no box leaves the picture, none of a bucket leaves the bucket', () => {
  for (const width of [300, 390, 556, 710, 1000, 1600]) {
    const picture = stageScene(pick(HALF), { width, height: 400, touches: [], words });
    for (const field of picture.header.fields)
      expect(field.x + field.width).toBeLessThanOrEqual(width + 0.01);
    for (const bucket of picture.buckets) {
      expect(bucket.x + bucket.width).toBeLessThanOrEqual(width + 0.01);
      expect(bucket.y + bucket.height).toBeLessThanOrEqual(picture.height);
      for (const part of bucket.parts) {
        expect(part.x + part.width).toBeLessThanOrEqual(bucket.width);
        expect(part.y + part.height).toBeLessThanOrEqual(bucket.height);
      }
    }
  }
});

test('B is read as hashGrow leaves it: between its stores the array is still the old one', () => {
  const { buffer, tables } = mapMemory('map[int]int B=1 count=8\n0: 9c:0=0');
  const write = { kind: 'write', size: 1, text: 'h.B' } as const;
  const stops = [undefined, write].map((site) => ({ func: 0, pos: 0, file: 0, valueAt: -1, site }));
  // Others make many steps meanwhile.
  const length = 200_000;
  const [zero, addr, stop] = [0, 0, 0].map(() => new Uint32Array(length)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  addr[0] = AT.hmap + 9;
  stop[0] = 1;
  const rows = { length, gid: zero, stop, addr, value: zero };
  const options = { rows, cursor: length, isGrowing: true, touches: [], chosen: undefined };
  const [map] = stageMaps({ buffer }, tables);
  if (map === undefined) throw new Error('the program reaches no map');
  const picked = pickMap({ buffer }, { ...tables, stops }, map, options);
  expect(picked.view.current?.mainCount).toBe(1);
  const [label] = stageScene(picked, { width: 710, height: 600, touches: [], words }).arrays;
  expect(label?.note).toBe('still the old array of 1 bucket, but B = 1 already');
});

test('from 17 buckets on cells are squares, and what is touched is shown large', () => {
  const addr = AT.buckets + 5 * BUCKET;
  const picture = scene('map[int]int B=5 count=2\n3: 9c:0=0\n5: 2b:1=1', [
    { gid: G6, kind: 'read', addr, size: 1 },
  ]);
  expect(picture.detail).toBe('squares');
  expect(picture.squares).toHaveLength(32);
  expect(picture.buckets.map((bucket) => bucket.name)).toEqual(['5']);
});

test('an old bucket that is chosen is shown with those that its entries go to', () => {
  const text = `map[int]int B=5 count=1 nevacuate=0\nold 3: 9c:0=0`;
  const { focus } = pick(text, [], { role: 'old', index: 3 });
  expect(focus).toEqual([
    { role: 'old', index: 3 },
    { role: 'current', index: 3 },
    { role: 'current', index: 19 },
  ]);
});

test.each([240, 284, 320, 330, 400, 520, 710])(
  'on a stage %i pixels wide the header and its flags keep apart',
  (width) => {
    const { header } = stageScene(pick(HALF), { width, height: 600, touches: [], words });
    for (const { name, x, width: wide } of header.fields) {
      expect([name, x + wide <= width + 0.001]).toEqual([name, true]);
    }
    for (const y of new Set(header.flags.map((flag) => flag.y))) {
      const ends = header.flags
        .filter((flag) => flag.y === y)
        .map(({ x, name }) => [x, x + 13 + 5.7 * name.length] as const);
      for (const [i, [, end]] of ends.entries()) {
        expect(end).toBeLessThan(ends[i + 1]?.[0] ?? width);
      }
    }
    expect(Math.max(...header.flags.map(({ y }) => y))).toBeLessThan(header.height);
  },
);
