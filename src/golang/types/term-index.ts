import { under } from './basic';
import type { Term, Type } from './type';
import { typeKey } from './type-key';

/** Terms of a union, of which no two overlap, by their types: who asks for one does not look at them all. */
export class TermIndex {
  private readonly byType = new Map<string, Placed>();
  private readonly byUnderlying = new Map<string, Placed>();

  add(term: Term): void {
    const placed = { term, place: this.byType.size };
    const under = underlyingKey(term.type);
    this.byType.set(typeKey(term.type), placed);
    if (!this.byUnderlying.has(under)) this.byUnderlying.set(under, placed);
  }

  /** The first one that has a type in common with the term. */
  overlapping(term: Term): Term | undefined {
    const own = typeKey(term.type);
    const wide = this.byType.get(underlyingKey(term.type));
    const found = [
      this.byType.get(own),
      wide?.term.tilde ? wide : undefined,
      term.tilde ? this.byUnderlying.get(own) : undefined,
    ].filter((each) => each !== undefined);
    return found.sort((a, b) => a.place - b.place)[0]?.term;
  }
}

interface Placed {
  readonly term: Term;
  readonly place: number;
}

function underlyingKey(type: Type): string {
  return typeKey(under(type));
}
