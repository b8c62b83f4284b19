import type { Checker, Instantiation } from './checker';
import { components } from './components';
import { mentions } from './mentions';
import type { Type, TypeParam } from './type';

/** A type parameter's argument mentions another one (or itself). */
interface Edge {
  readonly from: TypeParam;
  readonly to: TypeParam;
  /** The argument is not the parameter itself but built of it: a larger type. */
  readonly grows: boolean;
  readonly arg: Type;
  readonly at: Instantiation;
  readonly index: number;
}

/** Generic code that would need ever larger instances of itself has no end: reports the first such cycle. */
export function reportInstantiationCycle(c: Checker): void {
  const edges = edgesOf(c.instantiations);
  const byFrom = new Map<TypeParam, Edge[]>();
  for (const edge of edges) {
    const known = byFrom.get(edge.from);
    if (known === undefined) byFrom.set(edge.from, [edge]);
    else known.push(edge);
  }
  const edgesFrom = (param: TypeParam): readonly Edge[] => byFrom.get(param) ?? [];
  const component = components(byFrom.keys(), (param) => edgesFrom(param).map(({ to }) => to));
  const first = edges.find(
    ({ grows, from, to }) => grows && component.get(from) === component.get(to),
  );
  if (first !== undefined) report(c, [first, ...pathTo(edgesFrom, first.to, first.from)]);
}

function edgesOf(instantiations: readonly Instantiation[]): Edge[] {
  return instantiations.flatMap((at) =>
    at.typeParams.flatMap((to, index): Edge[] => {
      const arg = at.typeArgs[index];
      if (arg === undefined) return [];
      const found = new Set<TypeParam>();
      mentions(arg, (part) => {
        if (part.kind === 'TypeParam') found.add(part);
        return false;
      });
      return [...found].map((from) => ({ from, to, grows: arg !== from, arg, at, index }));
    }),
  );
}

/** The fewest edges that lead from one parameter to another; none if they are the same. */
function pathTo(
  edgesFrom: (param: TypeParam) => readonly Edge[],
  from: TypeParam,
  to: TypeParam,
): Edge[] {
  const reachedBy = new Map<TypeParam, Edge | undefined>([[from, undefined]]);
  for (const [param] of reachedBy) {
    if (param === to) break;
    for (const edge of edgesFrom(param)) {
      if (!reachedBy.has(edge.to)) reachedBy.set(edge.to, edge);
    }
  }
  const path: Edge[] = [];
  for (let edge = reachedBy.get(to); edge !== undefined; edge = reachedBy.get(edge.from)) {
    path.push(edge);
  }
  return path.reverse();
}

function report(c: Checker, cycle: readonly Edge[]): void {
  const [first] = cycle;
  const place = first && c.places.get(first.from);
  if (first === undefined || place === undefined) return;
  const lines = cycle.map(({ from, arg, at, index }) => {
    const where = c.place(at.places[index] ?? at.pos, at.source);
    return `\n\t${where}: ${from.name} instantiated as ${c.typeString(arg)}`;
  });
  const { source } = c;
  c.source = place.source;
  c.error(place.pos, `instantiation cycle:${lines.join('')}`);
  c.source = source;
}
