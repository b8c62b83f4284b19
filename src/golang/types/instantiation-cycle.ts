import type { Checker, Instantiation } from './checker';
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
  for (const edge of edges) {
    if (!edge.grows) continue;
    const path = pathTo(edges, edge.to, edge.from);
    if (path === undefined) continue;
    report(c, [edge, ...path]);
    return;
  }
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

/** The edges that lead from one parameter to another; none if they are the same. */
function pathTo(edges: readonly Edge[], from: TypeParam, to: TypeParam): Edge[] | undefined {
  const seen = new Set<TypeParam>([from]);
  let open: { param: TypeParam; path: Edge[] }[] = [{ param: from, path: [] }];
  while (open.length > 0) {
    const done = open.find(({ param }) => param === to);
    if (done !== undefined) return done.path;
    open = open.flatMap(({ param, path }) =>
      edges.flatMap((edge) => {
        if (edge.from !== param || seen.has(edge.to)) return [];
        seen.add(edge.to);
        return { param: edge.to, path: [...path, edge] };
      }),
    );
  }
  return undefined;
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
