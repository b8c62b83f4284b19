import { bucketPart, HMAP, MAP_FLAG, MAPEXTRA, type MapShape, type Memory } from '../memory';
import type { NextStep } from './stepper';

/** One line of traces-go1.23.5.json: an access that a real map function made, or a call or return. */
export type TraceLine =
  | { readonly event: string }
  | {
      readonly op: 'R' | 'W' | 'RW' | 'RW.LOCK';
      readonly loc: string;
      readonly size: number;
      readonly by: string;
    };

export interface Trace {
  readonly name: string;
  readonly go: string;
  readonly func: string;
  readonly accesses: readonly TraceLine[];
}

/** An access of ours, named as the traces name theirs. */
export interface Access {
  readonly op: 'R' | 'W' | 'RW.LOCK';
  readonly loc: string;
  readonly size: number;
}

/**
 * The access a goroutine is about to make, undefined when it does not touch the map: the traces leave out stack,
 * type descriptors, hash keys and the allocator, and our package variables stand for their registers.
 */
export function mapAccess(
  memory: Memory,
  map: number,
  shape: MapShape,
  next: NextStep,
): Access | undefined {
  const site = next.stop?.site;
  if (site === undefined || next.addr === 0) return undefined;
  if (site.kind !== 'read' && site.kind !== 'write' && site.kind !== 'atomic') return undefined;
  const loc = locate(memory, map, shape, next.addr);
  if (loc === undefined) return undefined;
  const op = site.kind === 'read' ? 'R' : site.kind === 'write' ? 'W' : 'RW.LOCK';
  return { op, loc, size: site.size };
}

/** `h.flags`, `extra.overflow`, `buckets[2].tophash[0]`, `ovf(buckets[2])[0].key[0]+8`. */
function locate(memory: Memory, map: number, shape: MapShape, addr: number): string | undefined {
  const field = fieldAt(HMAP, addr - map);
  if (field !== undefined) return `h.${field}`;
  const extra = memory.pointer(map + HMAP.extra);
  const extraField = extra === 0 ? undefined : fieldAt(MAPEXTRA, addr - extra);
  if (extraField !== undefined) return `extra.${extraField}`;
  const B = memory.u8(map + HMAP.B);
  const sameSize = (memory.u8(map + HMAP.flags) & MAP_FLAG.sameSizeGrow) !== 0;
  const arrays = [
    { name: 'buckets', start: memory.pointer(map + HMAP.buckets), main: 2 ** B },
    {
      name: 'oldbuckets',
      start: memory.pointer(map + HMAP.oldbuckets),
      main: 2 ** (sameSize ? B : B - 1),
    },
  ];
  for (const { name, start, main } of arrays) {
    if (start === 0) continue;
    for (let i = 0; i < main; i++) {
      let bucket = start + i * shape.bucketSize;
      for (let n = -1; n < 64 && memory.isMapped(bucket, shape.bucketSize); n++) {
        const part = bucketPart(shape, addr - bucket);
        const place = n < 0 ? `${name}[${i}]` : `ovf(${name}[${i}])[${n}]`;
        if (part !== undefined) return `${place}.${part}`;
        bucket = memory.pointer(bucket + shape.overflowAt);
      }
    }
  }
  return undefined;
}

function fieldAt(layout: Readonly<Record<string, number>>, offset: number): string | undefined {
  return Object.entries(layout).find(([name, at]) => name !== 'size' && at === offset)?.[0];
}

/**
 * Compares our accesses with real Go's, one by one and by exact name, after this:
 *
 *     RW        one instruction that loads and stores: R, then W
 *     16, 32    pieces in which memclr wipes, memmove copies and hashes read, some of them twice (head and
 *               tail overlap): the run of them as a whole must cover exactly the bytes that a run of our
 *               words covers
 *
 * Gives the first difference in words, undefined when there is none.
 */
export function compareTrace(
  trace: Trace,
  ours: readonly Access[],
  shape: MapShape,
): string | undefined {
  const golden = trace.accesses.flatMap((line) => ('event' in line ? [] : [line]));
  let at = 0;
  for (let i = 0; i < golden.length; i++) {
    const line = golden[i];
    if (line === undefined) break;
    if (line.size > 8) {
      const op = line.op === 'R' ? 'R' : 'W';
      const wanted = new Set<number>();
      for (; (golden[i]?.size ?? 0) > 8 && (golden[i]?.op === 'R') === (op === 'R'); i++) {
        cover(wanted, golden[i], shape);
      }
      i--;
      const covered = new Set<number>();
      for (; ours[at]?.op === op && isInside(wanted, ours[at], shape); at++) {
        cover(covered, ours[at], shape);
      }
      if (covered.size !== wanted.size) {
        return `access ${at}: ours ${op} of ${covered.size} bytes, Go of ${wanted.size}`;
      }
      continue;
    }
    for (const op of line.op === 'RW' ? (['R', 'W'] as const) : [line.op]) {
      const wanted = describe({ op, loc: line.loc, size: line.size });
      const found = describe(ours[at]);
      if (found !== wanted) return `access ${at}: ours ${found}, Go ${wanted} (${line.by})`;
      at++;
    }
  }
  return at === ours.length ? undefined : `access ${at}: ours ${describe(ours[at])}, Go none`;
}

interface Covering {
  readonly loc: string;
  readonly size: number;
}

/** Adds the bytes of an access, as offsets in its bucket array. */
function cover(bytes: Set<number>, access: Covering | undefined, shape: MapShape): void {
  if (access === undefined) return;
  const start = offsetInArray(access.loc, shape);
  for (let i = 0; i < access.size; i++) bytes.add(start + i);
}

function isInside(
  bytes: ReadonlySet<number>,
  access: Covering | undefined,
  shape: MapShape,
): boolean {
  if (access === undefined || !/^(old)?buckets/.test(access.loc)) return false;
  const start = offsetInArray(access.loc, shape);
  return bytes.has(start) && bytes.has(start + access.size - 1);
}

/** `buckets[1].key[5]+8` → bytes from the start of the array. */
function offsetInArray(loc: string, shape: MapShape): number {
  const match =
    /^(?:old)?buckets\[(\d+)\]\.(tophash|key|elem|overflow)(?:\[(\d+)\])?(?:\+(\d+))?$/.exec(loc);
  if (match === null) throw new Error(`no place in an array: ${loc}`);
  const [, bucket = '0', part = '', cell = '0', rest = '0'] = match;
  const starts: Record<string, number> = {
    tophash: Number(cell),
    key: 8 + Number(cell) * shape.keySlot,
    elem: shape.elemsAt + Number(cell) * shape.elemSlot,
    overflow: shape.overflowAt,
  };
  return Number(bucket) * shape.bucketSize + (starts[part] ?? 0) + Number(rest);
}

function describe(access: Access | undefined): string {
  return access === undefined ? 'none' : `${access.op}.${access.size} ${access.loc}`;
}
