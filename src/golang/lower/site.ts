import type { MemType, Site } from '../ir/ir';
import { type Leaf, memSize } from './layout';
import type { MemPlace } from './value';

/** What the machine tells of an access to one leaf of a place. */
export function leafSite(place: MemPlace, leaf: Leaf, kind: 'read' | 'write'): { site?: Site } {
  if (!place.visible) return {};
  return {
    site: accessSite(kind, leaf.mem, place, leafText(place.text, leaf), leaf.field ?? place.field),
  };
}

export function accessSite(
  kind: Site['kind'],
  mem: MemType,
  at: { readonly pos: number; readonly end: number },
  text: string,
  field: string | undefined,
): Site {
  const { pos, end } = at;
  return { kind, size: memSize(mem), pos, end, text, ...(field !== undefined && { field }) };
}

/** Of a struct copied through a pointer, Go writes a field p.X, not *p.X. */
export function pathText(text: string, path: string): string {
  return path && text.startsWith('*') ? `${text.slice(1)}${path}` : `${text}${path}`;
}

function leafText(text: string, leaf: Leaf): string {
  const whole = pathText(text, leaf.path);
  switch (leaf.part) {
    case 'whole':
    case 'ptr':
    case 'data':
      return whole;
    case 'len':
      return `len(${whole})`;
    case 'cap':
    case 'real':
    case 'imag':
      return `${leaf.part}(${whole})`;
    case 'type':
      return `${whole}.(type)`;
  }
}
