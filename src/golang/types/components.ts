/**
 * Numbers the strongly connected components of a graph: two nodes have one number if each is reached from the other
 * (Tarjan 1972, without recursion: chains are long).
 */
export function components<Node>(
  nodes: Iterable<Node>,
  next: (node: Node) => Iterable<Node>,
): Map<Node, number> {
  const found = new Map<Node, number>();
  const entered = new Map<Node, Visit<Node>>();
  const open: Node[] = [];
  const enter = (node: Node): Visit<Node> => {
    const visit = { node, place: entered.size, least: entered.size, rest: iterator(next(node)) };
    entered.set(node, visit);
    open.push(node);
    return visit;
  };
  for (const node of nodes) {
    if (entered.has(node)) continue;
    const path = [enter(node)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const step = visit.rest.next();
      if (step.done !== true) {
        const known = entered.get(step.value);
        if (known === undefined) path.push(enter(step.value));
        else if (!found.has(step.value)) visit.least = Math.min(visit.least, known.place);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) before.least = Math.min(before.least, visit.least);
      if (visit.least === visit.place) close(open, visit, found);
    }
  }
  return found;
}

interface Visit<Node> {
  readonly node: Node;
  /** The how manieth node it is. */
  readonly place: number;
  /** The first node on the path to it that it is known to lead back to. */
  least: number;
  readonly rest: Iterator<Node>;
}

function iterator<Node>(nodes: Iterable<Node>): Iterator<Node> {
  return nodes[Symbol.iterator]();
}

/** All nodes entered since the first of a component belong to it. */
function close<Node>(open: Node[], { node, place }: Visit<Node>, found: Map<Node, number>): void {
  for (let last = open.pop(); last !== undefined; last = open.pop()) {
    found.set(last, place);
    if (last === node) return;
  }
}
