import { copyWithStyles } from './inline-styles';

const SVG = 'http://www.w3.org/2000/svg';

/** Below the last part, as between them. */
const BOTTOM = 18;

/** The memory stage as one drawing that needs no page: all of the map, also what is scrolled out of sight. */
export function stageSvg(stage: HTMLElement): SVGSVGElement {
  const frame = stage.getBoundingClientRect();
  const svg = create('svg');
  svg.append(create('rect', { width: '100%', height: '100%', fill: colorBehind(stage) }));
  const scroller = stage.querySelector('.stage-scroll');
  for (const line of titleLines(stage)) {
    svg.append(copyLine(line, frame, unscrolled(line, scroller)));
  }

  let bottom = 0;
  for (const part of stage.querySelectorAll('canvas:not(.minimap),svg')) {
    const copy = copyPart(part);
    if (copy === undefined) continue;
    const { left, top, width, height } = part.getBoundingClientRect();
    const y = top - frame.top + unscrolled(part, scroller);
    setAll(copy, { x: left - frame.left, y, width, height, overflow: 'visible' });
    svg.append(copy);
    bottom = Math.max(bottom, y + height);
  }

  const { width } = frame;
  const height = Math.ceil(bottom) + BOTTOM;
  setAll(svg, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  return svg;
}

/** How much farther down a part stands when nothing is scrolled out of sight. */
function unscrolled(part: Element, scroller: Element | null): number {
  if (scroller === null) return 0;
  if (scroller.contains(part)) return scroller.scrollTop;
  const isBelow = scroller.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
  return isBelow === 0 ? 0 : scroller.scrollHeight - scroller.clientHeight;
}

/** The name of the map (of several the chosen one), its type and what else is said of it. */
function titleLines(stage: HTMLElement): HTMLElement[] {
  const lines = 'header > :is(h2, select, p), .stage-note, .field-arrays p';
  return [...stage.querySelectorAll<HTMLElement>(lines)];
}

function copyLine(line: HTMLElement, frame: DOMRect, below: number): SVGElement {
  const { left, top, height } = line.getBoundingClientRect();
  const inset = Number.parseFloat(getComputedStyle(line).paddingLeft);
  const copy = create('text', {
    x: left - frame.left + inset,
    y: top - frame.top + below + height / 2,
    'dominant-baseline': 'central',
    'xml:space': 'preserve',
  });
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const around = text.parentElement ?? line;
    if (around instanceof HTMLOptionElement && !around.selected) continue;
    const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(around);
    const part = create('tspan', {
      fill: color,
      'font-family': fontFamily,
      'font-size': fontSize,
      'font-weight': fontWeight,
    });
    part.textContent = text.data;
    copy.append(part);
  }
  return copy;
}

function copyPart(part: Element): SVGElement | undefined {
  if (part instanceof HTMLCanvasElement) return create('image', { href: part.toDataURL() });
  return part instanceof SVGSVGElement ? copyWithStyles(part) : undefined;
}

function colorBehind(stage: HTMLElement): string {
  return getComputedStyle(stage).backgroundColor;
}

function create<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  setAll(element, attributes);
  return element;
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
