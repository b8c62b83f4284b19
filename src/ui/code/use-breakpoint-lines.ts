import { useMemo } from 'react';
import { useScope } from '../scope';

/** The lines of a file that have a breakpoint, from 1 on. */
export function useBreakpointLines(file: string | undefined): readonly number[] {
  const breakpoints = useScope((state) => state.breakpoints);
  return useMemo(
    () => breakpoints.flatMap((one) => (one.file === file ? [one.line] : [])),
    [file, breakpoints],
  );
}
