import { useCallback, useState } from 'react';

/**
 * Wraps what is done outside of React's own drawing, as in an animation frame: what it throws reaches the CrashGuard
 * around the component.
 */
export function useGuarded(): (act: () => void) => void {
  const [, setState] = useState<undefined>(undefined);
  return useCallback((act) => {
    try {
      act();
    } catch (error) {
      setState(() => {
        throw error;
      });
    }
  }, []);
}
