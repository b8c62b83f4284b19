import { useEffect, useState } from 'react';
import { useScope } from './scope';

/** Runs shorter than this need no Stop and no word. */
const SLOW_MS = 250;

/** True when the machine has been running on for a while. */
export function useLongRun(): boolean {
  const running = useScope((state) => state.running);
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setLasts(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [running]);
  return lasts;
}
