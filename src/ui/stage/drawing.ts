import { easeCubicOut } from 'd3-ease';
import type { BaseType, Selection } from 'd3-selection';
import 'd3-transition';
import type { Pens } from './pens';

type Parts<E extends SVGElement, T, P extends BaseType, D> = Selection<E, T, P, D>;
type Value<T> = string | number | null | ((part: T, index: number) => string | number | null);

/**
 * Writes what differs, where d3's own attr, style and text write everything: whatever is written to a drawing the browser
 * lays out and paints anew, and from step to step most parts of a map stay as they are.
 */
export interface Drawing<T> {
  readonly attr: (name: string, value: Value<T>) => Drawing<T>;
  readonly style: (name: string, value: Value<T>) => Drawing<T>;
  readonly text: (value: Value<T>) => Drawing<T>;
}

export function drawing<E extends SVGElement, T, P extends BaseType, D>(
  parts: Parts<E, T, P, D>,
): Drawing<T> {
  const each = (value: Value<T>, write: (element: E, next: string | null) => void): Drawing<T> => {
    parts.each(function visit(part, index) {
      const next = typeof value === 'function' ? value(part, index) : value;
      write(this, next === null ? null : `${next}`);
    });
    return self;
  };
  const self: Drawing<T> = {
    attr: (name, value) =>
      each(value, (element, next) => {
        if (element.getAttribute(name) === next) return;
        if (next === null) element.removeAttribute(name);
        else element.setAttribute(name, next);
      }),
    style: (name, value) =>
      each(value, ({ style }, next) => {
        if (style.getPropertyValue(name) !== (next ?? '')) style.setProperty(name, next);
      }),
    text: (value) =>
      each(value, (element, next) => {
        if (element.textContent !== (next ?? '')) element.textContent = next;
      }),
  };
  return self;
}

/** As d3 writes it while something moves: what has come there differs in nothing. */
export function translate(x: number, y: number): string {
  return `translate(${x}, ${y})`;
}

/** What is elsewhere goes there over time, or at once. Either way an older movement ends. */
export function moveTo<E extends SVGElement, T, P extends BaseType, D>(
  parts: Parts<E, T, P, D>,
  pens: Pens,
  name: string,
  value: (part: T) => string | number,
): void {
  parts.interrupt('move');
  const moving = parts.filter(function isElsewhere(part) {
    return this.getAttribute(name) !== `${value(part)}`;
  });
  if (pens.duration === 0) moving.attr(name, value);
  else moving.transition('move').duration(pens.duration).ease(easeCubicOut).attr(name, value);
}

/** How far above its place what is new comes from. */
const UNFOLD = 22;

/** Puts what is new where it comes from: then it can be moved to its place, and appear. */
export function unfold<E extends SVGElement, T, P extends BaseType, D>(
  entered: Parts<E, T, P, D>,
  pens: Pens,
  place: (part: T) => { readonly x: number; readonly y: number },
): void {
  const isMoving = pens.duration > 0;
  entered
    .attr('transform', (part) => {
      const { x, y } = place(part);
      return translate(x, isMoving ? y - UNFOLD : y);
    })
    .style('opacity', isMoving ? '0' : '1');
}

/** What is not to be seen yet comes to be. */
export function appear<E extends SVGElement, T, P extends BaseType, D>(
  parts: Parts<E, T, P, D>,
  pens: Pens,
): void {
  parts.interrupt('appear');
  const faint = parts.filter(function isFaint() {
    return this.style.opacity !== '1';
  });
  if (pens.duration === 0) faint.style('opacity', '1');
  else faint.transition('appear').duration(pens.duration).ease(easeCubicOut).style('opacity', '1');
}
