/** What a drawing's look is made of. All but `opacity` and `display` pass from an element to those in it. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
] as const;
const OWN: Readonly<Record<string, string>> = { opacity: '1', display: 'inline' };

/** A copy that looks the same without the page's stylesheets. */
export function copyWithStyles(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inline(svg, copy, undefined);
  return copy;
}

function inline(from: Element, to: Element, above: CSSStyleDeclaration | undefined): void {
  const style = getComputedStyle(from);
  for (const name of ['class', 'style', 'opacity', 'display', ...PROPERTIES]) {
    to.removeAttribute(name);
  }
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== above?.getPropertyValue(name)) to.setAttribute(name, value);
  }
  for (const [name, usual] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    if (value !== usual && value !== 'block') to.setAttribute(name, value);
  }
  for (const [i, child] of [...from.children].entries()) {
    const copied = to.children[i];
    if (copied !== undefined) inline(child, copied, style);
  }
}
