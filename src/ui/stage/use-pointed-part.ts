import { type RefObject, useEffect, useState } from 'react';
import { keepTabStop, partBeside } from './part-keys';
import { nameAloud, tellingPart, unname } from './tells';

/** The part of the drawing that the pointer or the focus is on. Arrow keys lead the focus from part to part. */
export function usePointedPart(root: RefObject<HTMLElement | null>): SVGElement | undefined {
  const [pointed, setPointed] = useState<SVGElement | undefined>(undefined);
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener(
      'pointerover',
      ({ target }) => setPointed(tellingPart(target) ?? focusedPart(element)),
      { signal },
    );
    element.addEventListener('pointerleave', () => setPointed(focusedPart(element)), { signal });
    element.addEventListener(
      'focusin',
      ({ target }) => {
        const part = tellingPart(target);
        if (part === undefined) return;
        nameAloud(part);
        if (part.ownerSVGElement !== null) keepTabStop(part.ownerSVGElement, part);
        if (part.matches(':focus-visible')) part.scrollIntoView({ block: 'nearest' });
        setPointed(part);
      },
      { signal },
    );
    element.addEventListener(
      'focusout',
      ({ target }) => {
        const part = tellingPart(target);
        if (part !== undefined) unname(part);
        setPointed(undefined);
      },
      { signal },
    );
    element.addEventListener('keydown', (event) => press(event, element), { signal });
    return () => ended.abort();
  }, [root]);
  return pointed;
}

function press(event: KeyboardEvent, root: Element): void {
  const part = tellingPart(event.target);
  if (part === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter') part.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  else if (event.key === 'Escape') part.blur();
  else if (event.key.startsWith('Arrow')) partBeside(root, part, event.key)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focusedPart(root: Element): SVGElement | undefined {
  const { activeElement } = document;
  return root.contains(activeElement) ? tellingPart(activeElement) : undefined;
}
