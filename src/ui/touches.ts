import type { Touch } from '../scene';
import type { MemoryView, Recording, Standing } from '../store';

/** The step just made, and the one each goroutine stands before. */
export function touchesOf(memory: MemoryView, { rows }: Recording, moved: Standing): Touch[] {
  const touches: Touch[] = [];
  const i = memory.cursor - 1;
  const gid = moved.goroutines.find((g) => g.gid === rows.gid[i])?.gid;
  const site = memory.program.stops[rows.stop[i] ?? 0]?.site;
  const addr = rows.addr[i] ?? 0;
  if (i >= 0 && i < rows.length && gid !== undefined && site !== undefined && addr !== 0) {
    touches.push({ gid, kind: site.kind === 'read' ? 'read' : 'write', addr, size: site.size });
  }
  for (const { gid, next, state } of moved.goroutines) {
    if (next === undefined || next.addr === 0 || state === 'dead') continue;
    touches.push({ gid, kind: 'next', addr: next.addr, size: next.size });
  }
  return touches;
}
