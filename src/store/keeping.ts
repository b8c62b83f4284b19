import type { StoreApi } from 'zustand/vanilla';
import { printBreakpoints } from './breakpoints';
import { keepAtIntervals } from './keep-edits';
import type { Ports } from './ports';
import type { Language, ScopeState } from './state';

/** What survives a reload. */
export interface Keeping {
  /** The one chosen by hand, if any. */
  language: Language | undefined;
  /** Keeps everything now; false when it could not be kept. */
  readonly keep: () => boolean;
  /** To be called after each edit. */
  readonly keepEdits: () => Promise<void>;
}

/** Characters of the breakpoints that are kept. */
const MOST_KEPT = 10_000;

export function createKeeping(
  { getState: get, setState: set }: StoreApi<ScopeState>,
  ports: Ports,
  language: Language | undefined,
): Keeping {
  /** That edits will not be there on the next visit; once is enough. */
  let hasTold = false;

  function keep(): boolean {
    const { source, theme } = get();
    const breakpoints = printBreakpoints(get().breakpoints, MOST_KEPT);
    const example = get().example?.id;
    return ports.storage.write({
      source,
      example,
      breakpoints,
      theme,
      language: keeping.language,
    });
  }

  const keepEdits = keepAtIntervals(() => {
    if (keep() || hasTold) return;
    hasTold = true;
    set({ notice: { kind: 'notKept' } });
  }, ports);

  const keeping: Keeping = { language, keep, keepEdits };
  return keeping;
}
