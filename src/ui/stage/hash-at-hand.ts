import type { Gid } from '../../recording';
import { keyTextAt, type MapChoice } from '../../scene';
import type { MemoryView, Recording, Standing } from '../../store';

export interface HashAtHand {
  readonly gid: Gid;
  /** As Go prints it. */
  readonly key: string | undefined;
  readonly hash: bigint;
}

type Standings = Standing['goroutines'][number];

/** The hash that a goroutine looks for in a map: of the one that stepped last, or of another that is inside. */
export function hashAtHand(
  { rows }: Recording,
  { goroutines, cursor }: Standing,
  memory: MemoryView,
  map: MapChoice,
): HashAtHand | undefined {
  const last = goroutines.find((g) => g.gid === rows.gid[cursor - 1]);
  const others = goroutines.filter((g) => g !== last && g.state !== 'dead');
  for (const goroutine of last === undefined ? others : [last, ...others]) {
    const found = hashOf(goroutine, memory, map);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Locals of the map function that the goroutine is in, as the runtime's Go names them. */
function hashOf(
  { gid, frames }: Standings,
  memory: MemoryView,
  map: MapChoice,
): HashAtHand | undefined {
  for (const { func, locals } of frames) {
    const local = (name: string): string | undefined =>
      locals.find((candidate) => candidate.name === name)?.value;
    const hash = local('hash');
    if (hash === undefined || !/^\d+$/.test(hash) || hash === '0') continue;
    if (!isPointerTo(local('h'), map.addr)) return undefined;
    const key = local('key');
    const text =
      key !== undefined && !func.includes('_fast') && POINTER.test(key)
        ? keyTextAt(memory, memory.program, map.type, offsetOf(key))
        : key;
    return { gid, key: text, hash: BigInt(hash) };
  }
  return undefined;
}

const POINTER = /^0x[0-9a-f]+$/;

/** The low 32 bits of a Go pointer are the offset. */
function offsetOf(pointer: string): number {
  return Number(BigInt.asUintN(32, BigInt(pointer)));
}

/** What is no pointer in the text is given the benefit of the doubt. */
function isPointerTo(text: string | undefined, offset: number): boolean {
  if (text === undefined || !POINTER.test(text)) return true;
  return offsetOf(text) === offset;
}
