import type * as ast from './ast';

/** Any node of the tree that has a kind. */
export type AnyNode = ast.Expr | ast.Stmt | ast.Decl | ast.Field | ast.CaseClause | ast.CommClause;

/** Direct children in source order of appearance in the node's fields; the tree has no cycles or shared parts. */
export function children(node: AnyNode): readonly AnyNode[] {
  const found: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) found.push(item);
    } else if (isNode(value)) found.push(value);
  }
  return found;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'pos' in value;
}

/** Some node under (and with) this one satisfies the test; bodies of function literals are other functions. */
export function containsInFunction(node: AnyNode, test: (node: AnyNode) => boolean): boolean {
  if (test(node)) return true;
  if (node.kind === 'FuncLit') return false;
  return children(node).some((child) => containsInFunction(child, test));
}
