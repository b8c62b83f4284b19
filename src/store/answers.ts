import type { StoreApi } from 'zustand/vanilla';
import type { Moved } from '../worker';
import { hitNotice } from './active-breakpoints';
import { standingAt } from './standing';
import type { Notice, ScopeState } from './state';

/** Takes what the machine answered to a move into the store; to be called with each answer. */
export function takeAnswers({
  getState: get,
  setState: set,
}: StoreApi<ScopeState>): (moved: Moved) => void {
  return (moved) => {
    const { opened } = get();
    if (opened === undefined) return;
    set(standingAt(get(), opened, moved));
    const notice = noticeOf(moved);
    if (notice !== undefined || isOfPlace(get().notice)) set({ notice });
    if (notice?.kind === 'atBreakpoint') set({ playing: false });
  };
}

function noticeOf(moved: Moved): Notice | undefined {
  switch (moved.stopped) {
    case 'spinning':
      return { kind: 'spinning' };
    case 'limit':
      return { kind: 'limit', steps: moved.length };
    case 'break':
      return hitNotice(moved);
    default:
      return undefined;
  }
}

/** It is about where the run stands: it is no longer true when that has moved. */
function isOfPlace(notice: Notice | undefined): boolean {
  return notice?.kind === 'atBreakpoint' || notice?.kind === 'noHit';
}
