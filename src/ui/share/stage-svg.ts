import { setPrinting } from '../canvas/printing';
import { copyWithStyles } from './inline-styles';

const SVG = 'http://www.w3.org/2000/svg';

/** Below the last part, as between them. */
const BOTTOM = 18;

/** The memory stage as one drawing that needs no page: all of the map, also what is scrolled out of sight. */
export function stageSvg(stage: HTMLElement): SVGSVGElement {
  setPrinting(true);
  try {
    return drawingOf(stage);
  } finally {
    setPrinting(false);
  }
}

function drawingOf(stage: HTMLElement): SVGSVGElement {
  const frame = stage.getBoundingClientRect();
  const svg = create('svg');
  svg.append(create('rect', { width: '100%', height: '100%', fill: colorBehind(stage) }));
  const scroller = stage.querySelector('.stage-scroll');
  let bottom = 0;
  for (const line of titleLines(stage)) {
    const below = unscrolled(line, scroller);
    svg.append(...swatchOf(line, frame, below), copyLine(line, frame, below));
    bottom = Math.max(bottom, line.getBoundingClientRect().bottom - frame.top + below);
  }
  for (const part of stage.querySelectorAll('canvas:not(.minimap),svg')) {
    const copy = copyPart(part);
    if (copy === undefined) continue;
    const { left, top, width, height } = part.getBoundingClientRect();
    const y = top - frame.top + unscrolled(part, scroller);
    setAll(copy, { x: left - frame.left, y, width, height, overflow: 'visible' });
    svg.append(copy, ...borderAround(part, copy));
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
  const lines = 'header > :is(h2, select, p), .stage-note, .field-arrays p, .field-legend > li';
  // On a narrow stage some are left out.
  return [...stage.querySelectorAll<HTMLElement>(lines)].filter((line) => line.offsetWidth > 0);
}

/** The colour that a line of a legend is about. */
function swatchOf(line: HTMLElement, frame: DOMRect, below: number): SVGElement[] {
  const swatch = line.querySelector('i');
  if (swatch === null) return [];
  const { left, top, width, height } = swatch.getBoundingClientRect();
  const place = { x: left - frame.left, y: top - frame.top + below, width, height, rx: 2 };
  return [create('rect', { ...place, fill: getComputedStyle(swatch).backgroundColor })];
}

/** A canvas has its border from what it lies in. */
function borderAround(part: Element, copy: SVGElement): SVGElement[] {
  if (!(part instanceof HTMLCanvasElement) || part.parentElement === null) return [];
  const { borderTopColor } = getComputedStyle(part.parentElement);
  const border = create('rect', { fill: 'none', stroke: borderTopColor, rx: 8 });
  for (const name of ['x', 'y', 'width', 'height']) {
    border.setAttribute(name, copy.getAttribute(name) ?? '0');
  }
  return [border];
}

function copyLine(line: HTMLElement, frame: DOMRect, below: number): SVGElement {
  const box = line.getBoundingClientRect();
  const inset = Number.parseFloat(getComputedStyle(line).paddingLeft);
  const copy = create('text', {
    x: box.left - frame.left + inset + swatchRoom(line),
    y: middleOf(firstRowOf(line) ?? box) - frame.top + below,
    'dominant-baseline': 'central',
    'xml:space': 'preserve',
  });
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const around = text.parentElement ?? line;
    if (around instanceof HTMLOptionElement && !around.selected) continue;
    const { color, fontFamily, fontSize, fontWeight } = getComputedStyle(around);
    const style = {
      fill: color,
      'font-family': fontFamily,
      'font-size': fontSize,
      'font-weight': fontWeight,
    };
    for (const { text: said, start } of rowsOf(text)) {
      const place =
        start === undefined
          ? {}
          : { x: start.left - frame.left, y: middleOf(start) - frame.top + below };
      const part = create('tspan', { ...style, ...place });
      part.textContent = said;
      copy.append(part);
    }
  }
  return copy;
}

/** Undefined: there is but one. */
function firstRowOf(line: HTMLElement): DOMRect | undefined {
  const range = document.createRange();
  range.selectNodeContents(line);
  const [first] = range.getClientRects();
  const isOne = first === undefined || range.getBoundingClientRect().height < 1.8 * first.height;
  return isOne ? undefined : first;
}

function middleOf({ top, height }: DOMRect): number {
  return top + height / 2;
}

interface Row {
  text: string;
  /** Undefined: it goes on where other text ended. */
  readonly start: DOMRect | undefined;
}

/** A text as it is broken into lines: a drawing breaks none. */
function rowsOf(text: Text): Row[] {
  const rows: Row[] = [{ text: '', start: undefined }];
  const range = document.createRange();
  let bottom = Number.POSITIVE_INFINITY;
  for (let at = 0; at < text.length; at++) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const [place] = range.getClientRects();
    if (place !== undefined && place.top >= bottom) rows.push({ text: '', start: place });
    (rows.at(-1) as Row).text += text.data[at];
    bottom = place?.bottom ?? bottom;
  }
  return rows;
}

/** Text begins behind its swatch. */
function swatchRoom(line: HTMLElement): number {
  const swatch = line.querySelector('i');
  if (swatch === null) return 0;
  return swatch.offsetWidth + Number.parseFloat(getComputedStyle(swatch).marginRight);
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
