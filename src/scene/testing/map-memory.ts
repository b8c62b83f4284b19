import { BUCKET_CELLS, HMAP, MAP_FLAG, mapShape, type ProgramTables } from '../../memory';

/**
 * The bytes of one map, from a picture in text:
 *
 *     map[int]int B=2 count=9 flags=hashWriting nevacuate=1
 *     old 0: X:0=0 Y:2=1 E
 *     old 1: a3:1=0 1f:3=1
 *     0: 9c:0=0 | 11:22=5
 *
 * A line is a chain, `|` starts its next overflow bucket. A cell is `tophash:key=elem`; tophash is two hex digits, `.`
 * (emptyRest), `-` (emptyOne), X, Y or E (evacuated); cells left out are `.`. `loop` and `wild` at a line's end
 * make the last overflow pointer what only a data race makes it.
 */
export function mapMemory(text: string): {
  readonly buffer: ArrayBuffer;
  readonly tables: ProgramTables;
} {
  const [first = '', ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const [type = 'map[int]int', ...settings] = first.split(/\s+/);
  const set = new Map(settings.map((s) => s.split('=') as [string, string]));
  const B = Number(set.get('B') ?? 0);
  const flags = (set.get('flags') ?? '')
    .split('+')
    .reduce((sum, name) => sum | (MAP_FLAG[name as keyof typeof MAP_FLAG] ?? 0), 0);
  const growing = lines.some((line) => line.startsWith('old '));

  const buffer = new ArrayBuffer(SIZE);
  const writer = new Writer(buffer, type === 'map[string]int' ? 3 : 2);
  const view = new DataView(buffer);
  const pointer = (at: number, to: number): void => {
    view.setBigUint64(at, to === 0 ? 0n : 0xc000000000n | BigInt(to), true);
  };
  pointer(AT.global, AT.hmap);
  view.setBigInt64(AT.hmap + HMAP.count, BigInt(set.get('count') ?? 0), true);
  view.setUint8(AT.hmap + HMAP.flags, flags);
  view.setUint8(AT.hmap + HMAP.B, B);
  view.setUint16(AT.hmap + HMAP.noverflow, Number(set.get('noverflow') ?? 0), true);
  view.setUint32(AT.hmap + HMAP.hash0, 0x5f1ca09e, true);
  pointer(AT.hmap + HMAP.buckets, set.get('buckets') === 'nil' ? 0 : AT.buckets);
  pointer(AT.hmap + HMAP.oldbuckets, growing ? AT.oldbuckets : 0);
  view.setBigInt64(AT.hmap + HMAP.nevacuate, BigInt(set.get('nevacuate') ?? 0), true);

  for (const line of lines) {
    const match = /^(old )?(\d+): ?(.*?)( loop| wild)?$/.exec(line);
    if (match === null) throw new Error(`no bucket: ${line}`);
    const [, old, index, cells = '', damage] = match;
    const array = old === undefined ? AT.buckets : AT.oldbuckets;
    writer.chain(array, Number(index), cells, damage?.trim());
  }
  const tables = type === 'map[string]int' ? { ...TABLES, globals: TEXT_GLOBALS } : TABLES;
  return { buffer, tables };
}

export const AT = {
  global: 0x100100,
  hmap: 0x100200,
  oldbuckets: 0x108120,
  buckets: 0x10e000,
  overflow: 0x160000,
  strings: 0x170000,
} as const;
const SIZE = 0x180000;

const TABLES: ProgramTables = {
  symbols: new Map(),
  funcs: [],
  stops: [],
  types: [
    { name: 'int', kind: 'int', size: 8 },
    { name: 'string', kind: 'string', size: 16 },
    { name: 'map[int]int', kind: 'map', size: 8, key: 0, elem: 0 },
    { name: 'map[string]int', kind: 'map', size: 8, key: 1, elem: 0 },
  ],
  globals: [{ name: 'main.m', type: 2, addr: AT.global }],
  files: [],
  descriptors: new Map(),
};

const TEXT_GLOBALS = [{ name: 'main.visits', type: 3, addr: AT.global }];

const STATES: Readonly<Record<string, number>> = { '.': 0, '-': 1, X: 2, Y: 3, E: 4 };

class Writer {
  private readonly view: DataView;
  private readonly shape: ReturnType<typeof mapShape>;
  private readonly isText: boolean;
  private nextOverflow: number = AT.overflow;
  private nextString: number = AT.strings;

  constructor(buffer: ArrayBuffer, type: number) {
    this.view = new DataView(buffer);
    this.shape = mapShape(TABLES.types, type);
    this.isText = type === 3;
  }

  chain(array: number, index: number, text: string, damage: string | undefined): void {
    const { bucketSize, overflowAt } = this.shape;
    const first = array + index * bucketSize;
    let at = first;
    for (const [depth, cells] of text.split('|').entries()) {
      if (depth > 0) {
        this.pointer(at + overflowAt, this.nextOverflow);
        at = this.nextOverflow;
        this.nextOverflow += bucketSize;
      }
      for (const [i, cell] of cells.trim().split(/\s+/).filter(Boolean).entries())
        this.cell(at, i, cell);
    }
    if (damage === 'loop') this.pointer(at + overflowAt, first);
    if (damage === 'wild') this.pointer(at + overflowAt, 0x7fff0000);
  }

  private cell(bucket: number, i: number, text: string): void {
    const { keySlot, elemsAt, elemSlot } = this.shape;
    const [top = '.', entry = ''] = text.split(':');
    this.view.setUint8(bucket + i, STATES[top] ?? Number.parseInt(top, 16));
    if (entry === '') return;
    const [key = '0', elem = '0'] = entry.split('=');
    const keyAt = bucket + BUCKET_CELLS + i * keySlot;
    if (this.isText) this.text(keyAt, key);
    else this.view.setBigInt64(keyAt, BigInt(key), true);
    this.view.setBigInt64(bucket + elemsAt + i * elemSlot, BigInt(elem), true);
  }

  private text(at: number, text: string): void {
    this.pointer(at, this.nextString);
    this.view.setBigInt64(at + 8, BigInt(text.length), true);
    for (const char of text) this.view.setUint8(this.nextString++, char.charCodeAt(0));
  }

  private pointer(at: number, to: number): void {
    this.view.setBigUint64(at, 0xc000000000n | BigInt(to), true);
  }
}
