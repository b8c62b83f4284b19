import { activeBreakpoints, type ScopeState } from '../store';

// What can be asked of the run as it stands: what is not possible is greyed, in the transport and on the palette.

/** A program stands where its machine left it. */
export function isReady({ machine, moved }: ScopeState): boolean {
  return machine === 'ready' && moved !== undefined;
}

export function canGoBack(state: ScopeState): boolean {
  return isReady(state) && state.moved?.cursor !== 0;
}

export function canGoOn(state: ScopeState): boolean {
  const { moved } = state;
  return isReady(state) && (moved?.fault === undefined || moved.cursor < moved.length);
}

export function canGoToEnd(state: ScopeState): boolean {
  return isReady(state) && state.moved?.cursor !== state.moved?.length;
}

export function canRunToThrow(state: ScopeState): boolean {
  return isReady(state) && state.moved?.fault === undefined;
}

export function canRunToBreakpoint(state: ScopeState): boolean {
  return canGoOn(state) && activeBreakpoints(state).length > 0;
}

export function canUndo(state: ScopeState): boolean {
  return isReady(state) && state.moved?.canUndo === true;
}

export function canRedo(state: ScopeState): boolean {
  return isReady(state) && state.moved?.canRedo === true;
}

export function canRestart(state: ScopeState): boolean {
  return isReady(state) && state.moved?.length !== 0;
}
