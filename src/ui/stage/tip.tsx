import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { nameAloud, toldBy } from './tells';
import { usePointedPart } from './use-pointed-part';

const GAP = 6;
const MARGIN = 6;

/** Says what the part of the drawing is that the pointer or the focus is on, above it or below. */
export function Tip({ root }: { readonly root: RefObject<HTMLElement | null> }): ReactNode {
  const part = usePointedPart(root);
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: the same part may say something else now, or be gone.
  useLayoutEffect(() => {
    const element = box.current;
    const outer = root.current;
    if (element === null || outer === null || part === undefined) return;
    const text = part.isConnected ? toldBy(part) : '';
    element.hidden = text === '';
    element.textContent = text;
    if (part === document.activeElement) nameAloud(part);
    place(element, part, outer);
  });
  // Readers hear the same as the part's own label.
  return part === undefined ? null : <div className="stage-tip" ref={box} aria-hidden="true" />;
}

function place(tip: HTMLElement, part: Element, outer: HTMLElement): void {
  const frame = outer.getBoundingClientRect();
  const box = part.getBoundingClientRect();
  const left = (box.left + box.right) / 2 - frame.left - tip.offsetWidth / 2;
  const most = outer.clientWidth - tip.offsetWidth - MARGIN;
  tip.style.left = `${Math.max(MARGIN, Math.min(left, most))}px`;
  const above = box.top - frame.top - tip.offsetHeight - GAP;
  // Above an elem is its key.
  const isBelow = above < MARGIN || part.matches('.elem, .overflow');
  const top = isBelow ? box.bottom - frame.top + GAP : above;
  tip.style.top = `${top + outer.scrollTop}px`;
}
