import type { CSSProperties } from 'react';
import type { Touch } from '../../scene';
import { goroutineName } from '../goroutine-name';
import { useGoroutineColors } from '../scope';
import { useInspectorWords } from '../words/inspector-words';

/** What touches bytes, as attributes: the last step fills or outlines, the next one outlines with dots. */
export function useTouched(touches: readonly Touch[]): {
  readonly 'data-touch'?: Touch['kind'];
  readonly style?: CSSProperties;
  readonly title?: string;
} {
  const t = useInspectorWords();
  const color = useGoroutineColors();
  const touch = touches.find(({ kind }) => kind !== 'next') ?? touches[0];
  if (touch === undefined) return {};
  return {
    'data-touch': touch.kind,
    style: { '--c': color(touch.gid) } as CSSProperties,
    title: touches
      .map(({ gid, kind }) => t(`objects.touched.${kind}`, { g: goroutineName(gid) }))
      .join('\n'),
  };
}
