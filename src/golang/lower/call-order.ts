import type * as ast from '../syntax/ast';
import { containsInFunction } from '../syntax/walk';
import { INVALID } from '../types/basic';
import type { MapT, Type } from '../types/type';
import { builtinName, unparen } from './callee-name';
import { isAddressable, needsAddress } from './converted';
import { isDirectInterface } from './direct';
import type { Fn } from './fn';
import { isString } from './integer';
import { isInterface } from './interface';
import { underlying } from './layout';
import { mapFamily } from './map-kind';

/**
 * Go leaves open when a variable is read beside a call: in `x + f()`, before or after it. gc makes the calls of a
 * statement first, from left to right, and what it takes for as good as a call; it reads, indexes, compares and follows
 * pointers then. A person's program is held to that. Our own library says the order itself, by how it is written.
 * `types` are those that the values become: a value may have to be made before it is put into an interface.
 */
export function callsFirst(
  fn: Fn,
  exprs: readonly (ast.Expr | undefined)[],
  types: readonly (Type | undefined)[] = [],
): void {
  if (!fn.unit.isUser) return;
  const [only, second] = exprs.filter((e) => e !== undefined);
  // Nothing stands beside the only call there is.
  if (only && !second && unparen(only).kind === 'CallExpr' && !isOperation(fn, only)) return;
  const order: Order = { fn, isSeen: exprs.some((e) => e && hasEffect(fn, e)) };
  exprs.forEach((e, i) => {
    if (e) visit(order, e, types[i]);
  });
}

interface Order {
  readonly fn: Fn;
  /** Something is done that an operand read at another time would show. */
  readonly isSeen: boolean;
}

function visit(order: Order, e: ast.Expr, as?: Type): void {
  const { fn } = order;
  const known = fn.info.types.get(e);
  if (known?.value !== undefined || known?.mode === 'type' || known?.mode === 'nil') return;
  visitParts(order, e);
  if (known?.type.kind === 'Tuple' || fn.ready.has(e)) return;
  if (isMadeEarly(order, e) || (as && order.isSeen && isMadeForInterface(fn, e, as)))
    fn.ready.set(e, fn.value(e));
}

function visitParts(order: Order, e: ast.Expr): void {
  const { fn } = order;
  switch (e.kind) {
    case 'UnaryExpr':
    case 'ParenExpr':
    case 'StarExpr':
    case 'TypeAssertExpr':
    case 'SelectorExpr':
      visit(order, e.x);
      return;
    case 'IndexExpr': {
      visit(order, e.x);
      const [index] = e.indices;
      if (!index) return;
      visit(order, index);
      const u = underlying(fn.info.types.get(e.x)?.type ?? INVALID);
      const isKnown = fn.ready.has(index) || fn.info.types.get(index)?.value !== undefined;
      if (u.kind === 'Map' && !isKnown && isMadeAsKey(order, index, u))
        fn.ready.set(index, fn.value(index));
      return;
    }
    case 'SliceExpr':
      for (const part of [e.x, e.low, e.high, e.max]) if (part) visit(order, part);
      return;
    case 'BinaryExpr':
      // What is right of && may not run at all.
      if (e.op === '&&' || e.op === '||') return;
      visit(order, e.x);
      visit(order, e.y);
      return;
    case 'CompositeLit': {
      const u = literalType(fn, e);
      if (u.kind === 'Map') return;
      e.elems.forEach((elem, i) => {
        const isPair = elem.kind === 'KeyValueExpr';
        visit(order, isPair ? elem.value : elem, elementType(u, isPair ? elem.key : undefined, i));
      });
      return;
    }
    case 'CallExpr':
      if (isOperation(fn, e)) for (const arg of e.args) visit(order, arg, convertedTo(fn, e));
      return;
    default:
      return;
  }
}

