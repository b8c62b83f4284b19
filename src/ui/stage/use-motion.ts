import { useCallback, useEffect, useRef } from 'react';

/** Moves this close together are a scrub or a fast play: nothing could be followed. */
const APART = 140;
/** Further is a leap to another time, not something that happened. */
const LEAP = 400;

/** Tells whether what changed since the last picture is to be shown as movement. */
export function useMotion(cursor: number): () => boolean {
  const last = useRef({ cursor, time: 0 });
  const quiet = useRef(false);
  useEffect(() => {
    const query = window.matchMedia('(prefers-reduced-motion: reduce)');
    const refresh = (): void => {
      quiet.current = query.matches;
    };
    refresh();
    query.addEventListener('change', refresh);
    return () => query.removeEventListener('change', refresh);
  }, []);
  return useCallback(() => {
    const time = performance.now();
    const steps = cursor - last.current.cursor;
    const wait = time - last.current.time;
    last.current = { cursor, time };
    return !quiet.current && steps > 0 && steps <= LEAP && wait > APART;
  }, [cursor]);
}
