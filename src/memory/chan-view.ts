import { G } from './layout';
import type { Memory } from './memory';
import { type ProgramTables, typeAt } from './program-tables';
import { render } from './render';

/** Go 1.23's hchan and sudog (spec/sync.md §0). */
export const HCHAN = {
  size: 96,
  qcount: 0,
  dataqsiz: 8,
  buf: 16,
  elemsize: 24,
  closed: 28,
  elemtype: 40,
  sendx: 48,
  recvx: 56,
  recvq: 64,
  sendq: 80,
} as const;
const SUDOG = { size: 88, g: 0, next: 8, elem: 24 } as const;

/** Cells of a buffer that are decoded, and goroutines of a queue. */
const MOST_CELLS = 64;
const MOST_WAITING = 1000;

export interface ChanView {
  readonly addr: number;
  /** Values in the buffer, and how many have room. */
  readonly count: number;
  readonly room: number;
  readonly closed: boolean;
  /** Where the next value goes, and where the next comes from. */
  readonly sendx: number;
  readonly recvx: number;
  readonly elemType: string;
  readonly cells: readonly ChanCell[];
  readonly receivers: readonly ChanWaiter[];
  readonly senders: readonly ChanWaiter[];
}

export interface ChanCell {
  readonly at: number;
  readonly size: number;
  /** Holds a value that nobody has received yet. */
  readonly full: boolean;
  readonly text: string;
}

export interface ChanWaiter {
  readonly gid: number;
  /** What it wants to send; undefined of one that receives. */
  readonly value: string | undefined;
}

/** The channel at an offset. Never throws and always ends, whatever lies there. */
export function decodeChan(memory: Memory, tables: ProgramTables, addr: number): ChanView {
  const type = tables.descriptors.get(memory.pointer(addr + HCHAN.elemtype));
  const size = memory.u16(addr + HCHAN.elemsize);
  const room = memory.int(addr + HCHAN.dataqsiz);
  const count = memory.int(addr + HCHAN.qcount);
  const recvx = memory.int(addr + HCHAN.recvx);
  const buf = memory.pointer(addr + HCHAN.buf);
  const text = (at: number): string =>
    type === undefined || !memory.isMapped(at, Math.max(size, 1))
      ? ''
      : render(memory, tables, type, at);
  const cells = Array.from({ length: Math.max(0, Math.min(room, MOST_CELLS)) }, (_, i) => {
    const at = buf + i * size;
    const full = (i - recvx + room) % room < count;
    return { at, size, full, text: full ? text(at) : '' };
  });
  return {
    addr,
    count,
    room,
    closed: memory.u32(addr + HCHAN.closed) !== 0,
    sendx: memory.int(addr + HCHAN.sendx),
    recvx,
    elemType: typeAt(tables.types, type).name,
    cells,
    receivers: waiters(memory, addr + HCHAN.recvq, () => undefined),
    senders: waiters(memory, addr + HCHAN.sendq, text),
  };
}

function waiters(
  memory: Memory,
  queue: number,
  valueAt: (elem: number) => string | undefined,
): ChanWaiter[] {
  const found: ChanWaiter[] = [];
  let sudog = memory.pointer(queue);
  while (memory.isMapped(sudog, SUDOG.size) && found.length < MOST_WAITING) {
    const g = memory.pointer(sudog + SUDOG.g);
    if (!memory.isMapped(g, G.size)) break;
    found.push({
      gid: memory.int(g + G.goid),
      value: valueAt(memory.pointer(sudog + SUDOG.elem)),
    });
    sudog = memory.pointer(sudog + SUDOG.next);
  }
  return found;
}
