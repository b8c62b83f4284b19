import type { CSSProperties } from 'react';
import type { Gid } from '../recording';
import { useGoroutineColors } from './scope';
import { words } from './words';

/** A goroutine by its colour and its name, everywhere the same. */
export function Chip({ gid }: { readonly gid: Gid }) {
  const color = useGoroutineColors();
  return (
    <span className="chip" style={{ '--c': color(gid) } as CSSProperties}>
      {words.g(gid)}
    </span>
  );
}
