import { useEffect, useRef } from 'react';
import type { StepIndex } from '../../recording';

/** Passes on the newest place once a frame. */
export function useSeekPerFrame(onSeek: (n: StepIndex) => void): (n: StepIndex) => void {
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
      if (last !== undefined) seek.current(last.to);
    });
    pending.current = { frame, to };
  };
}
