import type { Gid } from '../../recording';
import { type FrameView, type GoroutineView, isUserFile, type ProgramView } from '../../store';
import { goroutineName } from '../goroutine-name';
import type { Place } from './marks';

/** Where each goroutine stands in one file: its innermost frame there, with the text of its next operation. */
export function placesIn(
  file: string,
  goroutines: readonly GoroutineView[],
  program: ProgramView,
  color: (gid: Gid) => string,
): readonly Place[] {
  return goroutines.flatMap((g) => {
    const frame = g.state === 'dead' ? undefined : g.frames.find((one) => one.file === file);
    if (frame === undefined) return [];
    const range = rangeOf(g, frame, program);
    return [{ label: goroutineName(g.gid), color: color(g.gid), ...range }];
  });
}

function rangeOf(
  g: GoroutineView,
  frame: FrameView,
  program: ProgramView,
): { from: number; to: number | undefined } {
  const stop = program.stops[g.next?.stop ?? 0];
  const site = stop?.site;
  // Only the innermost frame stands at the operation itself; the others stand in a call. A crash may lie deeper, in a
  // function without stops.
  const isAtStop = frame === g.frames[0] && program.files[stop?.file ?? -1]?.name === frame.file;
  if (isAtStop && site !== undefined) return { from: site.pos, to: site.end };
  return { from: frame.pos, to: undefined };
}

export function samePlaces(some: readonly Place[], others: readonly Place[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ label, color, from, to }, i) => {
      const other = others[i];
      return (
        other?.label === label && other.color === color && other.from === from && other.to === to
      );
    })
  );
}

/** The library's files to choose from. Generic packages bring copies of theirs; what nobody wrote has no text. */
export function libraryFiles({ files }: ProgramView): readonly string[] {
  const names = files.flatMap(({ name, text }) => (isUserFile(name) || text === '' ? [] : [name]));
  return [...new Set(names)].sort();
}

/** The frame to read beside main.go: the innermost one, when it is the library's. */
export function libraryFrame(g: GoroutineView | undefined): FrameView | undefined {
  const inner = g?.frames[0];
  return inner === undefined || isUserFile(inner.file) ? undefined : inner;
}
