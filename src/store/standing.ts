import type { Gid } from '../recording';
import type { Moved } from '../worker';
import type { MemoryView, OpenedProgram, ScopeState } from './state';

type Mirrored = Pick<ScopeState, 'opened' | 'moved' | 'memory' | 'recording' | 'seen' | 'started'>;

/** What the page knows after the machine has answered a move. */
export function standingAt(
  { seen, started }: ScopeState,
  opened: OpenedProgram,
  moved: Moved,
): Mirrored {
  const { recording, bytes, memory: grown, ...standing } = moved;
  const shared = grown ?? opened.shared;
  const buffer = shared ?? (bytes?.buffer as ArrayBuffer | undefined);
  const { cursor, heapTop, goroutines } = moved;
  const memory: MemoryView | undefined = buffer && {
    buffer,
    cursor,
    heapTop,
    program: opened.program,
  };
  return {
    opened: shared === opened.shared ? opened : { ...opened, shared },
    moved: standing,
    memory,
    recording,
    seen: withAll(
      seen,
      goroutines.map((g) => g.gid),
    ),
    started: withStarted(started, goroutines),
  };
}

function withAll(seen: readonly Gid[], gids: readonly Gid[]): readonly Gid[] {
  const fresh = gids.filter((gid) => !seen.includes(gid));
  return fresh.length === 0 ? seen : [...seen, ...fresh].sort((a, b) => a - b);
}

function withStarted(
  started: ReadonlyMap<Gid, string>,
  goroutines: Moved['goroutines'],
): ReadonlyMap<Gid, string> {
  const fresh = goroutines.filter((g) => g.started !== '' && started.get(g.gid) !== g.started);
  if (fresh.length === 0) return started;
  return new Map([...started, ...fresh.map((g) => [g.gid, g.started] as const)]);
}
