import { useStore } from 'zustand';
import type { Scope } from './scope';
import type { ScopeState } from './state';

/** The one place where the store meets React. */
export function useScopeStore<T>(scope: Scope, select: (state: ScopeState) => T): T {
  return useStore(scope.store, select);
}
