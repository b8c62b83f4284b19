import type { Breakpoint, Moved } from '../worker';
import { breakpointsFor } from './breakpoints';
import { MAIN, type Notice, type ScopeState } from './state';
import { USER_FILE } from './user-file';

/** What runs stop at. After an edit the lines in main.go are those of another text than the one that runs. */
export function activeBreakpoints({
  opened,
  source,
  breakpoints,
}: ScopeState): readonly Breakpoint[] {
  if (opened === undefined) return [];
  const isEdited = opened.source !== source;
  const active = breakpoints.filter(({ file }) => !isEdited || file !== USER_FILE);
  return breakpointsFor(opened.program, active);
}

/** Who came to which breakpoint with the step before the cursor. */
export function hitNotice({ hit, cursor, recording }: Moved): Notice | undefined {
  const gid = recording.rows.gid[cursor - 1] as typeof MAIN | undefined;
  switch (hit?.kind) {
    case 'line':
      return { kind: 'atBreakpoint', place: `${hit.file}:${hit.line}`, gid: gid ?? MAIN };
    case 'func':
      return { kind: 'atBreakpoint', place: hit.name, gid: gid ?? MAIN };
    default:
      return undefined;
  }
}
