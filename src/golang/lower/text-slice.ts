import type * as ast from '../syntax/ast';
import { isString } from '../types/basic';
import type { Info, Var } from '../types/info';
import { type AnyNode, children } from '../syntax/walk';

import { underlying } from './layout';

/**
 * What becomes of the slice that a conversion makes of a string; how much room it has depends on it, as in gc:
 * `read` lies where the string does, `written` in the frame if it is small, and what may leave the function on the heap.
 */
export type TextSlice = 'read' | 'written' | 'leaves';

/** A node, and the nodes around it, outermost first. */
interface Place {
  readonly node: AnyNode;
  readonly around: readonly AnyNode[];
}

/** The conversions under a node whose slices stay in the function; `isShared` variables may be seen from elsewhere. */
export function textSlices(
  info: Info,
  root: AnyNode,
  isShared: (v: Var) => boolean,
): ReadonlyMap<ast.CallExpr, TextSlice> {
  const conversions = new Map<ast.CallExpr, TextSlice>();
  if (!containsConversion(info, root)) return conversions;
  const found: Place[] = [];
  const uses = new Map<Var, Place[]>();
  const visit = (node: AnyNode, around: readonly AnyNode[]): void => {
    if (isTextConversion(info, node)) found.push({ node, around });
    const v = node.kind === 'Ident' ? info.uses.get(node) : undefined;
    if (v?.kind === 'Var') {
      const known = uses.get(v) ?? [];
      known.push({ node, around });
      uses.set(v, known);
    }
    for (const child of children(node)) visit(child, [...around, node]);
  };
  visit(root, []);
  for (const place of found) {
    if (place.node.kind !== 'CallExpr') continue;
    const flow = new Flow(info, uses, isShared);
    flow.follow(place);
    conversions.set(place.node, flow.end);
  }
  return conversions;
}

function containsConversion(info: Info, node: AnyNode): boolean {
  return (
    isTextConversion(info, node) || children(node).some((child) => containsConversion(info, child))
  );
}

function isTextConversion(info: Info, node: AnyNode): boolean {
  const [arg] = node.kind === 'CallExpr' ? node.args : [];
  if (node.kind !== 'CallExpr' || arg === undefined) return false;
  const to = info.types.get(node.fun);
  const from = info.types.get(arg);
  return (
    to?.mode === 'type' &&
    from !== undefined &&
    underlying(to.type).kind === 'Slice' &&
    isString(from.type)
  );
}

/** Follows one slice through the variables of a function. */
class Flow {
  end: TextSlice = 'read';
  private readonly seen = new Set<Var>();

  constructor(
    private readonly info: Info,
    private readonly uses: ReadonlyMap<Var, readonly Place[]>,
    private readonly isShared: (v: Var) => boolean,
  ) {}

  /** Where the value of an expression goes. */
  follow({ node, around }: Place): void {
    const user = around.at(-1);
    const outer = around.slice(0, -1);
    switch (user?.kind) {
      case 'ParenExpr':
        this.follow({ node: user, around: outer });
        return;
      case 'SliceExpr':
        if (user.x === node) this.follow({ node: user, around: outer });
        return;
      case 'IndexExpr':
        if (user.x === node) this.element({ node: user, around: outer });
        return;
      case 'RangeStmt':
        if (user.x !== node) this.end = 'leaves';
        return;
      case 'CallExpr':
        this.argument(node, { node: user, around: outer }, user);
        return;
      case 'AssignStmt':
        this.assigned(node, user);
        return;
      case 'VarDecl': {
        const name = user.names[user.values.findIndex((value) => value === node)];
        this.into(name && this.info.defs.get(name));
        return;
      }
      case 'BinaryExpr':
      case 'ExprStmt':
        return;
      default:
        this.end = 'leaves';
    }
  }

  private argument(node: AnyNode, place: Place, call: ast.CallExpr): void {
    const callee = this.info.types.get(call.fun);
    if (callee?.mode === 'type' && isString(callee.type)) return;
    const name = callee?.mode === 'builtin' && call.fun.kind === 'Ident' ? call.fun.name : '';
    const isFirst = call.args[0] === node;
    if (name === 'len' || name === 'cap') return;
    if (name === 'copy' || name === 'clear') {
      if (isFirst) this.written();
    } else if (name === 'append' && isFirst) {
      this.written();
      this.follow(place);
    } else if (name !== 'append' || !call.spread) this.end = 'leaves';
  }

  private element({ node, around }: Place): void {
    const user = around.at(-1);
    const isTarget = user?.kind === 'AssignStmt' && user.lhs.some((lhs) => lhs === node);
    if (isTarget || user?.kind === 'IncDecStmt' || user?.kind === 'RangeStmt') this.written();
    if (user?.kind === 'UnaryExpr' && user.op === '&') this.end = 'leaves';
  }

  private assigned(node: AnyNode, statement: ast.AssignStmt): void {
    // A variable that takes another value.
    if (statement.lhs.some((lhs) => lhs === node)) return;
    const target = statement.lhs[statement.rhs.findIndex((value) => value === node)];
    if (target?.kind !== 'Ident') this.end = 'leaves';
    else if (target.name !== '_') {
      const v = this.info.defs.get(target) ?? this.info.uses.get(target);
      // Another loop's turn may leave it in a variable declared elsewhere.
      const isNew = statement.op === ':=' && this.info.defs.has(target);
      if (isNew || (v?.kind === 'Var' && this.seen.has(v))) this.into(v);
      else this.end = 'leaves';
    }
  }

  private into(v: ReturnType<Info['defs']['get']>): void {
    if (v?.kind !== 'Var' || this.isShared(v)) {
      this.end = 'leaves';
      return;
    }
    if (this.seen.has(v)) return;
    this.seen.add(v);
    for (const use of this.uses.get(v) ?? []) this.follow(use);
  }

  private written(): void {
    if (this.end === 'read') this.end = 'written';
  }
}
