import type * as ast from '../syntax/ast';
import type { Info } from '../types/info';
import { underlying } from './layout';
import { type AnyNode, containsInFunction } from '../syntax/walk';

/** `for x := range f`: the body becomes a function that f calls. */
export function isFuncRange(info: Info, node: AnyNode): node is ast.RangeStmt {
  if (node.kind !== 'RangeStmt') return false;
  const type = info.types.get(node.x)?.type;
  return type !== undefined && underlying(type).kind === 'Func';
}

/** Some return statement of the function stands in such a body. */
export function returnsFromRange(info: Info, body: ast.Block): boolean {
  const returns = (node: AnyNode): boolean => node.kind === 'ReturnStmt';
  return containsInFunction(
    body,
    (node) => isFuncRange(info, node) && containsInFunction(node.body, returns),
  );
}
