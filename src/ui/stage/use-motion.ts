import { useCallback, useEffect, useRef } from 'react';
import { useScope } from '../scope';

/** Moves by hand that are this close together are a scrub: nothing could be followed. */
const APART = 140;
/** Further is a leap to another time, not something that happened. One operation may evacuate two full chains. */
const LEAP = 1000;
/** Milliseconds: by hand, and at most while playing slowly. */
const BY_HAND = 220;
const LONGEST = 420;
/** Quicker than this is no movement but a flicker. */
const SHORTEST = 40;
/** Of the time from one step to the next while playing. */
const SHARE = 0.7;

/**
 * How many milliseconds what changed since the last picture moves; 0: it is where it belongs at once. While playing it
 * moves as long as the speed leaves time for, and a person who wants no motion sees none.
 */
export function useMotion(cursor: number): () => number {
  const isPlaying = useScope((state) => state.playing);
  const speed = useScope((state) => state.speed);
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
  const pace = useRef({ isPlaying, speed });
  useEffect(() => {
    pace.current = { isPlaying, speed };
  }, [isPlaying, speed]);
  return useCallback(() => {
    const time = performance.now();
    const steps = cursor - last.current.cursor;
    const wait = time - last.current.time;
    last.current = { cursor, time };
    if (quiet.current || steps <= 0 || steps > LEAP) return 0;
    const { isPlaying, speed } = pace.current;
    if (!isPlaying) return wait > APART ? BY_HAND : 0;
    const duration = Math.min(LONGEST, (SHARE * 1000) / speed);
    return duration < SHORTEST ? 0 : duration;
  }, [cursor]);
}
