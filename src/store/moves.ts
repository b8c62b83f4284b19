import type { StoreApi } from 'zustand/vanilla';
import type { Gid, StepIndex } from '../recording';
import type { Moved, RunUntil, Session } from '../worker';
import { activeBreakpoints } from './active-breakpoints';
import { nextInTurn, restAfter, stayOrNext } from './levels';
import type { MachineLink } from './machine-link';
import { type Level, MAIN, type Policy, type ScopeState, START } from './state';

/** The ways to move in time, at once: whoever calls them holds the queue. */
export interface Moves {
  readonly seek: (n: number) => Promise<void>;
  readonly run: (until: RunUntil) => Promise<void>;
  /** One future for another that it replaced, or that replaced it. */
  readonly exchange: (how: 'undo' | 'redo') => Promise<void>;
  readonly step: (gid: Gid, level: Level) => Promise<void>;
  /** Redoes recorded steps, else makes new ones. */
  readonly forward: (steps: number) => Promise<void>;
  /** Through what is recorded, then by policy. */
  readonly runToBreakpoint: () => Promise<void>;
  /** Looks for a future in which the program throws, and goes there. */
  readonly runToThrow: () => Promise<void>;
  /** Nothing more can happen at the cursor. */
  readonly hasEnded: () => boolean;
  readonly focusLast: () => void;
}

export function createMoves(
  { getState: get, setState: set }: StoreApi<ScopeState>,
  machine: MachineLink,
  apply: (moved: Moved) => void,
): Moves {
  /** The goroutine that took the step before the cursor. */
  function lastGid(): Gid {
    const { moved, recording } = get();
    const n = (moved?.cursor ?? START) - 1;
    return n >= 0 && n < recording.rows.length ? (recording.rows.gid[n] as Gid) : MAIN;
  }

  function focusLast(): void {
    set({ focus: lastGid() });
  }

  async function seekNow(n: number): Promise<void> {
    const { moved } = get();
    if (moved === undefined) return;
    const to = Math.max(0, Math.min(n, moved.length)) as StepIndex;
    apply(await machine.ask((session) => session.seek(to)));
    focusLast();
  }

  /** While the machine goes on by itself, it can be told to pause. */
  async function goOn(call: (session: Session) => Promise<Moved>): Promise<void> {
    set({ running: true });
    try {
      apply(await machine.ask(call));
    } finally {
      set({ running: false });
    }
  }

  async function runNow(until: RunUntil): Promise<void> {
    await goOn((session) => session.run(until));
    focusLast();
  }

  async function exchangeNow(how: 'undo' | 'redo'): Promise<void> {
    apply(await machine.ask((session) => session[how]()));
    focusLast();
  }

  async function stepNow(gid: Gid, level: Level): Promise<void> {
    if (hasEnded()) return;
    const breakpoints = activeBreakpoints(get());
    await goOn((session) =>
      level === 'access' ? session.step(gid) : session.run({ kind: level, gid, breakpoints }),
    );
    set({ focus: gid });
  }

  /** Nothing more can happen at the cursor. */
  function hasEnded(): boolean {
    const { moved } = get();
    return moved === undefined || moved.fault !== undefined;
  }

  /** Stops on the way where a breakpoint comes true; true when one did. */
  async function watchedSteps(count: number, by?: Policy): Promise<boolean> {
    const breakpoints = activeBreakpoints(get());
    const more = { count, ...(by !== undefined && { by }) };
    await runNow(
      breakpoints.length === 0
        ? { kind: 'steps', ...more }
        : { kind: 'break', breakpoints, ...more },
    );
    return get().notice?.kind === 'atBreakpoint';
  }

  async function redoSteps(steps: number): Promise<void> {
    const { moved, recording, opened, level } = get();
    if (moved === undefined || opened === undefined) return;
    const to =
      steps > 1 ? moved.cursor + steps : restAfter(recording, opened.program, moved.cursor, level);
    const { playing } = get();
    const isWatched = playing || level !== 'access';
    if (isWatched && activeBreakpoints(get()).length > 0) {
      await watchedSteps(Math.min(to, moved.length) - moved.cursor);
    } else await seekNow(to);
  }

  async function forwardNow(steps: number): Promise<void> {
    const { moved, level, policy, playing } = get();
    if (moved === undefined) return;
    if (moved.cursor < moved.length) return redoSteps(steps);
    if (hasEnded()) return;
    if (playing && level === 'access') {
      await watchedSteps(steps, watchedPolicy());
      return;
    }
    if (policy.kind === 'byHand') {
      for (let i = 0; i < steps && !hasEnded(); i++) {
        const { goroutines } = get().moved ?? moved;
        const choose = playing ? nextInTurn : stayOrNext;
        const gid = choose(goroutines, lastGid());
        if (gid === undefined) return;
        await stepNow(gid, level);
        if (get().notice?.kind === 'atBreakpoint') return;
      }
      return;
    }
    if (level === 'access') {
      await runNow({ kind: 'steps', count: steps });
      return;
    }
    // At a wider level the policy says who, and the level how far.
    const hasHit = await watchedSteps(steps);
    if (!hasHit && steps === 1) await stepNow(lastGid(), level);
  }

  /** Who goes on while the person only watches. In turn would not do: in lockstep two writers never notice each other. */
  function watchedPolicy(): Policy {
    const { policy, seed } = get();
    return policy.kind === 'byHand' ? { kind: 'random', seed } : policy;
  }

  async function runToThrow(): Promise<void> {
    await runNow({ kind: 'throw', by: watchedPolicy() });
    if (get().moved?.fault?.kind === 'exit') set({ notice: { kind: 'noThrow' } });
  }

  async function runToBreakpoint(): Promise<void> {
    const breakpoints = activeBreakpoints(get());
    // It would be a run to the end, which nobody asked for.
    if (breakpoints.length === 0) return;
    await runNow({ kind: 'break', breakpoints, by: watchedPolicy() });
    if (get().moved?.fault?.kind === 'exit') set({ notice: { kind: 'noHit', way: 'forward' } });
  }

  return {
    seek: seekNow,
    run: runNow,
    exchange: exchangeNow,
    step: stepNow,
    forward: forwardNow,
    runToThrow,
    runToBreakpoint,
    hasEnded,
    focusLast,
  };
}
