import type { CSSProperties } from 'react';
import type { Gid } from '../recording';
import { goroutineName } from './goroutine-name';
import { useGoroutineColors } from './scope';

/** A goroutine by its colour and its name, everywhere the same. */
export function Chip({ gid }: { readonly gid: Gid }) {
  const color = useGoroutineColors();
  return (
    <span className="chip" style={{ '--c': color(gid) } as CSSProperties}>
      {goroutineName(gid)}
    </span>
  );
}
