import type { BaseType, Selection } from 'd3-selection';

/** What each part of the drawing says of itself: worded when somebody points at it, not at every step. */
const TELLS = new WeakMap<Element, () => string>();

const ATTRIBUTE = 'data-tells';
/** Of parts that tell something. */
export const TELLING = `[${ATTRIBUTE}]`;

export function tells<E extends Element, T, P extends BaseType, D>(
  parts: Selection<E, T, P, D>,
  word: (part: T) => string,
): void {
  parts.each(function remember(part) {
    if (!this.hasAttribute(ATTRIBUTE)) {
      this.setAttribute(ATTRIBUTE, '');
      this.setAttribute('tabindex', '-1');
    }
    TELLS.set(this, () => word(part));
  });
}

/** The part that an event is about. */
export function tellingPart(target: EventTarget | null): SVGElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<SVGElement>(TELLING) ?? undefined;
}

export function toldBy(part: Element): string {
  return TELLS.get(part)?.() ?? '';
}

/** Readers hear of a part while it has the focus what those who see are told. */
export function nameAloud(part: Element): void {
  part.setAttribute('role', 'img');
  part.setAttribute('aria-label', toldBy(part));
}

export function unname(part: Element): void {
  part.removeAttribute('role');
  part.removeAttribute('aria-label');
}
