import { type RefObject, useEffect, useRef, useState } from 'react';
import type { StepIndex } from '../../recording';

/** Where a hand has put the cursor last, or holds it. */
export interface Hand {
  readonly to: number;
  readonly isHeld: boolean;
}

/** Until the run has come there, the cursor is drawn where the hand has put it. */
export function useHand(
  cursor: number,
  onSeek: (n: StepIndex) => Promise<void>,
): {
  /** Where the cursor is drawn. */
  readonly shown: number;
  readonly last: RefObject<Hand | undefined>;
  /** It is dragged to a place; undefined: it is let go. */
  readonly hold: (to: number | undefined) => void;
  readonly put: (to: number) => void;
} {
  const [hand, setHand] = useState<Hand | undefined>(undefined);
  const last = useRef<Hand | undefined>(undefined);
  const seekSoon = useSeekPerFrame(onSeek);
  const set = (next: Hand): void => {
    last.current = next;
    setHand(next);
  };
  const put = (to: number): void => {
    const mine: Hand = { to, isHeld: false };
    set(mine);
    void onSeek(to as StepIndex).finally(() => {
      setHand((old) => (old === mine ? undefined : old));
    });
  };
  return {
    shown: hand?.to ?? cursor,
    last,
    hold(to) {
      if (to === undefined) {
        put(last.current?.to ?? cursor);
        return;
      }
      set({ to, isHeld: true });
      seekSoon(to as StepIndex);
    },
    put,
  };
}

/** Passes on the newest place once a frame. */
function useSeekPerFrame(onSeek: (n: StepIndex) => Promise<void>): (n: StepIndex) => void {
  const pending = useRef<{ frame: number; to: StepIndex } | undefined>(undefined);
  const seek = useRef(onSeek);
  useEffect(() => {
    seek.current = onSeek;
  }, [onSeek]);
  useEffect(() => () => cancelAnimationFrame(pending.current?.frame ?? 0), []);
  return (to) => {
    if (pending.current !== undefined) {
      pending.current.to = to;
      return;
    }
    const frame = requestAnimationFrame(() => {
      const last = pending.current;
      pending.current = undefined;
      if (last !== undefined) void seek.current(last.to);
    });
    pending.current = { frame, to };
  };
}
