import type { Gid, View } from '../recording';
import { type BreakpointLine, parseBreakpoints, printBreakpoints } from './breakpoints';
import type { Level, ScopeState } from './state';

type Looked = Pick<ScopeState, 'level' | 'focus' | 'selectedMap' | 'timeWindow'>;

const LEVELS: readonly Level[] = ['access', 'line', 'operation'];

/** How the page looks at the run, as a link carries it; what the page would choose anyway is left out. */
export function viewNow({
  level,
  focus,
  selectedMap,
  timeWindow,
  moved,
  recording,
  breakpoints,
  source,
  opened,
}: ScopeState): View {
  // The lines of an edited main.go are those of another text.
  const lines = source === opened?.source ? breakpoints : [];
  const last = recording.rows.gid[(moved?.cursor ?? 0) - 1];
  return {
    ...(level !== 'access' && { level }),
    ...(last !== undefined && focus !== last && { focus }),
    ...(lines.length > 0 && { breakpoints: printBreakpoints(lines) }),
    ...(selectedMap !== undefined && { map: selectedMap }),
    ...(timeWindow !== undefined && {
      from: Math.round(timeWindow.from * 10) / 10,
      zoom: Math.round(timeWindow.zoom * 1000) / 1000,
    }),
  };
}

/** Where its maker wanted runs to stop. */
export function breakpointsIn({ breakpoints }: View): readonly BreakpointLine[] {
  return typeof breakpoints === 'string' ? parseBreakpoints(breakpoints) : [];
}

/** What of a link's view this page knows; the rest stays as it is. */
export function viewed(view: View, now: Looked): Looked {
  const { level: wanted, focus, map, from, zoom } = view;
  const level = LEVELS.find((name) => name === wanted);
  const isWindow = typeof from === 'number' && typeof zoom === 'number' && zoom > 0;
  return {
    level: level ?? now.level,
    focus: typeof focus === 'number' ? (focus as Gid) : now.focus,
    selectedMap: typeof map === 'number' ? map : now.selectedMap,
    timeWindow: isWindow ? { from, zoom } : now.timeWindow,
  };
}
