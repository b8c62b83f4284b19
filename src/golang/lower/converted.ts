import type * as ast from '../syntax/ast';
import type { Type } from '../types/type';
import type { Fn } from './fn';
import { alignOf, pointerBytes, sizeOf, underlying } from './layout';

/** Whether a value is put into an interface from where it lies; else it is handed over in a register or two. */
export function needsAddress(type: Type): boolean {
  const size = sizeOf(type);
  const isWord = (size === 2 || size === 4 || size === 8) && alignOf(type) === size;
  if (isWord && pointerBytes(type) === 0) return false;
  const only = underlying(onlyPart(type));
  return only.kind !== 'Slice' && !(only.kind === 'Basic' && only.name === 'string');
}

/** What a struct or array of one is made of. */
function onlyPart(type: Type): Type {
  const u = underlying(type);
  const [field, second] = u.kind === 'Struct' ? u.fields : [];
  if (field && !second) return onlyPart(field.type);
  return u.kind === 'Array' && u.len === 1 ? onlyPart(u.elem) : type;
}

/** Go spec: Address operators. */
export function isAddressable(fn: Fn, e: ast.Expr): boolean {
  switch (e.kind) {
    case 'ParenExpr':
      return isAddressable(fn, e.x);
    case 'Ident':
      return fn.info.uses.get(e)?.kind === 'Var';
    case 'StarExpr':
      return true;
    case 'SelectorExpr': {
      const selection = fn.info.selections.get(e);
      if (selection === undefined) return fn.info.uses.get(e.sel)?.kind === 'Var';
      if (selection.kind !== 'field') return false;
      return selection.path.some(({ deref }) => deref) || isAddressable(fn, e.x);
    }
    case 'IndexExpr': {
      const { kind } = underlying(fn.typeOf(e.x));
      if (kind === 'Slice' || kind === 'Pointer') return true;
      return kind === 'Array' && isAddressable(fn, e.x);
    }
    default:
      return false;
  }
}
