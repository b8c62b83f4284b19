import { useEffect } from 'react';
import type { Scope } from '../store';

/** A link pasted into the address bar of the open page opens its moment. */
export function useHashLink(scope: Scope): void {
  useEffect(() => {
    const onHash = (): void => {
      const fragment = location.hash.slice(1);
      if (fragment !== '') void scope.actions.openLink(fragment);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [scope]);
}