function literalType(fn: Fn, e: ast.CompositeLit): Type {
  const u = underlying(fn.typeOf(e));
  // As an element `{…}` may stand for `&T{…}`.
  return u.kind === 'Pointer' ? underlying(u.elem) : u;
}

function elementType(u: Type, key: ast.Expr | undefined, i: number): Type | undefined {
  if (u.kind === 'Slice' || u.kind === 'Array') return u.elem;
  if (u.kind !== 'Struct') return undefined;
  if (key === undefined) return u.fields[i]?.type;
  return u.fields.find((field) => key.kind === 'Ident' && field.name === key.name)?.type;
}

function convertedTo(fn: Fn, e: ast.CallExpr): Type | undefined {
  return fn.info.types.get(e.fun)?.mode === 'type' ? fn.typeOf(e) : undefined;
}

/** Evaluated when a call would be made. */
function isMadeEarly({ fn, isSeen }: Order, e: ast.Expr): boolean {
  switch (e.kind) {
    case 'UnaryExpr':
      return e.op === '<-';
    case 'CallExpr':
      return !isOperation(fn, e) && (isSeen || !isLength(fn, e));
    case 'SliceExpr':
      return true;
    case 'TypeAssertExpr': {
      const from = underlying(fn.typeOf(e.x));
      return (
        from.kind === 'Interface' && from.methods.length === 0 && !isDirectInterface(fn.typeOf(e))
      );
    }
    case 'BinaryExpr':
      return isSeen && (e.op === '&&' || e.op === '||');
    case 'CompositeLit':
      return isSeen && literalType(fn, e).kind === 'Map';
    default:
      return false;
  }
}

/** What has no address gets one for the conversion. */
function isMadeForInterface(fn: Fn, e: ast.Expr, as: Type): boolean {
  const type = fn.typeOf(e);
  return isInterface(as) && !isInterface(type) && needsAddress(type) && !isAddressable(fn, e);
}

/** The generic functions of maps take a key by its address. */
function isMadeAsKey({ fn, isSeen }: Order, key: ast.Expr, type: MapT): boolean {
  if (!isSeen || mapFamily(type) !== 'generic') return false;
  return isInterface(type.key) !== isInterface(fn.typeOf(key)) || !isAddressable(fn, key);
}

/** Whether evaluating it may change something, or wait. */
function hasEffect(fn: Fn, e: ast.Expr): boolean {
  return containsInFunction(
    e,
    (node) =>
      (node.kind === 'UnaryExpr' && node.op === '<-') ||
      (node.kind === 'CallExpr' && !isOperation(fn, node) && !isPure(fn, node)),
  );
}

const PURE = new Set(['len', 'cap', 'min', 'max', 'real', 'imag', 'complex', 'make', 'new']);

function isPure(fn: Fn, e: ast.CallExpr): boolean {
  // What is left of conversions makes a slice of a string.
  if (fn.info.types.get(e.fun)?.mode === 'type') return true;
  return PURE.has(builtinName(fn, unparen(e.fun)) ?? '');
}

/** A length that is one word of its operand: of a map or a channel it is looked up. */
function isLength(fn: Fn, e: ast.CallExpr): boolean {
  const builtin = builtinName(fn, unparen(e.fun));
  if (builtin !== 'len' && builtin !== 'cap') return false;
  const [x] = e.args;
  const kind = x && underlying(fn.typeOf(x)).kind;
  return kind !== 'Map' && kind !== 'Chan';
}

/** A conversion, or a function of package unsafe: no call, but what is done with an operand. */
function isOperation(fn: Fn, e: ast.Expr): boolean {
  const call = unparen(e);
  if (call.kind !== 'CallExpr') return false;
  if (fn.info.types.get(call.fun)?.mode !== 'type')
    return builtinName(fn, unparen(call.fun))?.startsWith('unsafe.') ?? false;
  const [x] = call.args;
  const isCopy = underlying(fn.typeOf(call)).kind === 'Slice' && x && isString(fn.typeOf(x));
  return !isCopy;
}
