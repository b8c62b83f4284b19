import { useEffect } from 'react';
import type { Scope } from '../store';
import { useScope } from './scope';

/**
 * `data-idle` on the root: `true` when nothing is under way and the page shows it. Tests wait on it instead of
 * sleeping. It turns `false` in the very call that starts something, and `true` only after the picture is drawn, and when
 * no place of the page waits for its code (`aria-busy`).
 */
export function useIdleSignal(scope: Scope): void {
  const busy = useScope((state) => state.busy || state.playing || state.machine === 'starting');
  useEffect(
    () =>
      scope.store.subscribe((state) => {
        if (state.busy) document.documentElement.dataset['idle'] = 'false';
      }),
    [scope],
  );
  useEffect(() => {
    if (busy) return undefined;
    const show = (): void => {
      const { busy, playing } = scope.store.getState();
      if (busy || playing) return;
      if (document.querySelector('[aria-busy="true"]') !== null)
        frame = requestAnimationFrame(show);
      else document.documentElement.dataset['idle'] = 'true';
    };
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  }, [busy, scope]);
}
