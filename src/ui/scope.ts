import { createContext, useContext, useMemo } from 'react';
import type { Gid } from '../recording';
import {
  type MemoryView,
  type Recording,
  type Scope,
  type ScopeActions,
  type ScopeState,
  useScopeStore,
} from '../store';
import { goroutineColor } from './goroutine-color';

export const ScopeContext = createContext<Scope | undefined>(undefined);

export function useScopeObject(): Scope {
  const scope = useContext(ScopeContext);
  if (scope === undefined) throw new Error('a panel stands outside ScopeContext');
  return scope;
}

/** What a panel shows of the state; it draws again when that changes (compared by Object.is). */
export function useScope<T>(select: (state: ScopeState) => T): T {
  return useScopeStore(useScopeObject(), select);
}

export function useActions(): ScopeActions {
  return useScopeObject().actions;
}

/** The run's bytes where it stands, or undefined before a program runs. A new object at every move. */
export function useMemoryView(): MemoryView | undefined {
  return useScope((state) => state.memory);
}

export function useRecording(): Recording {
  return useScope((state) => state.recording);
}

/** The CSS colour of each goroutine, everywhere on the page. */
export function useGoroutineColors(): (gid: Gid) => string {
  const seen = useScope((state) => state.seen);
  return useMemo(() => (gid) => goroutineColor(seen.indexOf(gid)), [seen]);
}
